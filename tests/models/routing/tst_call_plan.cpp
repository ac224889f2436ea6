#include <QTest>

#include "models/routing/call_plan.h"
#include "models/routing/call_words.h"
#include "models/routing/erlang.h"
#include "models/routing/wait_estimate.h"

#include <cmath>

using namespace lianxin;
using namespace lianxin::routing;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = base::parseIso("2026-11-22T09:00:00+08:00").value();

CallPlan plan()
{
    CallPlan plan;
    plan.groups = {{GroupId{"general"}, "综合组"}, {GroupId{"law"}, ""}};
    plan.groups[0].overflow = {{10s, GroupId{"law"}}, {60s, {}, "990200"}};
    plan.lines = {{"12345", "2", "", GroupId{"law"}}, {"", "", "english", GroupId{"law"}}};
    return plan;
}

std::string firstProblem(const CallPlan& plan)
{
    const auto problems = validate(plan);
    return problems.empty() ? "ok" : problems.front().error.code;
}

} // namespace

class TestCallPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesNameTheGroup();
    void aPlanIsChecked();
    void wordsAreReadable();
    void announcementsSayWhatIsKnown();
    void thePaceIsThatOfAMovingQueue();
    void plannersFormulas();
};

void TestCallPlan::linesNameTheGroup()
{
    QCOMPARE(plan().groupFor("12345", "2", {}), GroupId{"law"});
    QCOMPARE(plan().groupFor("12345", "1", {}), GroupId{"general"});
    QCOMPARE(plan().groupFor("96345", "2", {}), GroupId{"general"});
    QCOMPARE(plan().groupFor("", "", {"english:3"}), GroupId{"law"});
    QCOMPARE(CallPlan{}.groupFor("12345", "2", {}), GroupId{});
    QCOMPARE(plan().nameOf(GroupId{"general"}), std::string("综合组"));
    QCOMPARE(plan().nameOf(GroupId{"law"}), std::string("law"));
}

void TestCallPlan::aPlanIsChecked()
{
    QCOMPARE(firstProblem(plan()), std::string("ok"));
    QCOMPARE(firstProblem({}), std::string("ok"));
    auto wrong = plan();
    wrong.groups[1].id = GroupId{"general"};
    QCOMPARE(firstProblem(wrong), std::string("duplicate_group"));
    wrong = plan();
    wrong.groups[0].overflow[0].group = GroupId{"nobody"};
    QCOMPARE(firstProblem(wrong), std::string("unknown_group"));
    QVERIFY(validate(wrong).front().step == std::size_t{0});
    wrong = plan();
    wrong.groups[0].overflow[0].after = 90s;
    QCOMPARE(firstProblem(wrong), std::string("bad_step"));
    wrong = plan();
    wrong.groups[0].overflow[0].city = "990300";
    QCOMPARE(firstProblem(wrong), std::string("bad_step"));
    wrong = plan();
    wrong.groups[0].overflow[0] = {10s, {}, "990300"};
    QCOMPARE(firstProblem(wrong), std::string("bad_step"));
    wrong = plan();
    wrong.groups[0].overflow = std::vector<OverflowStep>(9, {10s, GroupId{"law"}});
    QCOMPARE(firstProblem(wrong), std::string("too_many"));
    wrong = plan();
    wrong.lines[1].group = GroupId{"nobody"};
    QCOMPARE(firstProblem(wrong), std::string("unknown_group"));
    QVERIFY(validate(wrong).front().line == std::size_t{1});
}

void TestCallPlan::wordsAreReadable()
{
    QCOMPARE(whyForAnother("综合组", 80s),
             std::string("代综合组接听，排队最久（已等 1 分 20 秒）"));
    QCOMPARE(whyOverflowed("综合组", "大厅", 60s),
             std::string("综合组已等 1 分 0 秒，大厅也可接听"));
    QCOMPARE(whyOverflowed("外语座席", "外语座席", 20s),
             std::string("外语座席已等 20 秒，放宽所需技能"));
    QCOMPARE(whyTransferred("", 3s), std::string("同事转来，排在队首（已等 3 秒）"));
    QCOMPARE(whyNextInLine(Place::AtHead, 3s),
             std::string("上一坐席未接通，排在队首（已等 3 秒）"));
}

void TestCallPlan::announcementsSayWhatIsKnown()
{
    const Announcements texts{"您排在第 {place} 位", "前面 {ahead} 位，约 {minutes} 分钟",
                              "来电多，约 {minutes} 分钟", "；可回拨"};
    QCOMPARE(announcement(texts, {3}), std::string("您排在第 4 位"));
    QCOMPARE(announcement(texts, {3, 61s}), std::string("前面 3 位，约 2 分钟"));
    QCOMPARE(announcement(texts, {0, 60s}), std::string("前面 0 位，约 1 分钟"));
    QCOMPARE(announcement(texts, {0, 0s}), std::string("前面 0 位，约 1 分钟"));
    QCOMPARE(announcement(texts, {3, 61s, true, true}), std::string("来电多，约 2 分钟；可回拨"));
    QCOMPARE(announcement(texts, {3, std::nullopt, true}), std::string("来电多"));
    QCOMPARE(announcement(texts, {3, std::nullopt, true, true}), std::string("来电多；可回拨"));
    const auto surge = [](const char* text) {
        return announcement({"您排在第 {place} 位", "", text, ""}, {3, std::nullopt, true});
    };
    QCOMPARE(surge("来电较多，您排在第 {place} 位，预计等待约 {minutes} 分钟。请直接拨打 110。"),
             std::string("来电较多，您排在第 4 位。请直接拨打 110。"));
    QCOMPARE(surge("约等 {minutes} 分钟，请稍候。"), std::string("请稍候。"));
    QCOMPARE(surge("来电较多。约等 {minutes} 分钟！请稍候"), std::string("来电较多。请稍候"));
    QCOMPARE(surge("约等 {minutes} 分钟。"), std::string("您排在第 4 位"));
    QCOMPARE(surge(""), std::string("您排在第 4 位"));
}

void TestCallPlan::thePaceIsThatOfAMovingQueue()
{
    Pace pace;
    QVERIFY(!expectedWait(pace, 0));
    for (int i = 0; i <= kPaceKnownFrom; ++i)
        pace.take(kStart, kStart + i * 10s);
    QVERIFY(expectedWait(pace, 0) == std::optional<Milliseconds>(10s));
    QVERIFY(expectedWait(pace, 5) == std::optional<Milliseconds>(60s));
    const auto later = kStart + 1h;
    pace.take(later - 5s, later);
    QVERIFY(expectedWait(pace, 0) == std::optional<Milliseconds>(10s));
    for (int i = 1; i <= 200; ++i)
        pace.take(later - 5s, later + i * 2s);
    QVERIFY(*expectedWait(pace, 0) < 2100ms);
}

void TestCallPlan::plannersFormulas()
{
    QCOMPARE(seatsNeeded({0, 200}, {}), 0);
    const Offered load{180, 200};
    const ServiceTarget target{0.8, 20};
    const int needed = seatsNeeded(load, target);
    QVERIFY(answeredWithin(load, needed, target.withinS) >= target.share);
    QVERIFY(answeredWithin(load, needed - 1, target.withinS) < target.share);
    QVERIFY(std::abs(chanceOfWaiting({60, 60}, 2) - 1.0 / 3) < 1e-12);
    QCOMPARE(chanceOfWaiting({180, 200}, 10), 1.0);
    QVERIFY(!meanWaitS({180, 200}, 10));
    QVERIFY(seatsNeeded({1e6, 300}, {1, 15}) < 100000);
}

QTEST_APPLESS_MAIN(TestCallPlan)
#include "tst_call_plan.moc"
