#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include "models/assist/classifier.h"
#include "models/training/letter_to_scenario.h"
#include "models/wire/delimited.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace lianxin;
using namespace lianxin::assist;

/// Real letters to a mayor, of all sorts of matters, spoken as calls at the demo city's desk. Which
/// leaves are right for every second of the first 320 (`mayor.tsv`, by their place in the file) was
/// told by somebody who had not seen the desk's answers. Nothing was learned from these letters.
/// Bounds lie under what was measured when they were written.
class TestAssistMayor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsLeaves();
    void staysQuiet();

private:
    std::vector<training::Scenario> m_calls;
    std::map<std::size_t, std::string> m_leaves; ///< of a call, `|` between them
};

namespace {

constexpr std::size_t kLongestTitle = 60; // characters

/// The title goes into the text without a mark where it has none of its own.
training::Letter letterOf(std::size_t number, const std::string& utf8)
{
    const auto text = text::toUtf32(utf8);
    const auto first = text.find_first_of(U"？！。?!");
    const auto cut = first == std::u32string::npos || first >= kLongestTitle ? 0 : first + 1;
    training::Letter letter;
    letter.id = "mayor-" + std::to_string(number);
    letter.title = text::toUtf8(text.substr(0, cut));
    letter.content = text::toUtf8(text.substr(cut));
    letter.date = "2020-03-02";
    return letter;
}

} // namespace

void TestAssistMayor::initTestCase()
{
    QFile file{QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/category7/dev.tsv")};
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("shared/data is not there: letters to a mayor are not tried");
    const auto letters = wire::parseTsv(file.readAll().toStdString());
    QVERIFY(letters.ok());
    const auto& city = demoAssistant()->sources();
    for (const auto& row : letters.value().rows)
        m_calls.push_back(training::letterToScenario(letterOf(m_calls.size() + 1, row[1]), {},
                                                     {city.opening, city.closing}));
    const auto leaves =
        wire::parseTsv(fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/mayor.tsv"));
    QVERIFY(leaves.ok());
    for (const auto& row : leaves.value().rows)
        m_leaves[std::stoul(row[0]) - 1] = row[1];
    QVERIFY(m_leaves.rbegin()->first < m_calls.size());
}

void TestAssistMayor::tellsLeaves()
{
    Share shown;
    Share right;
    Share relied;
    double sure = 0;
    for (const auto& [number, leaves] : m_leaves) {
        const auto& call = m_calls[number];
        Desk desk{demoAssistant(), base::toIso(call.calledAt).c_str(), offerOf(call)};
        play(desk, call);
        const auto leaf = desk.value("category");
        shown.add(!leaf.empty());
        if (leaf.empty())
            continue;
        const double confidence = desk.confidence("category");
        const bool isRight = leaves.find(leaf) != std::string::npos;
        sure += confidence;
        right.add(isRight);
        if (confidence >= kCategoryRelied)
            relied.add(isRight);
    }
    qInfo("a category shown: %s; right: %s, by its own account %.1f %%; right of those relied on: "
          "%s",
          shown.text().c_str(), right.text().c_str(), 100 * sure / right.all,
          relied.text().c_str());
    QVERIFY(shown.value() >= 0.55);
    QVERIFY(right.value() >= 0.65);
    QVERIFY(relied.value() >= 0.65);
}

/// Hardly anybody is in danger in them.
void TestAssistMayor::staysQuiet()
{
    Share warned;
    for (const auto& call : m_calls) {
        Desk desk{demoAssistant(), base::toIso(call.calledAt).c_str(), offerOf(call)};
        bool atAnyTime = false;
        for (const auto& turn : call.turns) {
            desk.hear(turn.speaker, turn.text);
            const auto& hints = desk.session().hints;
            atAnyTime =
                atAnyTime || (!hints.empty() && hints.front().level == session::HintLevel::Danger);
        }
        warned.add(atAnyTime);
    }
    qInfo("warned of a danger at any time: %s letters", warned.text().c_str());
    QVERIFY(warned.value() <= 0.07);
}

QTEST_APPLESS_MAIN(TestAssistMayor)
#include "tst_assist_mayor.moc"
