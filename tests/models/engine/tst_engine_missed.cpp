#include <QTest>

#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kNumber = "13800006127";

std::shared_ptr<const City> owingCity()
{
    auto owing = std::make_shared<City>(*cityWithGroups());
    owing->callPlan.missedFrom = 20s;
    return owing;
}

ReportCall ring(const char* call, const char* number = kNumber)
{
    return {CallId{call}, Personal{number}, "12345", "", {}, {}};
}

EndCall hangUp(const char* call)
{
    return {CallId{call}, "abandoned"};
}

} // namespace

/// 未接来电: who waited in vain is called back.
class TestMissed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWaitedIsOwedACall();
    void whoHungUpAtOnceIsNot();
    void aCityThatOwesNothing();
    void withoutANumberNobodyCanBeCalled();
    void theSeatIsOfferedTheMissedCall();
    void whoCallsAgainNeedsNoCallingBack();
    void onceANumber();
    void anotherCityHasNothingToTakeOver();
    void aFailedCommitOwesNothing();
};

void TestMissed::whoWaitedIsOwedACall()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(25s);
    QCOMPARE(desk.outcome(gateway(), hangUp("c1")), std::string("ok"));
    QCOMPARE(desk.all<CallMissed>().front().waitedSeconds, 25);
    QCOMPARE(desk.count<CallEnded>(), std::size_t{0});
    const auto& view = desk.state().call(CallId{"c1"})->view;
    QVERIFY(view.missed && view.callback);
    QCOMPARE(view.phase, CallPhase::Waiting);
    QCOMPARE(desk.state().missedCallOf(kNumber), CallId{"c1"});
    QCOMPARE(desk.state().missedCalls(), std::size_t{1});
    QCOMPARE(desk.state().centre().today.missed, 1);
    QCOMPARE(desk.state().centre().today.callsAbandoned, 0);
    QCOMPARE(desk.outcome(gateway(), hangUp("c1")), std::string("waits_for_callback"));
    Desk other(owingCity());
    other.log = desk.log;
    other.clock = desk.clock;
    other.reopen();
    QCOMPARE(differences(desk.state(), other.state()), std::string());
    QCOMPARE(other.state().missedCallOf(kNumber), CallId{"c1"});
}

void TestMissed::whoHungUpAtOnceIsNot()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(19s);
    desk.give(gateway(), hangUp("c1"));
    QCOMPARE(desk.count<CallMissed>(), std::size_t{0});
    QVERIFY(!desk.state().call(CallId{"c1"}));
    QCOMPARE(desk.state().centre().today.callsAbandoned, 1);
}

void TestMissed::aCityThatOwesNothing()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), ring("c1"));
    desk.wait(45s);
    desk.give(gateway(), hangUp("c1"));
    QCOMPARE(desk.count<CallMissed>(), std::size_t{0});
    QCOMPARE(desk.count<CallEnded>(), std::size_t{1});
}

void TestMissed::withoutANumberNobodyCanBeCalled()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1", ""));
    desk.wait(25s);
    desk.give(gateway(), hangUp("c1"));
    QCOMPARE(desk.count<CallMissed>(), std::size_t{0});
}

void TestMissed::theSeatIsOfferedTheMissedCall()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(25s);
    desk.give(gateway(), hangUp("c1"));
    desk.give(taker(), SignInSeat{SeatId{"B1"}, {}});
    QCOMPARE(desk.all<CallOffered>().back().call, CallId{"c1"});
    QCOMPARE(desk.state().missedCalls(), std::size_t{0});
    QCOMPARE(desk.outcome(taker(), AnswerCall{CallId{"c1"}, SeatId{"B1"}}), std::string("ok"));
    QCOMPARE(desk.state().centre().today.callsAnswered, 1);
    QCOMPARE(desk.state().centre().today.callsAbandoned, 0);
}

void TestMissed::whoCallsAgainNeedsNoCallingBack()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(25s);
    desk.give(gateway(), hangUp("c1"));
    desk.give(gateway(), ring("c2", "13900000001"));
    QVERIFY2(desk.state().call(CallId{"c1"}), "somebody else's call changes nothing");
    desk.give(gateway(), ring("c3"));
    QVERIFY(!desk.state().call(CallId{"c1"}));
    QCOMPARE(desk.all<CallEnded>().front().reason, std::string("called_again"));
    QVERIFY(desk.state().missedCallOf(kNumber).empty());
    QCOMPARE(desk.state().call(CallId{"c3"})->view.phase, CallPhase::Waiting);
}

void TestMissed::onceANumber()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.give(gateway(), ring("c2"));
    desk.wait(25s);
    desk.give(gateway(), hangUp("c1"));
    desk.give(gateway(), hangUp("c2"));
    QCOMPARE(desk.count<CallMissed>(), std::size_t{1});
    QCOMPARE(desk.state().missedCallOf(kNumber), CallId{"c1"});
    QVERIFY(!desk.state().call(CallId{"c2"}));
}

void TestMissed::anotherCityHasNothingToTakeOver()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(25s);
    desk.give(gateway(), hangUp("c1"));
    desk.wait(10min);
    QCOMPARE(desk.count<CallPassedOn>(), std::size_t{0});
    QVERIFY(desk.state().call(CallId{"c1"}));
}

void TestMissed::aFailedCommitOwesNothing()
{
    Desk desk(owingCity());
    desk.give(gateway(), ring("c1"));
    desk.wait(25s);
    desk.log.failOnce({"disk_full", ""});
    QCOMPARE(desk.outcome(gateway(), hangUp("c1")), std::string("disk_full"));
    QVERIFY(desk.state().missedCallOf(kNumber).empty());
    QVERIFY(!desk.state().call(CallId{"c1"})->view.missed);
    desk.clock.advance(2s);
    QCOMPARE(desk.outcome(gateway(), hangUp("c1")), std::string("ok"));
    QCOMPARE(desk.state().missedCallOf(kNumber), CallId{"c1"});
}

QTEST_APPLESS_MAIN(TestMissed)
#include "tst_engine_missed.moc"
