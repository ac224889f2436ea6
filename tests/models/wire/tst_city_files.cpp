#include <QTest>

#include "city_folder.h"

#include "models/places/city_generator.h"
#include "models/wire/city_files.h"
#include "models/wire/city_json.h"

#include <QRegularExpression>

#include <map>
#include <set>

Q_DECLARE_METATYPE(lianxin::knowledge::Entry)

using namespace lianxin;
using namespace lianxin::wire;
using tests::cityFolder;

class CityFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoCityIsSound();
    void theDemoCityIsWhatItPromises();
    void versionFollowsEveryByte();
    void findsMistakes_data();
    void findsMistakes();
    void findsAllMistakesAtOnce();
    void aTableMayHaveParts();
    void generatedFilesAreNeeded();
    void planForTheGenerator();
    void comesBackFromJson();
    void jsonRefuses_data();
    void jsonRefuses();
    void aHundredThousandPlaces();
    void answersCoverTheCity();
    void answersCanBeReadAloud_data();
    void answersCanBeReadAloud();
};

void CityFiles::theDemoCityIsSound()
{
    for (const auto& problem : checkCity(cityFolder()))
        QWARN((problem.code + " " + problem.detail).c_str());
    QVERIFY(checkCity(cityFolder()).empty());
}

void CityFiles::theDemoCityIsWhatItPromises()
{
    const auto read = readCity(cityFolder());
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    const auto& city = read.value();
    QCOMPARE(city.name, std::string("牧野市"));
    QCOMPARE(city.districts.size(), std::size_t{12});
    QVERIFY(city.streets.size() >= 140);
    QVERIFY(city.places.size() >= 2000);
    QVERIFY(!city.roads.empty() && !city.grounds.empty());
    QVERIFY(city.units.size() >= 100);
    std::size_t first = 0;
    std::size_t leaves = 0;
    for (const auto& category : city.categories.all()) {
        first += category.code.str().size() == 2;
        leaves += category.code.str().size() == 6;
    }
    QCOMPARE(first, std::size_t{13});
    QVERIFY(leaves >= 400);
    QVERIFY(city.templates.size() >= 20);
    QVERIFY(!city.policy.rules.empty());
    QCOMPARE(city.calendarYears.size(), std::size_t{5});
    QCOMPARE(city.version.size(), std::size_t{16});
    // National Day is off, the Saturday after it is worked.
    QVERIFY(!city.calendar.isWorking(*base::parseIso("2026-10-01T10:00:00+08:00")));
    QVERIFY(city.calendar.isWorking(*base::parseIso("2026-10-10T10:00:00+08:00")));
}

void CityFiles::versionFollowsEveryByte()
{
    const auto one = readCity(cityFolder()).value().version;
    QCOMPARE(readCity(cityFolder()).value().version, one);
    std::string text = cityFolder()("knowledge/01.yaml").value();
    text.append("# noted\n");
    QVERIFY(readCity(cityFolder({{"knowledge/01.yaml", text}})).value().version != one);
}

void CityFiles::findsMistakes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char* name, const char* file, const char* text, const char* code,
                        const char* place) {
        QTest::newRow(name) << QByteArray(file) << QByteArray(text) << QByteArray(code)
                            << QByteArray(place);
    };
    row("syntax", "units.yaml", "units:\n  - {id: a\n", "bad_yaml", "units.yaml:3:1");
    row("a list where a text should be", "knowledge/01.yaml",
        "entries:\n  - {id: a, title: [x], answer: b}\n", "bad_member", "knowledge/01.yaml:2:20");
    row("no list", "items.yaml", "items: 7\n", "bad_member", "items.yaml:1:8");
    row("an id twice", "units.yaml",
        "units:\n  - {id: a, name: 甲, level: city}\n  - {id: a, name: 乙, level: bureau}\n",
        "duplicate_id", "units.yaml:3:10");
    row("no name", "units.yaml", "units:\n  - {id: a, level: city}\n", "missing_member",
        "units.yaml:2:5");
    row("a slip of the pen", "units.yaml", "units:\n  - {id: a, nmae: 甲, name: 甲, level: city}\n",
        "unknown_member", "units.yaml:2:13");
    row("an unknown parent", "units.yaml",
        "units:\n  - {id: a, name: 甲, level: city, parent: z}\n", "unknown_unit",
        "units.yaml:2:43");
    row("an unknown district", "units.yaml",
        "units:\n  - {id: a, name: 甲, level: city, district: \"1\"}\n", "unknown_district",
        "units.yaml:2:45");
    row("a child's code", "categories.yaml",
        "categories:\n  - code: \"01\"\n    name: 甲\n    children:\n      - {code: \"0201\", "
        "name: 乙}\n",
        "bad_member", "categories.yaml:5:16");
    row("a danger of no kind", "categories.yaml",
        "categories:\n  - {code: \"01\", name: 甲, dangers: [fires]}\n", "bad_member",
        "categories.yaml:2:37");
    row("a danger of a branch", "categories.yaml",
        "categories:\n  - {code: \"01\", name: 甲, dangers: [fire], children: [{code: \"0101\", "
        "name: "
        "乙}]}\n",
        "bad_member", "categories.yaml:2:37");
    row("a danger of two leaves", "categories.yaml",
        "categories:\n  - {code: \"01\", name: 甲, dangers: [fire]}\n"
        "  - {code: \"02\", name: 乙, dangers: [gas, fire]}\n",
        "duplicate_id", "categories.yaml:3:42");
    row("an unknown category", "knowledge/01.yaml",
        "entries:\n  - {id: a, title: x, answer: b, category: \"999999\"}\n", "unknown_category",
        "knowledge/01.yaml:2:44");
    row("an unknown unit", "knowledge/01.yaml",
        "entries:\n  - {id: a, title: x, answer: b, unit: nobody}\n", "unknown_unit",
        "knowledge/01.yaml:2:40");
    row("no such day", "knowledge/01.yaml",
        "entries:\n  - {id: a, title: x, answer: b, from: 2026-02-30}\n", "bad_member",
        "knowledge/01.yaml:2:40");
    row("an answer in the wrong file", "knowledge/01.yaml",
        "entries:\n  - {id: a, title: x, answer: b, category: \"020101\"}\n", "bad_member",
        "knowledge/01.yaml:2:44");
    row("an answer twice, in two files", "knowledge/13.yaml",
        "entries:\n  - {id: heating-refund, title: x, answer: b, category: \"13\"}\n",
        "duplicate_id", "knowledge/13.yaml:2:10");
    row("a category without answers", "knowledge/12.yaml", "", "not_found",
        "knowledge/12.yaml:1:1");
    row("an unknown template", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: mayor, template: zz}\n",
        "unknown_template", "items.yaml:2:61");
    row("an unknown function", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: \"@circus\"}\n", "unknown_unit",
        "items.yaml:2:44");
    row("an unknown choice that tells the lead", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: mayor, lead_by: {operator: {铁通: "
        "mayor}}}\n",
        "unknown_choice", "items.yaml:2:76");
    row("a field that no form has", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: mayor, lead_by: {oprator: {移动: "
        "mayor}}}\n",
        "unknown_field", "items.yaml:2:60");
    row("an unknown unit for a choice", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: mayor, lead_by: {operator: {移动: "
        "nobody}}}\n",
        "unknown_unit", "items.yaml:2:76");
    row("an unknown kind", "items.yaml",
        "items:\n  - {id: a, name: x, category: \"01\", lead: mayor, kinds: [joke]}\n",
        "bad_member", "items.yaml:2:59");
    row("a choice without choices", "templates.yaml",
        "templates:\n  - {id: a, name: x, fields: [{id: f, label: 甲, type: choice}]}\n",
        "missing_member", "templates.yaml:2:31");
    row("an unknown type", "templates.yaml",
        "templates:\n  - {id: a, name: x, fields: [{id: f, label: 甲, type: colour}]}\n",
        "bad_member", "templates.yaml:2:55");
    row("no rule at all", "policies.yaml", "version: \"1\"\nrules: []\n", "policy.no_fallback",
        "policies.yaml:1:1");
    row("a limit nobody understands", "policies.yaml",
        "version: \"1\"\nrules:\n  - id: a\n    name: b\n    steps:\n      - {id: s, name: t, "
        "limit: soon, start: [assigned], stop: [signed]}\n",
        "bad_member", "policies.yaml:6:33");
    row("two steps of one rule without a limit", "policies.yaml",
        "version: \"1\"\nrules:\n  - id: a\n    name: b\n    steps:\n"
        "      - {id: s, name: t, limit: 0d, start: [assigned], stop: [signed]}\n"
        "      - {id: u, name: v, limit: 0d, start: [assigned], stop: [replied]}\n",
        "step.limit", "policies.yaml:7:9");
    row("a day twice", "calendars/2026.yaml",
        "year: 2026\ndays:\n  - {date: 2026-01-01, off: true}\n  - {date: 2026-01-01, off: "
        "false}\n",
        "calendar.conflict", "calendars:1:1");
    row("coordinates", "city.yaml",
        "{code: a, name: b, hotline: c, opening: d, closing: e, centre: [1], districts: [{code: x, "
        "name: y}]}\n",
        "bad_member", "city.yaml:1:64");
}

void CityFiles::findsMistakes()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, place);
    const auto problems = checkCity(cityFolder({{file.toStdString(), text.toStdString()}}));
    QByteArrayList found;
    for (const auto& problem : problems)
        if (problem.detail.starts_with(place.split(':').front().toStdString()))
            found << QByteArray::fromStdString(problem.code + " " + problem.detail);
    QVERIFY2(std::any_of(
                 found.begin(), found.end(),
                 [&](const QByteArray& line) { return line.startsWith(code + " " + place + " "); }),
             found.mid(0, 5).join("\n").constData());
}

void CityFiles::findsAllMistakesAtOnce()
{
    const auto problems =
        checkCity(cityFolder({{"units.yaml", "units:\n  - {id: a}\n  - {id: b}\n"},
                              {"templates.yaml", "templates: []\n"},
                              {"policies.yaml", ""}}));
    std::set<std::string> codes;
    for (const auto& problem : problems)
        codes.insert(problem.code);
    for (const char* code : {"missing_member", "unknown_unit", "unknown_template", "not_found"})
        QVERIFY2(codes.contains(code), code);
}

void CityFiles::aTableMayHaveParts()
{
    const auto part = [](const char* id) {
        return std::string("templates:\n  - {id: ") + id + ", name: x, categories: []}\n";
    };
    const auto idsOf = [](const std::map<std::string, std::string>& files) {
        std::vector<std::string> ids;
        const auto city = readCity(cityFolder(files));
        if (!city)
            return std::vector{city.error().code + ' ' + city.error().detail};
        for (const auto& form : city.value().templates)
            ids.push_back(form.id.str());
        return ids;
    };
    const std::map<std::string, std::string> bare{{"items.yaml", "items: []\n"}};
    auto files = bare;
    for (int n = 0; n < 100; ++n)
        files["templates/" + std::to_string(100 + n).substr(1) + ".yaml"] = "";
    files["templates.yaml"] = "";
    QVERIFY(idsOf(files).front().starts_with("not_found templates.yaml:1:1 "));
    files["templates/99.yaml"] = part("c");
    files["templates/00.yaml"] = part("a");
    files["templates/07.yaml"] = part("b");
    QCOMPARE(idsOf(files), (std::vector<std::string>{"a", "b", "c"}));
    files["templates/07.yaml"] = part("a");
    QVERIFY(idsOf(files).front().starts_with("duplicate_id templates/07.yaml:2:10 "));
    files["templates.yaml"] = part("whole");
    QCOMPARE(idsOf(files), std::vector<std::string>{"whole"});
}

void CityFiles::generatedFilesAreNeeded()
{
    QCOMPARE(readCity(cityFolder({{"generated/places.geojson", ""}})).error().code,
             std::string("not_found"));
    const auto broken = readCity(cityFolder({{"generated/places.geojson", "{\n oops"}}));
    QCOMPARE(broken.error().code, std::string("bad_json"));
    QCOMPARE(broken.error().detail, std::string("generated/places.geojson:2:2"));
}

void CityFiles::planForTheGenerator()
{
    const auto plan = readCityPlan(cityFolder(), 7);
    QVERIFY(plan.ok());
    QCOMPARE(plan.value().seed, std::uint64_t{7});
    QCOMPARE(plan.value().districts.size(), std::size_t{12});
    QVERIFY(plan.value().anchors.size() >= 60);
    QCOMPARE(plan.value().centre.lon, 113.9);
}

void CityFiles::comesBackFromJson()
{
    const auto city = readCity(cityFolder()).value();
    const auto text = cityText(city);
    const auto back = parseCityText(text);
    QVERIFY2(back.ok(), back.ok() ? "" : (back.error().code + back.error().detail).c_str());
    QCOMPARE(QByteArray::fromStdString(cityText(back.value())), QByteArray::fromStdString(text));
    QVERIFY(back.value().places == city.places);
    QVERIFY(back.value().policy == city.policy);
    QVERIFY(back.value().calendarYears == city.calendarYears);
    QVERIFY(back.value().knowledge == city.knowledge);
    QVERIFY(back.value().templates == city.templates);
    QVERIFY(back.value().items == city.items);
    QVERIFY(back.value().units == city.units);
    QVERIFY(back.value().categories.all() == city.categories.all());
    QVERIFY(back.value().roads == city.roads);
    QVERIFY(back.value().grounds == city.grounds);
    QVERIFY(!back.value().calendar.isWorking(*base::parseIso("2026-10-01T10:00:00+08:00")));
}

void CityFiles::jsonRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("bad_json 1:2");
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray("missing_member code");
    QTest::newRow("no centre") << QByteArray(R"({"code":"1","name":"x"})")
                               << QByteArray("bad_member centre");
    QTest::newRow("no policy") << QByteArray(R"({"code":"1","name":"x","centre":[1,2]})")
                               << QByteArray("missing_member policy");
    QTest::newRow("a place off the earth")
        << QByteArray(
               R"({"code":"1","name":"x","centre":[1,2],"places":[{"name":"y","at":[1,99]}]})")
        << QByteArray("bad_member places[0].at");
    QTest::newRow("a unit without id")
        << QByteArray(R"({"code":"1","name":"x","centre":[1,2],"units":[{}]})")
        << QByteArray("missing_member units[0].id");
    QTest::newRow("a limit")
        << QByteArray(
               R"({"code":"1","name":"x","centre":[1,2],"policy":{"version":"1","rules":[{"id":"a","steps":[{"id":"b","limit":"soon"}]}]}})")
        << QByteArray("bad_member policy.rules[0].steps[0].limit");
}

void CityFiles::jsonRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const auto read = parseCityText(text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().code + " " + read.error().detail), error);
}

void CityFiles::aHundredThousandPlaces()
{
    auto city = readCity(cityFolder()).value();
    const auto few = city.places;
    while (city.places.size() < 100'000)
        for (std::size_t i = 0; i < few.size() && city.places.size() < 100'000; ++i) {
            city.places.push_back(few[i]);
            city.places.back().id.append(std::to_string(city.places.size()));
        }
    const auto text = cityText(city);
    const auto back = parseCityText(text);
    QVERIFY(back.ok());
    QVERIFY(back.value().places == city.places);
}

void CityFiles::answersCoverTheCity()
{
    const auto city = readCity(cityFolder()).value();
    QVERIFY(city.knowledge.size() >= 300);
    std::map<std::string, int> ofFirst;
    std::map<std::string, std::string> askedIn;
    std::set<std::string> titles;
    for (const auto& entry : city.knowledge) {
        const auto& id = entry.id.str();
        ++ofFirst[entry.category.str().substr(0, 2)];
        QVERIFY2(titles.insert(entry.title).second, id.c_str());
        for (const auto& question : entry.questions) {
            const auto [it, fresh] = askedIn.emplace(question, id);
            QVERIFY2(fresh, (question + ": " + it->second + ", " + id).c_str());
        }
    }
    QCOMPARE(ofFirst.size(), std::size_t{13});
    for (const auto& [first, count] : ofFirst)
        QVERIFY2(count >= 12, (first + ": " + std::to_string(count)).c_str());
}

void CityFiles::answersCanBeReadAloud_data()
{
    QTest::addColumn<knowledge::Entry>("entry");
    const auto city = readCity(cityFolder()).value();
    for (const auto& entry : city.knowledge)
        QTest::newRow(entry.id.str().c_str()) << entry;
}

void CityFiles::answersCanBeReadAloud()
{
    QFETCH(knowledge::Entry, entry);
    const auto id = QString::fromStdString(entry.id.str());
    QVERIFY(QRegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$").match(id).hasMatch());
    const auto answer = QString::fromStdString(entry.answer);
    QVERIFY2(answer.size() >= 60 && answer.size() <= 260, qPrintable(answer));
    // What is read aloud ends as a sentence does and has nothing that only an eye can use.
    QVERIFY2(QStringLiteral("。！？").contains(answer.back()), qPrintable(answer));
    QVERIFY2(!answer.contains(QRegularExpression("https?:|[/#*<>\\n]")), qPrintable(answer));
    QVERIFY(entry.questions.size() >= 4 && entry.questions.size() <= 6);
    QVERIFY(!entry.category.str().empty() && !entry.unit.str().empty());
    QVERIFY(!entry.source.empty() && !entry.updated.empty());
    if (!entry.from.empty() && !entry.until.empty())
        QVERIFY(entry.from <= entry.until);
}

QTEST_APPLESS_MAIN(CityFiles)
#include "tst_city_files.moc"
