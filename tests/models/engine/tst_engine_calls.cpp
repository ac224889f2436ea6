#include <QTest>

#include "tests/models/engine/desk.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

ReportCall call(const char* id, std::vector<std::string> skills = {},
                const char* number = "13800006127")
{
    return {CallId{id}, Personal{number}, "12345", "", std::move(skills), ""};
}

CallPhase phase(const Desk& desk, const char* id)
{
    return desk.state().call(CallId{id})->view.phase;
}
std::string seatOf(const Desk& desk, const char* id)
{
    return desk.state().call(CallId{id})->view.seat.str();
}

} // namespace

class TestCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallGoesToTheLongestIdleSeat();
    void aCallWaitsForTheSkill();
    void theFreedSeatTakesTheLongestWaiting();
    void aRepeatCallerComesToTheSamePerson();
    void answering();
    void holding();
    void ending();
    void aCallerWhoHangsUpFreesTheSeat();
    void reports();
    void theDayIsCounted();
};

void TestCalls::aCallGoesToTheLongestIdleSeat()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.clock.advance(5s);
    desk.give(taker("T02"), SignInSeat{SeatId{"B2"}, {}});
    desk.clock.advance(5s);
    desk.give(gateway(), call("c1"));
    QCOMPARE(seatOf(desk, "c1"), "B1");
    QCOMPARE(desk.state().call(CallId{"c1"})->view.because, "空闲坐席中空闲最久（10 秒）");
    desk.give(gateway(), call("c2"));
    QCOMPARE(seatOf(desk, "c2"), "B2");
    desk.give(gateway(), call("c3"));
    QCOMPARE(phase(desk, "c3"), CallPhase::Waiting);
}

void TestCalls::aCallWaitsForTheSkill()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), call("c1", {"english"}));
    QCOMPARE(phase(desk, "c1"), CallPhase::Waiting);
    desk.give(taker("T02"), SignInSeat{SeatId{"B2"}, {"english:2"}});
    QCOMPARE(seatOf(desk, "c1"), "B2");
}

void TestCalls::theFreedSeatTakesTheLongestWaiting()
{
    Desk desk;
    desk.give(gateway(), call("c1", {"law"}));
    desk.clock.advance(1s);
    desk.give(gateway(), call("c2"));
    desk.clock.advance(1s);
    desk.give(gateway(), call("c3"));
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    QCOMPARE(seatOf(desk, "c2"), "B1");
    QCOMPARE(desk.state().call(CallId{"c2"})->view.because, "排队最久（已等 1 秒）");
    QCOMPARE(desk.state().queues().waitingCalls, 2);
}

void TestCalls::aRepeatCallerComesToTheSamePerson()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.clock.advance(5s);
    desk.give(taker("T02"), SignInSeat{SeatId{"B2"}, {}});
    desk.give(taker("T02"), submission());
    desk.give(gateway(), call("c1"));
    QCOMPARE(seatOf(desk, "c1"), "B2");
    QCOMPARE(desk.state().call(CallId{"c1"})->view.because, "来电人近日的诉求由该坐席受理");
    desk.give(gateway(), call("c2"));
    QCOMPARE(seatOf(desk, "c2"), "B1");
}

void TestCalls::answering()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(taker("T02"), SignInSeat{SeatId{"B2"}, {}});
    desk.give(gateway(), call("c1"));
    QCOMPARE(desk.outcome(taker("T01"), AnswerCall{CallId{"c9"}, SeatId{"B1"}}), "call_gone");
    QCOMPARE(desk.outcome(taker("T02"), AnswerCall{CallId{"c1"}, SeatId{"B2"}}), "call_gone");
    QCOMPARE(desk.outcome(taker("T02"), AnswerCall{CallId{"c1"}, SeatId{"B1"}}), "not_your_call");
    QCOMPARE(desk.outcome(taker("T01"), AnswerCall{CallId{"c1"}, SeatId{"B1"}}), "ok");
    QCOMPARE(desk.seat("B1"), SeatState::Talking);
    QCOMPARE(desk.outcome(taker("T01"), AnswerCall{CallId{"c1"}, SeatId{"B1"}}), "call_gone");
    QCOMPARE(desk.count<CallAnswered>(), std::size_t{1});
}

void TestCalls::holding()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), call("c1"));
    QCOMPARE(desk.outcome(taker("T01"), HoldCall{CallId{"c1"}}), "not_talking");
    desk.give(taker("T01"), AnswerCall{CallId{"c1"}, SeatId{"B1"}});
    QCOMPARE(desk.outcome(taker("T01"), ResumeCall{CallId{"c1"}}), "not_held");
    QCOMPARE(desk.outcome(taker("T02"), HoldCall{CallId{"c1"}}), "not_your_call");
    QCOMPARE(desk.outcome(taker("T01"), HoldCall{CallId{"c1"}}), "ok");
    QCOMPARE(phase(desk, "c1"), CallPhase::Held);
    QCOMPARE(desk.outcome(taker("T01"), HoldCall{CallId{"c1"}}), "not_talking");
    QCOMPARE(desk.outcome(taker("T01"), ResumeCall{CallId{"c1"}}), "ok");
    QCOMPARE(phase(desk, "c1"), CallPhase::Talking);
    QCOMPARE(desk.outcome(taker("T01"), HoldCall{CallId{"c9"}}), "call_gone");
}

void TestCalls::ending()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), call("c1"));
    desk.give(taker("T01"), AnswerCall{CallId{"c1"}, SeatId{"B1"}});
    QCOMPARE(desk.outcome(taker("T02"), EndCall{CallId{"c1"}, ""}), "not_your_call");
    desk.give(taker("T01"), HoldCall{CallId{"c1"}});
    QCOMPARE(desk.outcome(gateway(), EndCall{CallId{"c1"}, "caller"}), "ok");
    QCOMPARE(desk.seat("B1"), SeatState::WrapUp);
    QVERIFY(!desk.state().call(CallId{"c1"}));
    QCOMPARE(desk.outcome(gateway(), EndCall{CallId{"c1"}, ""}), "call_gone");
    QCOMPARE(desk.outcome(taker("T01"), FinishWrapUp{SeatId{"B1"}}), "ok");
    QCOMPARE(desk.seat("B1"), SeatState::Free);
    QCOMPARE(desk.all<CallEnded>().front().reason, "caller");
}

void TestCalls::aCallerWhoHangsUpFreesTheSeat()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), call("c1"));
    desk.give(gateway(), call("c2"));
    desk.give(gateway(), call("c3"));
    desk.give(gateway(), EndCall{CallId{"c2"}, ""});
    QCOMPARE(desk.all<CallEnded>().front().reason, "abandoned");
    desk.give(gateway(), EndCall{CallId{"c1"}, ""});
    QCOMPARE(seatOf(desk, "c3"), "B1");
    QCOMPARE(phase(desk, "c3"), CallPhase::Ringing);
    QCOMPARE(desk.state().centre().today.callsAbandoned, 2);
}

void TestCalls::reports()
{
    Desk desk;
    QCOMPARE(desk.outcome(gateway(), call("")), "missing_call");
    QCOMPARE(desk.outcome(gateway(), call("c1", std::vector<std::string>(17, "x"))),
             "too_many_skills");
    QCOMPARE(desk.outcome(gateway(), call("c1")), "ok");
    QCOMPARE(desk.outcome(gateway(), call("c1")), "call_known");
}

void TestCalls::theDayIsCounted()
{
    Desk desk;
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), call("c1"));
    desk.wait(15s);
    desk.give(taker("T01"), SetSeatState{SeatId{"B1"}, SeatState::Free, ""});
    desk.give(taker("T01"), AnswerCall{CallId{"c1"}, SeatId{"B1"}});
    const auto& today = desk.state().centre().today;
    QCOMPARE(today.calls, 1);
    QCOMPARE(today.callsAnswered, 1);
    desk.wait(15h);
    desk.give(gateway(), call("c2"));
    QCOMPARE(desk.state().centre().today.calls, 1);
    QCOMPARE(desk.state().centre().today.callsAnswered, 0);
}

QTEST_APPLESS_MAIN(TestCalls)
#include "tst_engine_calls.moc"
