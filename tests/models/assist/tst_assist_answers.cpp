#include "models/knowledge/index.h"
#include "tests/models/assist/city.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace lianxin;
using namespace lianxin::assist;

/// What callers open with, in words that stand in no entry, and the answer a good call-taker would
/// reach for. Written after the entries; the bound lies under what was measured then and tells of a
/// break, not of progress.
class TestAssistAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void askedInOtherWords();
    void everyAnswerIsReached();
    void fewWordsAreEnough();

private:
    struct Asked {
        std::string entry;
        std::string said;
    };
    std::vector<Asked> m_asked;
};

namespace {

constexpr const char* kWednesday = "2026-11-25T10:00:00+08:00";

std::vector<session::Answer> answersTo(const std::string& said)
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller(said);
    return desk.session().answers;
}

/// Where the entry stands among the answers, from 0; -1 when it is not shown.
int placeOf(const std::string& entry, const std::vector<session::Answer>& answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].entry.str() == entry)
            return static_cast<int>(i);
    return -1;
}

} // namespace

void TestAssistAnswers::initTestCase()
{
    std::istringstream lines{
        fileText(std::string{LIANXIN_SOURCE_DIR} + "/tests/models/assist/asked.tsv")};
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto tab = line.find('\t');
        QVERIFY2(tab != std::string::npos, line.c_str());
        m_asked.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    QVERIFY(m_asked.size() > 200);
    const auto& entries = *demoAssistant()->sources().knowledge;
    for (const auto& asked : m_asked) {
        const auto named = [&](const auto& entry) { return entry.id.str() == asked.entry; };
        const auto copied = [&](const auto& entry) {
            return std::count(entry.questions.begin(), entry.questions.end(), asked.said) > 0;
        };
        QVERIFY2(std::any_of(entries.begin(), entries.end(), named), asked.entry.c_str());
        QVERIFY2(std::none_of(entries.begin(), entries.end(), copied), asked.said.c_str());
    }
}

void TestAssistAnswers::askedInOtherWords()
{
    std::size_t first = 0;
    std::size_t shown = 0;
    for (const auto& asked : m_asked) {
        const int place = placeOf(asked.entry, answersTo(asked.said));
        first += place == 0 ? 1 : 0;
        shown += place >= 0 ? 1 : 0;
        if (place < 0)
            qInfo("not shown: %s, %s", asked.entry.c_str(), asked.said.c_str());
    }
    qInfo("%zu asked: first %zu, shown %zu", m_asked.size(), first, shown);
    QVERIFY(first * 100 >= m_asked.size() * 75);
    QVERIFY(shown * 100 >= m_asked.size() * 85);
}

/// A question of an entry, said as it stands, shows that entry: none hides behind another.
void TestAssistAnswers::everyAnswerIsReached()
{
    for (const auto& entry : *demoAssistant()->sources().knowledge) {
        if (!entry.region.empty() || !knowledge::isValidOn(entry, "2026-11-25"))
            continue;
        for (const auto& question : entry.questions)
            QVERIFY2(placeOf(entry.id.str(), answersTo(question)) >= 0, question.c_str());
    }
}

void TestAssistAnswers::fewWordsAreEnough()
{
    QCOMPARE(placeOf("fire-now", answersTo("着火了！")), 0);
    QCOMPARE(placeOf("suicide-now", answersTo("我不想活了")), 0);
    QCOMPARE(placeOf("drowning-now", answersTo("有人掉水里了")), 0);
    QVERIFY(answersTo("你好").empty());
    QVERIFY(answersTo("喂，是12345吗").empty());
}

QTEST_APPLESS_MAIN(TestAssistAnswers)
#include "tst_assist_answers.moc"
