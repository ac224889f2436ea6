#include <QTest>

#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

#include <algorithm>

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const TicketId kTicket{"t1"};

Actor administrator()
{
    return person("A01", Role::Administrator);
}

/// Today's policy, and a notice that makes 24 November, a Tuesday, a day off.
ReviseClocks tuesdayOff()
{
    const std::chrono::year_month_day tuesday{std::chrono::year{2026} / 11 / 24};
    return {policy(), {{2026, {{tuesday, "全市停电检修", true}}}}, "市政府临时通知", false};
}

/// The next version of the policy, where a unit has two days to reply instead of five.
ReviseClocks shorterReply()
{
    auto shorter = policy();
    shorter.version = "p2";
    for (auto& one : shorter.rules.front().steps)
        if (one.id == "reply")
            one.limit = limit("2wd");
    return {shorter, {}, "提速", false};
}

const sla::StepClock& clock(const Desk& desk, const char* step, const TicketId& id = kTicket)
{
    const auto& clocks = desk.state().ticket(id)->clocks;
    const auto it = std::find_if(clocks.rbegin(), clocks.rend(),
                                 [&](const auto& one) { return one.step == step; });
    require(it != clocks.rend());
    return *it;
}

/// What was recorded of a step since the last revision.
std::optional<ClockSet> movedBy(const Desk& desk, const char* step)
{
    std::optional<ClockSet> found;
    for (const auto& event : desk.log.events()) {
        if (std::holds_alternative<ClocksRevised>(event.body))
            found.reset();
        if (const auto* set = std::get_if<ClockSet>(&event.body); set && set->step == step)
            found = *set;
    }
    return found;
}

std::size_t fired(const Desk& desk, const char* step, const char* rung)
{
    const auto all = desk.all<ClockFired>();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& one) {
        return one.step == step && one.rung == rung;
    }));
}

} // namespace

class TestRevisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCorrectedCalendarMovesOpenDeadlinesAndSaysWhy();
    void whatWasDueFiresByTheOldCalendar();
    void whatFiredTooEarlyFiresAgainInItsTime();
    void endedClocksStandAsTheyWereJudged();
    void aNewPolicyMovesNoPromise();
    void unlessItIsToldTo();
    void aStepTheNewPolicyDoesNotHaveEnds();
    void aPauseTheNewPolicyDoesNotHaveEnds();
    void aUnitsOwnCalendarMovesItsClocksOnly();
    void theSameAgainIsNoEvent();
    void afterARestartItIsTheSame();
    void aFailedCommitLeavesTheOldClocks();
    void refuses_data();
    void refuses();
};

void TestRevisions::aCorrectedCalendarMovesOpenDeadlinesAndSaysWhy()
{
    Desk desk;
    desk.give(taker(), submission());
    QCOMPARE(clock(desk, "reply").due.at, at("2026-11-30T17:30:00"));
    QCOMPARE(desk.outcome(administrator(), tuesdayOff()), std::string("ok"));
    QCOMPARE(clock(desk, "reply").due.at, at("2026-12-01T17:30:00"));
    QCOMPARE(clock(desk, "promise").due.at, at("2026-12-03T17:30:00"));
    const auto moved = movedBy(desk, "reply");
    QVERIFY(moved.has_value());
    QCOMPARE(moved->movedFrom, std::optional{at("2026-11-30T17:30:00")});
    QCOMPARE(moved->due, std::optional{at("2026-12-01T17:30:00")});
    const auto why = QString::fromStdString(moved->movedBecause);
    QVERIFY2(why.contains("11月24日") && why.contains("不上班"), qPrintable(why));
    QCOMPARE(moved->policyVersion, std::string("p1"));
    QVERIFY(moved->calendarVersion != "p1");
    const auto steps = desk.ticket().steps;
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [](const auto& one) { return one.step == "reply"; });
    QCOMPARE(step->due, std::optional{at("2026-12-01T17:30:00")});
    const auto line = QString::fromStdString(step->why).section('\n', -1);
    QVERIFY2(line.contains("11月30日（周一）17:30改为12月1日（周二）17:30"), qPrintable(line));
    QCOMPARE(desk.all<ClocksRevised>().front().reason, std::string("市政府临时通知"));
}

void TestRevisions::whatWasDueFiresByTheOldCalendar()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(1h + 59min);
    desk.clock.advance(2min);
    desk.give(administrator(), tuesdayOff());
    QCOMPARE(fired(desk, "sign", "overdue"), std::size_t{1});
    const auto& events = desk.log.events();
    const auto revision = std::find_if(events.begin(), events.end(), [](const Event& event) {
        return std::holds_alternative<ClocksRevised>(event.body);
    });
    QVERIFY(std::none_of(revision, events.end(), [](const Event& event) {
        return std::holds_alternative<ClockFired>(event.body);
    }));
}

void TestRevisions::whatFiredTooEarlyFiresAgainInItsTime()
{
    Desk desk;
    auto late = submission();
    desk.wait(7h);
    desk.give(taker(), late); // 16:30: the limit runs to 09:30 of the next day
    desk.wait(17h + 30min);
    QCOMPARE(fired(desk, "sign", "overdue"), std::size_t{1});
    desk.give(administrator(), tuesdayOff());
    QVERIFY(clock(desk, "sign").round > 0);
    QVERIFY(clock(desk, "sign").due.at > desk.clock.now());
    desk.wait(12h);
    QCOMPARE(fired(desk, "sign", "overdue"), std::size_t{1});
    desk.wait(24h);
    QCOMPARE(fired(desk, "sign", "overdue"), std::size_t{2});
}

void TestRevisions::endedClocksStandAsTheyWereJudged()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    const auto ended = clock(desk, "sign");
    desk.give(administrator(), tuesdayOff());
    QVERIFY(clock(desk, "sign") == ended);
    QVERIFY(!movedBy(desk, "sign"));
}

void TestRevisions::aNewPolicyMovesNoPromise()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto promised = clock(desk, "reply").due.at;
    QCOMPARE(desk.outcome(administrator(), shorterReply()), std::string("ok"));
    QCOMPARE(clock(desk, "reply").due.at, promised);
    QVERIFY2(!movedBy(desk, "reply"), "nothing moved, nothing is recorded");
    desk.give(taker(), submission("t2"));
    QCOMPARE(clock(desk, "reply", TicketId{"t2"}).due.at, at("2026-11-25T17:30:00"));
    QCOMPARE(desk.state().ticket(TicketId{"t2"})->policyVersion, std::string("p2"));
    // The ticket keeps its version for what starts later, too.
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    desk.give(caller(), RedoTicket{kTicket, "来电人不认可"});
    QCOMPARE(clock(desk, "reply").limit, limit("5wd"));
    QCOMPARE(desk.state().ticket(kTicket)->policyVersion, std::string("p1"));
}

void TestRevisions::unlessItIsToldTo()
{
    Desk desk;
    desk.give(taker(), submission());
    auto revision = shorterReply();
    revision.movePromises = true;
    desk.give(administrator(), revision);
    QCOMPARE(clock(desk, "reply").due.at, at("2026-11-25T17:30:00"));
    const auto moved = movedBy(desk, "reply");
    QCOMPARE(moved->movedFrom, std::optional{at("2026-11-30T17:30:00")});
    const auto why = QString::fromStdString(moved->movedBecause);
    QVERIFY2(why.contains("p2") && why.contains("5个工作日改为2个工作日"), qPrintable(why));
    QCOMPARE(desk.state().ticket(kTicket)->policyVersion, std::string("p2"));
    QCOMPARE(clock(desk, "sign").due.at, at("2026-11-23T11:30:00"));
}

/// It counts for nobody, fires nothing any more, and what happens later finds it ended.
void TestRevisions::aStepTheNewPolicyDoesNotHaveEnds()
{
    Desk desk;
    desk.give(taker(), submission());
    auto revision = shorterReply();
    revision.movePromises = true;
    std::erase_if(revision.policy.rules.front().steps,
                  [](const sla::Step& step) { return step.id == "sign"; });
    desk.give(administrator(), revision);
    const auto ended = movedBy(desk, "sign");
    QVERIFY(ended && ended->stoppedAt && !ended->due);
    QCOMPARE(ended->name, std::string("签收"));
    QCOMPARE(ended->outcome, std::string("dropped"));
    const auto why = QString::fromStdString(ended->why);
    QVERIFY2(why.contains("不再设这一环节"), qPrintable(why));
    desk.wait(24h * 14);
    QCOMPARE(fired(desk, "sign", "overdue"), std::size_t{0});
    QCOMPARE(fired(desk, "reply", "overdue"), std::size_t{1});
    const auto before = clock(desk, "sign");
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.reopen();
    QVERIFY(clock(desk, "sign") == before);
}

void TestRevisions::aPauseTheNewPolicyDoesNotHaveEnds()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SuspendTicket{kTicket, "等配件"}), std::string("ok"));
    QVERIFY(clock(desk, "reply").due.suspended);
    auto revision = shorterReply();
    revision.movePromises = true;
    for (auto& step : revision.policy.rules.front().steps)
        step.pauses.clear();
    desk.give(administrator(), revision);
    QVERIFY(!clock(desk, "reply").due.suspended);
    desk.wait(24h * 7);
    QCOMPARE(fired(desk, "reply", "overdue"), std::size_t{1});
    const auto due = clock(desk, "reply").due;
    desk.give(staffOf("hq-cg"), ResumeTicket{kTicket});
    QVERIFY(clock(desk, "reply").due == due);
}

void TestRevisions::aUnitsOwnCalendarMovesItsClocksOnly()
{
    Desk desk;
    desk.give(taker(), submission());
    auto revision = tuesdayOff();
    revision.calendarYears.clear();
    const std::chrono::year_month_day tuesday{std::chrono::year{2026} / 11 / 24};
    revision.policy.version = "p2";
    revision.policy.unitCalendars = {
        {UnitId{"hq-cg"}, std::nullopt, sla::Holidays::Observed, {{tuesday, "搬迁停办", {}}}}};
    QCOMPARE(desk.outcome(administrator(), revision), std::string("ok"));
    QCOMPARE(clock(desk, "reply").due.at, at("2026-12-01T17:30:00"));
    QCOMPARE(clock(desk, "promise").due.at, at("2026-12-02T17:30:00"));
}

void TestRevisions::theSameAgainIsNoEvent()
{
    Desk desk;
    desk.give(administrator(), tuesdayOff());
    const auto events = desk.log.events().size();
    QCOMPARE(desk.outcome(administrator(), tuesdayOff()), std::string("ok"));
    QCOMPARE(desk.log.events().size(), events);
}

void TestRevisions::afterARestartItIsTheSame()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(administrator(), tuesdayOff());
    desk.give(administrator(), shorterReply());
    desk.give(taker(), submission("t2"));
    Desk before;
    before.log = desk.log;
    before.clock = desk.clock;
    before.reopen();
    QCOMPARE(differences(desk.state(), before.state()), std::string());
    desk.reopen();
    QCOMPARE(desk.state().city().policy().version, std::string("p2"));
    QCOMPARE(desk.state().city().revisions(), 2);
    QVERIFY(desk.state().city().calendarYears().empty());
    QVERIFY(desk.state().city().rule("p1", "general"));
}

void TestRevisions::aFailedCommitLeavesTheOldClocks()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto due = clock(desk, "reply").due.at;
    const auto wake = desk.state().nextClockFiring();
    desk.log.failOnce({"disk_full", ""});
    QCOMPARE(desk.outcome(administrator(), tuesdayOff()), std::string("disk_full"));
    QCOMPARE(desk.state().city().revisions(), 0);
    QCOMPARE(clock(desk, "reply").due.at, due);
    QCOMPARE(desk.state().nextClockFiring(), wake);
    desk.clock.advance(2s);
    QCOMPARE(desk.outcome(administrator(), tuesdayOff()), std::string("ok"));
    QVERIFY(clock(desk, "reply").due.at > due);
}

void TestRevisions::refuses_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("code");
    QTest::newRow("no reason") << 0 << "missing_reason";
    QTest::newRow("an endless reason") << 1 << "too_large";
    QTest::newRow("a policy without a fallback") << 2 << "bad_policy";
    QTest::newRow("a day both off and worked") << 3 << "bad_policy";
    QTest::newRow("other rules under the same version") << 4 << "version_taken";
    QTest::newRow("by a supervisor") << 5 << "forbidden";
    QTest::newRow("other hours under the same version") << 6 << "version_taken";
    QTest::newRow("a centre that is no unit") << 7 << "bad_policy";
}

void TestRevisions::refuses()
{
    QFETCH(int, which);
    QFETCH(QString, code);
    auto revision = which == 4 ? shorterReply() : tuesdayOff();
    const std::chrono::year_month_day monday{std::chrono::year{2026} / 11 / 23};
    if (which == 0)
        revision.reason.clear();
    if (which == 1)
        revision.reason = std::string(201, 'x');
    if (which == 2)
        revision.policy.rules.clear();
    if (which == 3)
        revision.calendarYears = {{2026, {{monday, "节", true}, {monday, "节", false}}}};
    if (which == 4)
        revision.policy.version = "p1";
    if (which == 6)
        revision.policy.hours = sla::onWeekdays(sla::parseHours("09:00-17:00").value());
    if (which == 7) {
        revision.policy.version = "p2";
        revision.policy.centre = UnitId{"nobody"};
    }
    Desk desk;
    desk.give(taker(), submission());
    const auto events = desk.log.events().size();
    const auto who = which == 5 ? supervisor() : administrator();
    QCOMPARE(QString::fromStdString(desk.outcome(who, revision)), code);
    QCOMPARE(desk.log.events().size(), events);
}

QTEST_APPLESS_MAIN(TestRevisions)
#include "tst_engine_revisions.moc"
