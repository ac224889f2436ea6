#include "models/assist/guide_reader.h"
#include "tests/models/assist/city.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

/// 分步答询 beside the talk: which guide is laid on the desk, which key the caller's words mean,
/// and what is read along.
class TestAssistGuides : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMatterBringsItsGuide_data();
    void theMatterBringsItsGuide();
    void nothingIsLaidOutForAGreeting();
    void theGuideIsKnownBeforeTheLeaf();
    void itComesWithNamesAndWithoutWords();
    void theKeySaidIsLit();
    void whatWasSaidBeforeTheQuestion();
    void theEntryIsReadAlong();
    void aWalkIsNotInterrupted();
    void aReplayShowsTheSame();
    void everyGuideCanBeWalked();
};

namespace {

constexpr const char* kWednesday = "2026-11-25T10:00:00+08:00";

std::string guideOf(const session::CallSession& session)
{
    return session.guide ? session.guide->guide.id.str() : std::string{};
}

std::string nodeOf(const session::CallSession& session)
{
    return session.guide ? session::standsAt(*session.guide)->id : std::string{};
}

void open(Desk& desk)
{
    desk.put(session::GuideUnfolded{true});
    desk.listen();
}

void choose(Desk& desk, const char* node, int option)
{
    desk.put(session::GuideStepChosen{desk.session().guide->guide.id, node, option});
    desk.listen();
}

/// The key lit at the question; -1 for none.
int lit(const Desk& desk)
{
    const auto& heard = desk.session().guide->heard;
    return heard ? heard->option : -1;
}

} // namespace

void TestAssistGuides::theMatterBringsItsGuide_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("guide");
    const auto row = [](const char* said, const char* guide) {
        QTest::newRow(guide) << QString::fromUtf8(said) << QString::fromUtf8(guide);
    };
    row("我家暖气不热，屋里才十五度。", "heating");
    row("我们小区从早上就停水了，到现在也没来。", "water");
    row("楼下工地半夜还在施工，吵得睡不着觉。", "night-noise");
    row("老板拖欠我们三个月工资一直不给。", "wages");
    row("健身房关门跑路了，我办的卡里还有钱，能退吗？", "prepaid-card");
    row("有辆车堵在我家车库门口，能不能让他挪一下？", "move-car");
}

void TestAssistGuides::theMatterBringsItsGuide()
{
    QFETCH(QString, said);
    QFETCH(QString, guide);
    Desk desk{demoAssistant(), kWednesday};
    desk.caller(said.toStdString());
    QCOMPARE(QString::fromStdString(guideOf(desk.session())), guide);
    QVERIFY(!desk.session().guide->open);
}

void TestAssistGuides::nothingIsLaidOutForAGreeting()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("喂，你好，是12345吗？");
    QVERIFY(!desk.session().guide);
}

/// Several leaves below 供热 are as likely as each other: the guide of all of them is not in doubt.
void TestAssistGuides::theGuideIsKnownBeforeTheLeaf()
{
    const auto& guides = demoAssistant()->sources().guides;
    const std::vector<Label> heating{
        {"010101", 0.2, {}}, {"010102", 0.2, {}}, {"010104", 0.15, {}}};
    const auto* guide = readGuide(guides, {}, heating);
    QVERIFY(guide);
    QCOMPARE(guide->id.str(), std::string("heating"));
    const std::vector<Label> two{{"010101", 0.3, {}}, {"020101", 0.3, {}}};
    QVERIFY(!readGuide(guides, {}, two));
}

void TestAssistGuides::itComesWithNamesAndWithoutWords()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，屋里才十五度。");
    const auto& walk = *desk.session().guide;
    QCOMPARE(walk.names.at("010101"),
             demoAssistant()->sources().categories.path(CategoryCode("010101")));
    for (const auto& node : walk.guide.nodes)
        for (const auto& option : node.options)
            QVERIFY(option.words.empty());
}

void TestAssistGuides::theKeySaidIsLit()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，屋里才十五度。");
    QCOMPARE(lit(desk), -1);
    open(desk);
    QCOMPARE(lit(desk), 0);
    QCOMPARE(desk.words(desk.session().guide->heard->spans), std::vector<std::string>{"不热"});
    choose(desk, "start", 0);
    QCOMPARE(nodeOf(desk.session()), std::string("alone"));
    QCOMPARE(lit(desk), -1);
    desk.agent("请问只有您家不热，还是邻居也不热？");
    QCOMPARE(lit(desk), -1);
    desk.caller("就我家这样，别人家热着呢。");
    QCOMPARE(lit(desk), 0);
    desk.caller("不对，我问了，邻居也不热，整栋楼都这样。");
    QCOMPARE(lit(desk), 1);
    desk.put(session::GuideSteppedBack{desk.session().guide->guide.id});
    desk.listen();
    QCOMPARE(nodeOf(desk.session()), std::string("start"));
    QCOMPARE(lit(desk), 0);
}

/// 没有 before the question was reached answers something else; 就我家 holds whenever it was said.
void TestAssistGuides::whatWasSaidBeforeTheQuestion()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，就我家这样，漏水倒是没有。");
    open(desk);
    choose(desk, "start", 0);
    QCOMPARE(lit(desk), 0);
    desk.put(session::GuideSteppedBack{desk.session().guide->guide.id});
    choose(desk, "start", 1);
    QCOMPARE(nodeOf(desk.session()), std::string("water"));
    QCOMPARE(lit(desk), -1);
    desk.caller("没漏，就是停了。");
    QCOMPARE(lit(desk), 1);
}

void TestAssistGuides::theEntryIsReadAlong()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，屋里才十五度。");
    open(desk);
    for (const auto& [node, option] : {std::pair("start", 0), std::pair("alone", 0),
                                       std::pair("valve", 1), std::pair("teach", 0)})
        choose(desk, node, option);
    QCOMPARE(nodeOf(desk.session()), std::string("try"));
    const auto& answers = desk.session().answers;
    QVERIFY(!answers.empty() && answers.size() <= 3);
    QCOMPARE(answers.front().entry.str(), std::string("heating-check"));
    QVERIFY(std::count_if(answers.begin(), answers.end(), [](const auto& answer) {
                return answer.entry.str() == "heating-check";
            }) == 1);
}

void TestAssistGuides::aWalkIsNotInterrupted()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，屋里才十五度。");
    open(desk);
    choose(desk, "start", 0);
    desk.put(session::GuideUnfolded{false});
    desk.listen();
    for (int i = 0; i < 4; ++i)
        desk.caller("另外我们小区停水了，一直没水，自来水什么时候来水，停水通知也没有。");
    QCOMPARE(nodeOf(desk.session()), std::string("alone"));
    desk.type("category", "010201");
    QCOMPARE(guideOf(desk.session()), std::string("water"));
    desk.type("category", "020403");
    QVERIFY(guideOf(desk.session()) != "water");
}

void TestAssistGuides::aReplayShowsTheSame()
{
    Desk desk{demoAssistant(), kWednesday};
    desk.caller("我家暖气不热，屋里才十五度。");
    open(desk);
    choose(desk, "start", 0);
    desk.caller("就我家这样。");
    QVERIFY(session::foldAll(desk.journal()) == desk.session());
}

/// Every key of every guide, as the desk would take it: each walk ends, and what is read along and
/// filled in is there.
void TestAssistGuides::everyGuideCanBeWalked()
{
    const auto& sources = demoAssistant()->sources();
    QCOMPARE(sources.guides.size(), std::size_t{20});
    for (const auto& guide : sources.guides) {
        Desk desk{demoAssistant(), kWednesday};
        desk.caller("您好，我想咨询一件事情。");
        desk.type("category", guide.categories.front().str());
        QCOMPARE(guideOf(desk.session()), guide.id.str());
        for (const auto& node : desk.session().guide->guide.nodes)
            if (!node.category.empty())
                QVERIFY(desk.session().guide->names.count(node.category.str()) == 1);
        open(desk);
        int steps = 0;
        while (session::isAsking(*desk.session().guide) && steps < 20)
            choose(desk, nodeOf(desk.session()).c_str(), steps++ % 2 == 0 ? 0 : 1);
        QVERIFY2(!session::isAsking(*desk.session().guide), guide.id.str().c_str());
    }
}

QTEST_APPLESS_MAIN(TestAssistGuides)
#include "tst_assist_guides.moc"
