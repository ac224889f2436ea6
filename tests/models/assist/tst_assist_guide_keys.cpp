#include "tests/models/assist/city.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lianxin;
using namespace lianxin::assist;

/// How often the key that is lit at a guide's question is the one that was meant. The answers of
/// guide_answers.tsv and the scenarios are our own; answers of odd number were looked at when the
/// guides' words were mended, those of even number are kept back.
class TestAssistGuideKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownWords();
    void paraphrases_data();
    void paraphrases();
    void whatAnswersNothing();
    void inTheScenarios();
};

namespace {

constexpr const char* kNoKey = "-";

struct Answer {
    const knowledge::Guide* guide = nullptr;
    const knowledge::GuideNode* node = nullptr;
    std::string key; ///< as it stands on the key; `-`: none
    std::string said;
    bool keptBack = false;
};

const knowledge::Guide* guideCalled(const std::string& id)
{
    const auto& guides = demoAssistant()->sources().guides;
    const auto found = std::find_if(guides.begin(), guides.end(),
                                    [&](const auto& guide) { return guide.id.str() == id; });
    return found == guides.end() ? nullptr : &*found;
}

std::vector<Answer> answers()
{
    std::vector<Answer> all;
    const auto text = QString::fromStdString(
        fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/guide_answers.tsv"));
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (int i = 1; i < lines.size(); ++i) {
        const QStringList cells = lines[i].split(QLatin1Char('\t'));
        Answer answer;
        answer.guide = guideCalled(cells.value(0).toStdString());
        if (answer.guide)
            answer.node = knowledge::nodeOf(*answer.guide, cells.value(1).toStdString());
        answer.key = cells.value(2).toStdString();
        answer.said = cells.value(3).toStdString();
        answer.keptBack = i % 2 == 0;
        all.push_back(std::move(answer));
    }
    return all;
}

std::string lit(const Answer& answer)
{
    const auto heard = knowledge::next(*answer.node, answer.said);
    return heard ? answer.node->options[static_cast<std::size_t>(heard->option)].when : kNoKey;
}

/// A walk through a scenario's guide as a person would take it: node and key.
struct Walk {
    const char* scenario;
    const char* guide;
    std::vector<std::pair<std::string, int>> steps;
};

const std::vector<Walk>& walks()
{
    static const std::vector<Walk> kWalks{
        {"heating", "heating", {{"start", 0}, {"alone", 1}, {"measured", 0}}},
        {"night-noise", "night-noise", {{"start", 0}, {"night", 0}, {"paper", 0}}},
        {"prepaid-card", "prepaid-card", {{"start", 1}, {"fraud", 0}}},
        {"unpaid-wages", "wages", {{"start", 0}}},
        {"school-place", "school", {{"start", 0}, {"age", 0}, {"register", 0}, {"housing", 1}}}};
    return kWalks;
}

} // namespace

void TestAssistGuideKeys::ownWords()
{
    for (const auto& guide : demoAssistant()->sources().guides)
        for (const auto& node : guide.nodes)
            for (std::size_t n = 0; n < node.options.size(); ++n)
                for (const auto& word : node.options[n].words) {
                    const auto heard = knowledge::next(node, word);
                    QVERIFY2(heard && heard->option == static_cast<int>(n),
                             (guide.id.str() + ' ' + node.id + ' ' + word).c_str());
                }
}

void TestAssistGuideKeys::paraphrases_data()
{
    QTest::addColumn<bool>("keptBack");
    QTest::addColumn<int>("least"); ///< right ones of a hundred
    QTest::newRow("looked at") << false << 90;
    QTest::newRow("kept back") << true << 50;
}

void TestAssistGuideKeys::paraphrases()
{
    QFETCH(bool, keptBack);
    QFETCH(int, least);
    int right = 0;
    int wrong = 0;
    int all = 0;
    for (const auto& answer : answers()) {
        QVERIFY2(answer.node, answer.said.c_str());
        if (answer.keptBack != keptBack || answer.key == kNoKey)
            continue;
        const auto key = lit(answer);
        ++all;
        right += key == answer.key ? 1 : 0;
        wrong += key != answer.key && key != kNoKey ? 1 : 0;
    }
    qInfo("%d answers: %d keys lit rightly, %d wrongly, %d not at all", all, right, wrong,
          all - right - wrong);
    QVERIFY(all > 80);
    QVERIFY2(100 * right >= least * all, "fewer keys are lit rightly");
    QVERIFY2(100 * wrong <= 5 * (right + wrong), "more keys are lit wrongly");
}

void TestAssistGuideKeys::whatAnswersNothing()
{
    int all = 0;
    for (const auto& answer : answers()) {
        if (answer.key != kNoKey)
            continue;
        ++all;
        QVERIFY2(lit(answer) == kNoKey, answer.said.c_str());
    }
    QVERIFY(all >= 16);
}

/// The guide is opened as soon as it lies there, and a key is pressed when it is lit rightly; where
/// it is not, a person would press it without a hint.
void TestAssistGuideKeys::inTheScenarios()
{
    std::size_t steps = 0;
    int right = 0;
    std::set<std::string> wrong;
    for (const auto& walk : walks()) {
        const auto scenario = demoScenario(walk.scenario);
        Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
        std::size_t at = 0;
        for (const auto& turn : scenario.turns) {
            desk.hear(turn.speaker, turn.text);
            const auto& guide = desk.session().guide;
            if (!guide || guide->guide.id.str() != walk.guide)
                continue;
            if (!guide->open) {
                desk.put(session::GuideUnfolded{true});
                desk.listen();
            }
            while (at < walk.steps.size() && guide->heard && guide->heard->option >= 0) {
                const auto& [node, option] = walk.steps[at];
                QCOMPARE(session::standsAt(*guide)->id, node);
                if (guide->heard->option != option) {
                    wrong.insert(std::string(walk.scenario) + ' ' + node);
                    break;
                }
                ++right;
                ++at;
                desk.put(session::GuideStepChosen{guide->guide.id, node, option});
                desk.listen();
            }
        }
        QVERIFY2(desk.session().guide && desk.session().guide->guide.id.str() == walk.guide,
                 walk.scenario);
        steps += walk.steps.size();
    }
    for (const auto& one : wrong)
        qInfo("wrong for a while: %s", one.c_str());
    qInfo("%zu steps of scenarios: %d taken by lit keys, %zu lit wrongly for a while", steps, right,
          wrong.size());
    QVERIFY(right >= 7);
    QVERIFY(wrong.size() <= 1);
}

QTEST_APPLESS_MAIN(TestAssistGuideKeys)
#include "tst_assist_guide_keys.moc"
