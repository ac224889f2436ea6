#include <QTest>

#include "tests/models/engine/desk.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const SeatId kSeat{"B17"};

ReportCall call(const char* id = "c1", std::vector<std::string> skills = {})
{
    return {CallId{id}, Personal{"13800006127"}, "12345", "", std::move(skills), ""};
}

/// A desk with one seat signed in.
class SeatDesk : public Desk {
public:
    SeatDesk() { give(taker(), SignInSeat{kSeat, {}}); }
    void talk()
    {
        give(gateway(), call());
        give(taker(), AnswerCall{CallId{"c1"}, kSeat});
    }
};

} // namespace

class TestSeats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signIn();
    void signOut();
    void stateChanges();
    void aSeatThatLetsItRingIsBusy();
    void wrapUpEndsByItself();
    void leasesAreKeptInMemory();
    void aLostSeatPutsItsRingingCallBack();
    void aConnectedCallSurvivesALostSeat();
    void aRestartGivesEverySeatANewLease();
};

void TestSeats::signIn()
{
    Desk desk;
    QCOMPARE(desk.outcome(taker(), SignInSeat{{}, {}}), "missing_seat");
    QCOMPARE(desk.outcome(taker(), SignInSeat{kSeat, std::vector<std::string>(65, "x")}),
             "too_many_skills");
    QCOMPARE(desk.outcome(taker(), SignInSeat{kSeat, {"english"}}), "ok");
    QCOMPARE(desk.seat("B17"), SeatState::Free);
    QCOMPARE(desk.outcome(taker("T02"), SignInSeat{kSeat, {}}), "seat_taken");
    QCOMPARE(desk.outcome(taker(), SignInSeat{SeatId{"B18"}, {}}), "already_signed_in");
    QCOMPARE(desk.outcome(taker(), SignInSeat{kSeat, {}}), "ok");
    QCOMPARE(desk.state().seatOf(StaffId{"T01"}), kSeat);
}

void TestSeats::signOut()
{
    SeatDesk desk;
    QCOMPARE(desk.outcome(taker("T02"), SignOutSeat{kSeat}), "not_your_seat");
    QCOMPARE(desk.outcome(taker(), SignOutSeat{SeatId{"B18"}}), "seat_offline");
    desk.talk();
    QCOMPARE(desk.outcome(taker(), SignOutSeat{kSeat}), "seat_busy");
    desk.give(taker(), EndCall{CallId{"c1"}, ""});
    desk.give(taker(), FinishWrapUp{kSeat});
    desk.give(gateway(), call("c2"));
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
    QCOMPARE(desk.outcome(taker(), SignOutSeat{kSeat}), "ok");
    QVERIFY(desk.state().call(CallId{"c2"})->atHead);
    QVERIFY(!desk.state().seat(kSeat));
}

void TestSeats::stateChanges()
{
    SeatDesk desk;
    QCOMPARE(desk.outcome(taker(), SetSeatState{kSeat, SeatState::Talking, ""}), "bad_state");
    QCOMPARE(desk.outcome(taker(), SetSeatState{kSeat, SeatState::Busy, std::string(201, 'x')}),
             "too_large");
    QCOMPARE(desk.outcome(taker("T02"), SetSeatState{kSeat, SeatState::Busy, "小休"}),
             "not_your_seat");
    QCOMPARE(desk.outcome(taker(), SetSeatState{kSeat, SeatState::Busy, "小休"}), "ok");
    QCOMPARE(desk.state().seat(kSeat)->view.reason, "小休");
    const auto events = desk.log.events().size();
    QCOMPARE(desk.outcome(taker(), SetSeatState{kSeat, SeatState::Busy, "小休"}), "ok");
    QCOMPARE(desk.log.events().size(), events);
    QCOMPARE(desk.outcome(taker(), FinishWrapUp{kSeat}), "not_in_wrap_up");
    desk.give(gateway(), call());
    QCOMPARE(desk.state().call(CallId{"c1"})->view.phase, CallPhase::Waiting);
    QCOMPARE(desk.outcome(supervisor(), SetSeatState{kSeat, SeatState::Free, ""}), "ok");
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
    QCOMPARE(desk.outcome(taker(), SetSeatState{kSeat, SeatState::Busy, ""}), "seat_busy");
}

void TestSeats::aSeatThatLetsItRingIsBusy()
{
    SeatDesk desk;
    desk.give(taker("T02"), SignInSeat{SeatId{"B18"}, {}});
    desk.give(gateway(), call());
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
    desk.wait(14s);
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
    desk.wait(1s);
    QCOMPARE(desk.seat("B17"), SeatState::Busy);
    QCOMPARE(desk.state().seat(kSeat)->view.reason, "未应答");
    QCOMPARE(desk.seat("B18"), SeatState::Ringing);
    desk.give(taker("T02"), RenewLease{SeatId{"B18"}});
    desk.wait(15s);
    QCOMPARE(desk.seat("B18"), SeatState::Busy);
    const auto* waiting = desk.state().call(CallId{"c1"});
    QCOMPARE(waiting->view.phase, CallPhase::Waiting);
    QVERIFY(waiting->atHead);
    QCOMPARE(waiting->view.queuedAt, at("2026-11-23T09:30:00"));
}

void TestSeats::wrapUpEndsByItself()
{
    SeatDesk desk;
    desk.talk();
    desk.give(gateway(), EndCall{CallId{"c1"}, "caller"});
    QCOMPARE(desk.seat("B17"), SeatState::WrapUp);
    desk.give(gateway(), call("c2"));
    desk.give(taker(), RenewLease{kSeat});
    desk.wait(29s);
    desk.give(taker(), RenewLease{kSeat});
    desk.wait(29s);
    desk.give(taker(), RenewLease{kSeat});
    QCOMPARE(desk.seat("B17"), SeatState::WrapUp);
    desk.wait(2s);
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
    QCOMPARE(desk.count<WrapUpFinished>(), std::size_t{1});
}

void TestSeats::leasesAreKeptInMemory()
{
    SeatDesk desk;
    const auto events = desk.log.events().size();
    const auto answers = desk.log.answers();
    for (int i = 0; i < 100; ++i) {
        desk.wait(20s);
        QCOMPARE(desk.outcome(taker(), RenewLease{kSeat}), "ok");
    }
    QCOMPARE(desk.log.events().size(), events);
    QCOMPARE(desk.log.answers(), answers);
    QCOMPARE(desk.outcome(taker("T02"), RenewLease{kSeat}), "not_your_seat");
    desk.wait(31s);
    QCOMPARE(desk.seat("B17"), SeatState::Offline);
    QCOMPARE(desk.count<LeaseLost>(), std::size_t{1});
    QCOMPARE(desk.outcome(taker(), RenewLease{kSeat}), "seat_offline");
    QCOMPARE(desk.outcome(taker("T02"), SignInSeat{kSeat, {}}), "ok");
}

void TestSeats::aLostSeatPutsItsRingingCallBack()
{
    SeatDesk desk;
    desk.wait(20s);
    desk.give(gateway(), call());
    desk.give(gateway(), call("c2"));
    desk.wait(10s);
    QCOMPARE(desk.seat("B17"), SeatState::Offline);
    QCOMPARE(desk.state().call(CallId{"c1"})->view.phase, CallPhase::Waiting);
    QVERIFY(desk.state().routing().head() == CallId{"c1"});
    desk.give(taker("T02"), SignInSeat{SeatId{"B18"}, {}});
    QCOMPARE(desk.state().call(CallId{"c1"})->view.seat, SeatId{"B18"});
    QVERIFY(!desk.state().call(CallId{"c1"})->view.because.empty());
}

void TestSeats::aConnectedCallSurvivesALostSeat()
{
    SeatDesk desk;
    desk.talk();
    desk.wait(31s);
    QCOMPARE(desk.count<LeaseLost>(), std::size_t{1});
    QCOMPARE(desk.state().call(CallId{"c1"})->view.phase, CallPhase::Talking);
    QCOMPARE(desk.outcome(taker(), RenewLease{kSeat}), "ok");
    QCOMPARE(desk.count<LeaseRenewed>(), std::size_t{1});
    desk.give(taker(), EndCall{CallId{"c1"}, ""});
    QCOMPARE(desk.seat("B17"), SeatState::WrapUp);

    SeatDesk gone;
    gone.talk();
    gone.wait(31s);
    gone.give(gateway(), EndCall{CallId{"c1"}, "caller"});
    QCOMPARE(gone.seat("B17"), SeatState::Offline);
}

void TestSeats::aRestartGivesEverySeatANewLease()
{
    SeatDesk desk;
    desk.talk();
    desk.clock.advance(5min);
    desk.reopen();
    desk.wait(29s);
    QCOMPARE(desk.seat("B17"), SeatState::Talking);
    QVERIFY(!desk.state().seat(kSeat)->leaseLost);
    desk.wait(2s);
    QVERIFY(desk.state().seat(kSeat)->leaseLost);
}

QTEST_APPLESS_MAIN(TestSeats)
#include "tst_engine_seats.moc"
