#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include "models/training/letter_to_scenario.h"
#include "models/wire/delimited.h"
#include "models/wire/gazetteer_csv.h"
#include "models/wire/geojson.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>

using namespace lianxin;
using namespace lianxin::assist;

/// Real letters about rivers and sewage, spoken as calls, in their own city with the demo city's
/// categories. Which leaves are right for a letter (`letters.tsv`) was told by somebody who had not
/// seen the desk's answers. Bounds lie under what was measured when they were written: they tell of
/// a break, not of progress.
class TestAssistLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fillsForms();
    void tellsKinds();
    void staysQuiet();

private:
    training::Scenario spoken(const training::Letter& letter) const;

    std::shared_ptr<const Assistant> m_assistant;
    std::map<std::string, DistrictCode> m_districts;
    std::vector<training::Letter> m_letters;
    std::map<std::string, std::string> m_leaves; ///< of a letter, by its number; `|` between them
};

namespace {

const QString kData = QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data");

std::string read(const QString& path)
{
    QFile file{kData + path};
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

enum Half { Odd = 1, Even = 2 };

/// Every second one.
std::vector<training::Letter> letters(Half half)
{
    std::vector<training::Letter> letters;
    const auto lines = QString::fromStdString(read("/tickets/fuzhou.tsv")).split('\n');
    for (qsizetype i = half; i < lines.size(); i += 2) {
        const auto cells = lines[i].split('\t');
        if (cells.size() < 8)
            continue;
        const auto cell = [&](int n) { return cells[n].toStdString(); };
        letters.push_back({cell(0), cell(6), cell(7), cell(1), cell(2), cell(3), cell(5)});
    }
    return letters;
}

/// As a city's gazetteer has them; the one at hand ends at villages.
void addRiver(const std::string& name, std::vector<places::Place>& places)
{
    const auto isIt = [&](const places::Place& place) { return place.name == name; };
    if (name.empty() || name == "无" || std::any_of(places.begin(), places.end(), isIt))
        return;
    places::Place river;
    river.id = "river-" + std::to_string(places.size());
    river.name = name;
    river.kind = places::PlaceKind::River;
    places.push_back(std::move(river));
}

bool warns(const Desk& desk)
{
    const auto& hints = desk.session().hints;
    return !hints.empty() && hints.front().level == session::HintLevel::Danger;
}

} // namespace

void TestAssistLetters::initTestCase()
{
    const auto gazetteer = read("/gazetteer/3501_fuzhou.csv");
    if (gazetteer.empty())
        QSKIP("shared/data is not there: real letters are not tried");
    auto sources = demoAssistant()->sources();
    const auto names = wire::parseGazetteerCsv(gazetteer);
    QVERIFY(names.ok());
    auto known = wire::placesOf(names.value());
    for (const auto half : {Odd, Even})
        for (const auto& letter : letters(half))
            addRiver(letter.river, known);
    sources.places = keep(std::move(known));
    sources.roads.clear();
    sources.streets.clear();
    sources.districts.clear();
    for (const auto& place : *sources.places) {
        if (place.kind != places::PlaceKind::District)
            continue;
        m_districts[place.name] = place.district;
        const auto file =
            read("/boundaries/" + QString::fromStdString(place.district.str()) + ".json");
        const auto polygons = wire::parsePolygons(file, places::Datum::Gcj02);
        if (polygons)
            sources.districts.push_back({place.district, place.name, {}, polygons.value()});
    }
    m_assistant = std::make_shared<const Assistant>(std::move(sources));
    m_letters = letters(Odd);
    QCOMPARE(m_letters.size(), std::size_t{366});
    const auto labels =
        wire::parseTsv(fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/letters.tsv"));
    QVERIFY(labels.ok());
    for (const auto& row : labels.value().rows)
        m_leaves[row[0]] = row[1];
}

training::Scenario TestAssistLetters::spoken(const training::Letter& letter) const
{
    const auto& city = demoAssistant()->sources();
    const auto district = m_districts.find(letter.district);
    return training::letterToScenario(
        letter, district == m_districts.end() ? DistrictCode{} : district->second,
        {city.opening, city.closing});
}

void TestAssistLetters::fillsForms()
{
    int kinds = 0;
    int categories = 0;
    int rightCategories = 0;
    int places = 0;
    int decided = 0;
    int right = 0;
    int summaries = 0;
    int details = 0;
    int all = 0;
    for (const auto& letter : m_letters) {
        if (!m_leaves.contains(letter.id))
            continue;
        const auto scenario = spoken(letter);
        Desk desk{m_assistant, base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
        play(desk, scenario);
        ++all;
        kinds += desk.value("kind").empty() ? 0 : 1;
        if (const auto category = desk.value("category"); !category.empty()) {
            const bool isRight = m_leaves[letter.id].find(category) != std::string::npos;
            ++categories;
            rightCategories += isRight ? 1 : 0;
            if (!isRight)
                qInfo("%s: %s, not %s", letter.id.c_str(), category.c_str(),
                      m_leaves[letter.id].c_str());
        }
        places += desk.value("place").empty() ? 0 : 1;
        summaries += desk.value("summary").empty() ? 0 : 1;
        for (const auto& [name, value] : desk.session().fields)
            details += name.starts_with(ticket::field::kTemplatePrefix) && !desk.value(name).empty()
                           ? 1
                           : 0;
        if (letter.district.empty() || !desk.session().pin)
            continue;
        ++decided;
        right += desk.session().pin->jurisdiction.district == m_districts[letter.district] ? 1 : 0;
    }
    QCOMPARE(all, static_cast<int>(m_leaves.size()));
    qInfo("%d letters: kind %d, category %d of which right %d, place %d, summary %d, fields of the "
          "template %d, "
          "district %d of which right %d",
          all, kinds, categories, rightCategories, places, summaries, details, decided, right);
    QVERIFY(kinds >= all * 7 / 10);
    QVERIFY(categories >= all * 7 / 10);
    QVERIFY(rightCategories >= categories * 3 / 4);
    QVERIFY(places >= all * 6 / 10);
    QCOMPARE(summaries, all);
    QVERIFY(details >= all);
    QVERIFY(decided >= all * 6 / 10);
    QVERIFY(right >= decided * 8 / 10);
}

/// The city's own 诉求性质, of letters that nobody looked at when kinds were learned.
void TestAssistLetters::tellsKinds()
{
    Share right;
    std::map<std::string, Share> ofKind;
    for (const auto& letter : letters(Even)) {
        const auto scenario = spoken(letter);
        Desk desk{m_assistant, base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
        play(desk, scenario);
        const auto kind = ticket::parseKind(letter.nature);
        QVERIFY2(kind, letter.id.c_str());
        const bool isRight = desk.value("kind") == ticket::name(*kind);
        right.add(isRight);
        ofKind[letter.nature].add(isRight);
    }
    qInfo("kind right: %s letters", right.text().c_str());
    for (const auto& [nature, share] : ofKind)
        qInfo("  %s %s", nature.c_str(), share.text().c_str());
    QCOMPARE(right.all, 366);
    QVERIFY(right.value() >= 0.72);
}

/// Nobody is in danger in them.
void TestAssistLetters::staysQuiet()
{
    Share warned{0, static_cast<int>(m_letters.size())};
    for (const auto& letter : m_letters) {
        const auto scenario = spoken(letter);
        Desk desk{m_assistant, base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
        bool atAnyTime = false;
        for (const auto& turn : scenario.turns) {
            desk.hear(turn.speaker, turn.text);
            atAnyTime = atAnyTime || warns(desk);
        }
        warned.of += atAnyTime ? 1 : 0;
    }
    qInfo("warned of a danger at any time: %s letters", warned.text().c_str());
    QVERIFY(warned.value() <= 0.05);
}

QTEST_APPLESS_MAIN(TestAssistLetters)
#include "tst_assist_letters.moc"
