#include <QTest>

#include "models/engine/permissions.h"
#include "models/engine/ticket_fold.h"
#include "models/sla/policy_check.h"
#include "tests/models/engine/desk.h"

#include <algorithm>
#include <set>

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const TicketId kTicket{"t1"};

const sla::StepClock& clock(const Desk& desk, const char* step)
{
    const auto& clocks = desk.state().ticket(kTicket)->clocks;
    const auto it = std::find_if(clocks.rbegin(), clocks.rend(),
                                 [&](const auto& one) { return one.step == step; });
    require(it != clocks.rend());
    return *it;
}

/// The last of that unit's.
const sla::StepClock* find(const Desk& desk, const char* step, const char* unit)
{
    const auto& clocks = desk.state().ticket(kTicket)->clocks;
    const auto it = std::find_if(clocks.rbegin(), clocks.rend(), [&](const auto& one) {
        return one.step == step && one.unit == UnitId{unit};
    });
    require(it != clocks.rend());
    return &*it;
}

bool isStopped(const Desk& desk, const char* step, const char* unit)
{
    return find(desk, step, unit)->stoppedAt.has_value();
}

std::vector<std::string> rungs(const Desk& desk)
{
    std::vector<std::string> names;
    for (const auto& fired : desk.all<ClockFired>())
        names.push_back(fired.step + " " + fired.rung);
    return names;
}

bool eachOnce(const Desk& desk)
{
    std::set<std::string> seen;
    for (const auto& fired : desk.all<ClockFired>()) {
        const auto key = fired.ticket.str() + fired.step + fired.unit.str() + fired.kind +
                         std::to_string(fired.index) + base::toIso(fired.startedAt) +
                         std::to_string(fired.round);
        if (!seen.insert(key).second)
            return false;
    }
    return true;
}

using Names = std::vector<std::string>;

} // namespace

class TestClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptanceStartsClocksThatSayWhy();
    void aUnitsOwnRuleHoldsFromItsDispatch();
    void everyStepStopsItsClock();
    void onlyAContactMadeEndsItsStep();
    void firingsComeOnceAndInOrder();
    void beforeDispatchTheCentreAnswers();
    void overARestartNothingFiresTwice();
    void aFailedCommitFiresNothing();
    void whatWasDueFiresBeforeALateAct();
    void suspensionStopsTheClock();
    void extensionMovesTheDeadline();
    void theCallersPromiseRunsOn();
    void theFirstUnitAnswersUntilAnotherHasSigned();
    void whoNeverSignedIsNotHeldToIt();
    void aReturnUpheldLeavesNobodyWithoutAnswer();
    void afterAJumpEscalationsAreHeld();
    void whatWasHeldReachesItsUnitWhenReleased();
    void aQuietNightIsNoJump();
    void aRestartAfterLongDowntimeHoldsWhatIsDue();
    void timeNeverRunsBackwards();
    void reopeningDoesNotEscalateAtOnce();
};

void TestClocks::acceptanceStartsClocksThatSayWhy()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto& sign = clock(desk, "sign");
    QCOMPARE(sign.due.at, at("2026-11-23T11:30:00"));
    QCOMPARE(sign.unit, UnitId{"hq-cg"});
    for (const auto& set : desk.all<ClockSet>()) {
        QVERIFY(!set.why.empty());
        QCOMPARE(set.policyVersion, std::string("p1"));
        QCOMPARE(set.rule, std::string("general"));
        QCOMPARE(set.due.has_value(), !set.stoppedAt.has_value());
    }
    QCOMPARE(desk.host->nextWakeup().value(), desk.clock.now() + EngineHost::kLongestNap);
}

/// Known only when the dispatcher has found the unit; the caller's promise stays as it was made.
void TestClocks::aUnitsOwnRuleHoldsFromItsDispatch()
{
    auto ofUnits = std::make_shared<City>(*test::city());
    auto quick = ofUnits->policy.rules.front();
    quick.id = "quick";
    quick.when.units = {UnitId{"heat-co"}};
    for (auto& step : quick.steps)
        step.limit = step.id == "promise" ? limit("2wd")
                     : step.id == "sign"  ? limit("30wm")
                                          : step.limit;
    ofUnits->policy.rules.push_back(quick);
    Desk desk(ofUnits);
    auto command = submission();
    command.lead = {};
    desk.give(taker(), command);
    const auto promised = clock(desk, "promise").due.at;
    desk.give(dispatcher(), DispatchTicket{kTicket, UnitId{"heat-co"}, {}, {}});
    QCOMPARE(clock(desk, "sign").due.at, at("2026-11-23T10:00:00"));
    QCOMPARE(clock(desk, "promise").due.at, promised);
    QCOMPARE(desk.all<ClockSet>().back().rule, std::string("quick"));
    desk.wait(31min);
    QCOMPARE(rungs(desk).back(), std::string("sign overdue"));
}

void TestClocks::everyStepStopsItsClock()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(clock(desk, "sign").stoppedAt, std::optional{desk.clock.now()});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    QVERIFY(clock(desk, "reply").stoppedAt);
    QVERIFY(!clock(desk, "callback").stoppedAt);
    desk.give(caller(), RecordCallback{kTicket, true, true, "satisfied", ""});
    for (const auto& one : desk.state().ticket(kTicket)->clocks)
        QVERIFY2(one.stoppedAt, one.step.c_str());
    for (const auto& step : desk.ticket().steps)
        QVERIFY2(step.stoppedAt && step.due, step.step.c_str());
}

void TestClocks::onlyAContactMadeEndsItsStep()
{
    auto withContact = std::make_shared<City>(*city());
    auto contact = step("first_contact", "首次联系", sla::Charge::Assignment,
                        {sla::Happening::Assigned, sla::Happening::Redone},
                        {sla::Happening::FirstContact, sla::Happening::Replied}, "4h");
    withContact->policy.rules.front().steps.push_back(contact);
    Desk desk(withContact);
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, false, Personal{"无人接听"}});
    QVERIFY(!clock(desk, "first_contact").stoppedAt);
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), RecordContact{kTicket, true, {}});
    QCOMPARE(clock(desk, "first_contact").stoppedAt, std::optional{desk.clock.now()});
    QCOMPARE(clock(desk, "first_contact").stoppedBy, std::optional{sla::Happening::FirstContact});
    desk.wait(24h);
    for (const auto& rung : rungs(desk))
        QVERIFY2(!rung.starts_with("first_contact"), rung.c_str());
}

void TestClocks::firingsComeOnceAndInOrder()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(1h);
    QCOMPARE(rungs(desk), Names{"sign warn:0.5"});
    desk.wait(1h);
    QCOMPARE(rungs(desk).back(), std::string("sign overdue"));
    desk.wait(30min);
    QCOMPARE(rungs(desk).back(), std::string("sign urge"));
    desk.wait(24h);
    QCOMPARE(rungs(desk), (Names{"sign warn:0.5", "sign overdue", "sign urge", "sign escalate"}));
    const auto escalated = desk.all<ClockFired>().back();
    QCOMPARE(escalated.to, UnitId{"hq"});
    QVERIFY(!escalated.held);
    QVERIFY(eachOnce(desk));
    QCOMPARE(desk.ticket().steps.size(), std::size_t{4});
}

/// No unit has the ticket yet: the hotline itself is urged, and its superior hears of it.
void TestClocks::beforeDispatchTheCentreAnswers()
{
    auto withCentre = std::make_shared<City>(*city());
    withCentre->units.push_back(unit("hotline", "city", "bureau"));
    withCentre->policy.centre = UnitId{"hotline"};
    for (auto& step : withCentre->policy.rules.front().steps)
        if (step.id == "dispatch")
            step.ladder = {{sla::Supervision::Urge, limit("0m"), 0},
                           {sla::Supervision::Escalate, limit("30wm"), 1}};
    QVERIFY(sla::validate(withCentre->policy).empty());
    Desk desk(withCentre);
    auto command = submission();
    command.lead = {};
    desk.give(taker(), command);
    desk.wait(1h + 31min);
    const auto all = desk.all<ClockFired>();
    QCOMPARE(rungs(desk), (Names{"dispatch overdue", "dispatch urge", "dispatch escalate"}));
    QCOMPARE(all[1].to, UnitId{"hotline"});
    QCOMPARE(all[2].to, UnitId{"city"});
    QCOMPARE(desk.ticket().told, (std::vector<UnitId>{UnitId{"hotline"}, UnitId{"city"}}));
}

void TestClocks::overARestartNothingFiresTwice()
{
    Desk desk;
    desk.give(taker(), submission());
    for (int i = 0; i < 60; ++i) {
        desk.wait(7min);
        desk.reopen();
        desk.host->advance();
    }
    QCOMPARE(rungs(desk), (Names{"sign warn:0.5", "sign overdue", "sign urge", "sign escalate"}));
    QVERIFY(eachOnce(desk));
}

void TestClocks::aFailedCommitFiresNothing()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(59min);
    desk.clock.advance(2min);
    desk.log.failOnce({"disk_full", ""});
    desk.host->advance();
    QVERIFY(rungs(desk).empty());
    QVERIFY(clock(desk, "sign").fired.empty());
    QCOMPARE(desk.host->nextWakeup().value(), desk.clock.now() + EngineHost::kRetryAfter);
    desk.wait(2s);
    QCOMPARE(rungs(desk), Names{"sign warn:0.5"});
}

void TestClocks::whatWasDueFiresBeforeALateAct()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.wait(1h + 59min);
    desk.clock.advance(2min);
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QCOMPARE(rungs(desk), (Names{"sign warn:0.5", "sign overdue"}));
    desk.wait(24h);
    QCOMPARE(rungs(desk).size(), std::size_t{2});
}

void TestClocks::suspensionStopsTheClock()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    const auto due = clock(desk, "reply").due.at;
    desk.give(staffOf("hq-cg"), SuspendTicket{kTicket, "等待检测报告"});
    QVERIFY(clock(desk, "reply").due.suspended);
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), ResumeTicket{kTicket});
    QVERIFY(!clock(desk, "reply").due.suspended);
    QVERIFY(clock(desk, "reply").due.at > due);
}

void TestClocks::extensionMovesTheDeadline()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    const auto due = clock(desk, "reply").due.at;
    desk.give(staffOf("hq-cg"), ExtendTicket{kTicket, "2wd", "需专业检测"});
    QVERIFY(clock(desk, "reply").due.at >= due + 24h);
    QCOMPARE(desk.all<ClockSet>().back().extensions, Names{"2wd"});
    desk.reopen();
    QVERIFY(clock(desk, "reply").due.at >= due + 24h);
}

void TestClocks::theCallersPromiseRunsOn()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto promised = clock(desk, "promise").due.at;
    desk.wait(1h);
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"});
    QCOMPARE(clock(desk, "promise").due.at, promised);
    QCOMPARE(clock(desk, "sign").unit, UnitId{"wb-cg"});
    QCOMPARE(clock(desk, "sign").startedAt, desk.clock.now());
    desk.wait(30min);
    QVERIFY(eachOnce(desk));
}

/// 首派负责
void TestClocks::theFirstUnitAnswersUntilAnotherHasSigned()
{
    Desk desk;
    desk.give(taker(), submission());
    const auto due = clock(desk, "reply").due.at;
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.wait(1h);
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "改派"});
    QVERIFY(isStopped(desk, "sign", "hq-cg"));
    QVERIFY(!isStopped(desk, "reply", "hq-cg"));
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"hq-cg"});
    QVERIFY2(find(desk, "reply", "hq-cg")->due.at >= due, "waiting for the ruling is not charged");
    desk.wait(30min);
    desk.give(staffOf("wb-cg"), SignTicket{kTicket});
    const auto* first = find(desk, "reply", "hq-cg");
    QCOMPARE(first->stoppedAt, std::optional{desk.clock.now()});
    QCOMPARE(first->stoppedBy, std::optional{sla::Happening::Relieved});
    QVERIFY(!isStopped(desk, "reply", "wb-cg"));
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"wb-cg"});
}

void TestClocks::whoNeverSignedIsNotHeldToIt()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    for (const auto& [from, to] : {std::pair{"hq-cg", "wb-cg"}, std::pair{"wb-cg", "heat-co"}}) {
        desk.give(staffOf(from), ReturnTicket{kTicket, "第十二条", ""});
        desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{to}, "改派"});
    }
    QVERIFY(isStopped(desk, "reply", "wb-cg"));
    QVERIFY(!isStopped(desk, "reply", "hq-cg"));
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"hq-cg"});
    desk.reopen();
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"hq-cg"});
    desk.give(staffOf("heat-co"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"hq-cg"}, "仍由首派单位办理"});
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"hq-cg"});
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    QVERIFY2(!isStopped(desk, "reply", "hq-cg"), "its own signature does not relieve it");
}

void TestClocks::aReturnUpheldLeavesNobodyWithoutAnswer()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, {}, "退单成立"});
    QVERIFY(!isStopped(desk, "reply", "hq-cg"));
    desk.give(dispatcher(), DispatchTicket{kTicket, UnitId{"wb-cg"}, {}, ""});
    QCOMPARE(responsibleOf(desk.ticket()), UnitId{"hq-cg"});
    desk.give(staffOf("wb-cg"), SignTicket{kTicket});
    QVERIFY(isStopped(desk, "reply", "hq-cg"));
}

void TestClocks::afterAJumpEscalationsAreHeld()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.host->advance();
    desk.clock.advance(26h);
    desk.host->advance();
    QCOMPARE(desk.count<TimeJumped>(), std::size_t{1});
    QCOMPARE(rungs(desk), (Names{"sign warn:0.5", "sign overdue", "sign urge", "sign escalate"}));
    for (const auto& fired : desk.all<ClockFired>())
        QCOMPARE(fired.held, fired.kind == "rung");
    QVERIFY(desk.state().centre().holdingEscalations);
    desk.reopen();
    QVERIFY(desk.state().centre().holdingEscalations);
    QCOMPARE(desk.outcome(dispatcher(), ReleaseEscalations{}), std::string("forbidden"));
    QCOMPARE(desk.outcome(supervisor(), ReleaseEscalations{}), std::string("ok"));
    QVERIFY(!desk.state().centre().holdingEscalations);
    QCOMPARE(desk.outcome(supervisor(), ReleaseEscalations{}), std::string("ok"));
    QCOMPARE(desk.count<EscalationsReleased>(), std::size_t{1});
}

/// An escalation shows the ticket to the unit above; one that is held shows it to nobody until a
/// supervisor lets it go.
void TestClocks::whatWasHeldReachesItsUnitWhenReleased()
{
    const auto sees = [](const Desk& desk) { return maySee(staffOf("hq"), desk.ticket()); };
    Desk free;
    free.give(taker(), submission());
    free.wait(24h);
    QVERIFY(sees(free));

    Desk desk;
    desk.give(taker(), submission());
    desk.clock.advance(26h);
    desk.reopen();
    desk.host->advance();
    QVERIFY(desk.state().centre().holdingEscalations);
    QVERIFY(!sees(desk));
    QVERIFY(!desk.ticket().withheld.empty());
    const auto before = desk.count<ClockFired>();
    QCOMPARE(desk.outcome(supervisor(), ReleaseEscalations{}), "ok");
    QVERIFY(sees(desk));
    QVERIFY(desk.ticket().withheld.empty());
    QVERIFY(desk.count<ClockFired>() > before);
    const auto after = desk.count<ClockFired>();
    desk.wait(48h);
    desk.reopen();
    QCOMPARE(desk.outcome(supervisor(), ReleaseEscalations{}), "ok");
    QCOMPARE(desk.count<ClockFired>(), after);
}

void TestClocks::aQuietNightIsNoJump()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    const auto events = desk.log.events().size();
    desk.wait(20h);
    desk.give(taker(), submission("t2"));
    QCOMPARE(desk.count<TimeJumped>(), std::size_t{0});
    desk.wait(1min);
    desk.reopen();
    desk.clock.advance(30min);
    desk.host->advance();
    QCOMPARE(desk.count<TimeJumped>(), std::size_t{0});
    QVERIFY(desk.log.events().size() > events);
}

void TestClocks::aRestartAfterLongDowntimeHoldsWhatIsDue()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.clock.advance(26h);
    desk.reopen();
    desk.host->advance();
    QCOMPARE(desk.count<TimeJumped>(), std::size_t{1});
    QVERIFY(desk.all<ClockFired>().back().held);
}

void TestClocks::timeNeverRunsBackwards()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.clock.advance(-2h);
    desk.give(taker(), submission("t2"));
    desk.reopen();
    desk.give(taker(), submission("t3"));
    auto last = desk.log.events().front().recordedAt;
    for (const auto& event : desk.log.events()) {
        QVERIFY(event.recordedAt >= last);
        last = event.recordedAt;
    }
    QCOMPARE(last, at("2026-11-23T09:30:00"));
}

void TestClocks::reopeningDoesNotEscalateAtOnce()
{
    Desk desk;
    desk.give(taker(), submission());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    desk.give(caller(), RecordCallback{kTicket, true, true, "satisfied", ""});
    desk.give(caller(), EvaluateTicket{kTicket, "已解决"});
    desk.give(caller(), ArchiveTicket{kTicket});
    desk.wait(24h * 30);
    QVERIFY(rungs(desk).empty());
    desk.give(dispatcher(), ReopenTicket{kTicket, "问题复发"});
    desk.host->advance();
    QVERIFY(rungs(desk).empty());
    QVERIFY(clock(desk, "promise").due.at > desk.clock.now());
}

QTEST_APPLESS_MAIN(TestClocks)
#include "tst_engine_clocks.moc"
