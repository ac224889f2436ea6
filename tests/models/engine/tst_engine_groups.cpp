#include <QTest>

#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

ReportCall call(const char* id, const char* key = "", const char* number = "13800006127")
{
    return {CallId{id}, Personal{number}, "12345", key, {}, ""};
}
SignInSeat in(const char* seat, const char* group, std::vector<std::string> skills = {})
{
    return {SeatId{seat}, std::move(skills), GroupId{group}};
}
const CallView& view(const Desk& desk, const char* id)
{
    const auto* row = desk.state().call(CallId{id});
    require(row);
    return row->view;
}
void answer(Desk& desk, const char* staff, const char* call, const char* seat)
{
    require(desk.outcome(taker(staff), AnswerCall{CallId{call}, SeatId{seat}}) == "ok");
}
/// The queue of a busy group moves once a minute.
void moveQueue(Desk& desk, int calls)
{
    desk.give(taker("T01"), in("B1", "general"));
    desk.give(gateway(), call("first"));
    for (int i = 0; i < calls; ++i)
        desk.give(gateway(), call(("w" + std::to_string(i)).c_str()));
    std::string current = "first";
    for (int i = 0; i < calls; ++i) {
        desk.clock.advance(1s);
        answer(desk, "T01", current.c_str(), "B1");
        desk.clock.advance(19s);
        desk.give(taker("T01"), EndCall{CallId{current}, ""});
        desk.give(taker("T01"), FinishWrapUp{SeatId{"B1"}});
        current = desk.state().seat(SeatId{"B1"})->view.call.str();
    }
}

} // namespace

class TestGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallGoesToItsGroup();
    void anUnknownGroupIsRefused();
    void priorityOfAGroup();
    void overflowOpensFurtherSeats();
    void overflowGoesStraightToAFreeSeat();
    void anotherCityTakesOver();
    void whoWaitsToBeCalledBackStaysHere();
    void aPutBackCallKeepsItsOverflow();
    void aRepeatCallerWaitsForThePersonWhoKnows();
    void aRepeatCallerDoesNotWaitAlone();
    void oneTransferAndNoMore();
    void aTransferredCallIsCountedOnce();
    void callbackKeepsThePlace();
    void callbackRefuses();
    void announcementsAreHonest();
    void whoWaitsIsToldAgain();
    void aRestartFoldsToTheSame();
};

void TestGroups::aCallGoesToItsGroup()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "expert", {"law"}));
    desk.give(gateway(), call("c1"));
    QVERIFY(view(desk, "c1").phase == CallPhase::Waiting);
    QCOMPARE(view(desk, "c1").group, GroupId{"general"});
    desk.give(gateway(), call("c2", "2"));
    QCOMPARE(view(desk, "c2").seat, SeatId{"B1"});
    desk.give(taker("T02"), in("B2", ""));
    QCOMPARE(view(desk, "c1").seat, SeatId{"B2"});
    QCOMPARE(desk.state().seat(SeatId{"B2"})->view.group, GroupId{"general"});
}

void TestGroups::anUnknownGroupIsRefused()
{
    Desk desk(cityWithGroups());
    QCOMPARE(desk.outcome(taker(), in("B1", "nobody")), "unknown_group");
    Desk plain;
    QCOMPARE(plain.outcome(taker(), in("B1", "general")), "unknown_group");
}

void TestGroups::priorityOfAGroup()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("ordinary"));
    desk.wait(40s);
    desk.give(gateway(), call("law", "2"));
    desk.give(taker("T01"), in("B1", "expert", {"law"}));
    QCOMPARE(view(desk, "law").seat, SeatId{"B1"});
    desk.wait(10s);
    desk.give(gateway(), EndCall{CallId{"law"}, ""});
    QCOMPARE(view(desk, "ordinary").seat, SeatId{"B1"});
    QCOMPARE(view(desk, "ordinary").because, "代综合组接听，排队最久（已等 50 秒）");
}

void TestGroups::overflowOpensFurtherSeats()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    desk.wait(29s);
    QCOMPARE(desk.count<CallOverflowed>(), std::size_t{0});
    desk.wait(40s);
    const auto steps = desk.all<CallOverflowed>();
    QCOMPARE(steps.size(), std::size_t{1});
    QCOMPARE(steps.front().group, GroupId{"expert"});
    QCOMPARE(steps.front().because, "综合组已等 30 秒，专家组也可接听");
    QCOMPARE(view(desk, "c1").also, std::vector<GroupId>{GroupId{"expert"}});
    desk.give(supervisor(), SwitchSurge{true, "暴雨"});
    desk.wait(1s);
    QCOMPARE(desk.all<CallOverflowed>().back().group, GroupId{"home"});
    desk.give(taker("T01"), in("H1", "home"));
    QCOMPARE(view(desk, "c1").seat, SeatId{"H1"});
    QVERIFY(desk.state().seat(SeatId{"H1"})->view.atHome);
}

void TestGroups::overflowGoesStraightToAFreeSeat()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "expert"));
    desk.give(gateway(), call("c1"));
    QVERIFY(view(desk, "c1").phase == CallPhase::Waiting);
    desk.wait(20s);
    desk.give(taker("T01"), RenewLease{SeatId{"B1"}});
    desk.wait(10s);
    QCOMPARE(view(desk, "c1").seat, SeatId{"B1"});
}

void TestGroups::anotherCityTakesOver()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    desk.wait(299s);
    QVERIFY(desk.state().call(CallId{"c1"}));
    desk.wait(1s);
    QVERIFY(!desk.state().call(CallId{"c1"}));
    const auto passed = desk.all<CallPassedOn>();
    QCOMPARE(passed.size(), std::size_t{1});
    QCOMPARE(passed.front().city, "990200");
    QCOMPARE(passed.front().because, "综合组已等 5 分 0 秒，转请 990200 代接");
    QCOMPARE(desk.state().centre().today.passedOn, 1);
    QCOMPARE(desk.state().centre().today.callsAbandoned, 0);
    QCOMPARE(desk.outcome(gateway(), EndCall{CallId{"c1"}, ""}), "call_gone");
}

/// Nobody is on the line that another city could take over.
void TestGroups::whoWaitsToBeCalledBackStaysHere()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    desk.wait(1min);
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c1"}}), "ok");
    desk.wait(10min);
    QVERIFY(desk.all<CallPassedOn>().empty());
    QVERIFY(view(desk, "c1").callback);
}

void TestGroups::aPutBackCallKeepsItsOverflow()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    desk.wait(30s);
    desk.give(taker("T01"), in("B1", "expert"));
    desk.wait(15s);
    QVERIFY(view(desk, "c1").phase == CallPhase::Waiting);
    desk.give(taker("T02"), in("B2", "expert"));
    QCOMPARE(view(desk, "c1").seat, SeatId{"B2"});
}

void TestGroups::aRepeatCallerWaitsForThePersonWhoKnows()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "general"));
    desk.give(taker("T02"), in("B2", "general"));
    desk.give(taker("T02"), submission());
    desk.give(gateway(), call("a", "", "1"));
    desk.give(gateway(), call("b", "", "2"));
    answer(desk, "T01", "a", "B1");
    answer(desk, "T02", "b", "B2");
    desk.give(gateway(), call("before", "", "3"));
    desk.clock.advance(5s);
    desk.give(gateway(), call("again"));
    desk.give(taker("T02"), EndCall{CallId{"b"}, ""});
    desk.give(taker("T02"), FinishWrapUp{SeatId{"B2"}});
    QCOMPARE(view(desk, "again").seat, SeatId{"B2"});
    QCOMPARE(view(desk, "again").because, "来电人近日的诉求由该坐席受理");
    desk.give(taker("T01"), EndCall{CallId{"a"}, ""});
    desk.give(taker("T01"), FinishWrapUp{SeatId{"B1"}});
    QCOMPARE(view(desk, "before").seat, SeatId{"B1"});
}

/// Nobody is passed over for long, and the caller goes to whoever is free first.
void TestGroups::aRepeatCallerDoesNotWaitAlone()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "general"));
    desk.give(taker("T02"), in("B2", "general"));
    desk.give(taker("T02"), submission());
    desk.give(gateway(), call("a", "", "1"));
    desk.give(gateway(), call("b", "", "2"));
    answer(desk, "T01", "a", "B1");
    answer(desk, "T02", "b", "B2");
    desk.give(gateway(), call("long before", "", "3"));
    desk.clock.advance(61s);
    desk.give(gateway(), call("again"));
    desk.give(taker("T02"), EndCall{CallId{"b"}, ""});
    desk.give(taker("T02"), FinishWrapUp{SeatId{"B2"}});
    QCOMPARE(view(desk, "long before").seat, SeatId{"B2"});
    desk.give(taker("T01"), EndCall{CallId{"a"}, ""});
    desk.give(taker("T01"), FinishWrapUp{SeatId{"B1"}});
    QCOMPARE(view(desk, "again").seat, SeatId{"B1"});
}

void TestGroups::oneTransferAndNoMore()
{
    Desk desk(cityWithGroups());
    const TransferCall transfer{CallId{"c1"}, GroupId{"expert"}, {}, "想问公积金贷款"};
    desk.give(taker("T01"), in("B1", "general"));
    QCOMPARE(desk.outcome(taker("T01"), transfer), "call_gone");
    desk.give(gateway(), call("c1"));
    QCOMPARE(desk.outcome(taker("T01"), transfer), "not_talking");
    answer(desk, "T01", "c1", "B1");
    QCOMPARE(desk.outcome(taker("T02"), transfer), "not_your_call");
    QCOMPARE(desk.outcome(taker("T01"), TransferCall{CallId{"c1"}, GroupId{"nobody"}, {}, ""}),
             "unknown_group");
    desk.give(taker("T01"), HoldCall{CallId{"c1"}});
    QCOMPARE(desk.outcome(taker("T01"), transfer), "ok");
    QVERIFY(desk.seat("B1") == SeatState::WrapUp);
    QVERIFY(view(desk, "c1").phase == CallPhase::Waiting && view(desk, "c1").transferred);
    desk.clock.advance(12s);
    desk.give(taker("T02"), in("E1", "expert", {"law"}));
    QCOMPARE(view(desk, "c1").seat, SeatId{"E1"});
    QCOMPARE(view(desk, "c1").because, "同事转来，排在队首（已等 12 秒）：想问公积金贷款");
    answer(desk, "T02", "c1", "E1");
    QCOMPARE(desk.outcome(taker("T02"), TransferCall{CallId{"c1"}, GroupId{"general"}, {}, ""}),
             "already_transferred");
    QCOMPARE(desk.outcome(taker("T01"), EndCall{CallId{"c1"}, ""}), "not_your_call");
    QCOMPARE(desk.outcome(taker("T02"), EndCall{CallId{"c1"}, ""}), "ok");
}

void TestGroups::aTransferredCallIsCountedOnce()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "general"));
    desk.give(taker("T02"), in("E1", "expert", {"law"}));
    desk.give(gateway(), call("c1"));
    answer(desk, "T01", "c1", "B1");
    desk.give(taker("T01"), TransferCall{CallId{"c1"}, GroupId{"expert"}, {}, ""});
    QCOMPARE(view(desk, "c1").seat, SeatId{"E1"});
    answer(desk, "T02", "c1", "E1");
    desk.give(gateway(), EndCall{CallId{"c1"}, ""});
    const auto& today = desk.state().centre().today;
    QCOMPARE(today.calls, 1);
    QCOMPARE(today.callsAnswered, 1);
    QCOMPARE(today.callsAbandoned, 0);
    QCOMPARE(today.transferred, 1);
}

void TestGroups::callbackKeepsThePlace()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c1"}}), "ok");
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c1"}}), "ok");
    QCOMPARE(desk.count<CallbackRequested>(), std::size_t{1});
    QCOMPARE(desk.outcome(gateway(), EndCall{CallId{"c1"}, "abandoned"}), "waits_for_callback");
    desk.clock.advance(5s);
    desk.give(gateway(), call("c2"));
    desk.clock.advance(5s);
    desk.give(taker("T01"), in("B1", "general"));
    QCOMPARE(view(desk, "c1").seat, SeatId{"B1"});
    QCOMPARE(view(desk, "c1").because, "排队回拨，仍按来电先后（已等 10 秒）");
    QVERIFY(view(desk, "c1").callback);
    QCOMPARE(desk.state().centre().today.callbacks, 1);
    desk.give(gateway(), call("c3"));
    desk.give(gateway(), RequestCallback{CallId{"c3"}});
    QCOMPARE(desk.outcome(gateway(), EndCall{CallId{"c3"}, "withdrawn"}), "ok");
}

void TestGroups::callbackRefuses()
{
    Desk desk(cityWithGroups());
    desk.give(taker("T01"), in("B1", "general"));
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c1"}}), "call_gone");
    desk.give(gateway(), call("c1"));
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c1"}}), "not_waiting");
    desk.give(gateway(), call("c2", "", ""));
    QCOMPARE(desk.outcome(gateway(), RequestCallback{CallId{"c2"}}), "missing_number");
}

void TestGroups::announcementsAreHonest()
{
    Desk desk(cityWithGroups());
    moveQueue(desk, 8);
    const auto told = desk.all<WaitAnnounced>();
    QCOMPARE(told.size(), std::size_t{8});
    QVERIFY(!told.back().seconds);
    QCOMPARE(told.back().text, "前面还有 7 位");
    for (int i = 0; i < 5; ++i)
        desk.give(gateway(), call(("later" + std::to_string(i)).c_str()));
    const auto known = desk.all<WaitAnnounced>();
    QCOMPARE(known.back().ahead, 4);
    QCOMPARE(known.back().seconds, std::optional{100});
    QCOMPARE(known.back().text, "前面还有 4 位，约 2 分钟，可按 1 由我们回拨");
    QVERIFY(known.back().offersCallback);
    QVERIFY(!known[8].offersCallback);
    desk.give(supervisor(), SwitchSurge{true, "寒潮"});
    desk.give(gateway(), call("in surge"));
    QCOMPARE(desk.all<WaitAnnounced>().back().text, "来电较多，约 2 分钟，可按 1 由我们回拨");
}

void TestGroups::whoWaitsIsToldAgain()
{
    auto city = std::make_shared<City>(*cityWithGroups());
    city->callPlan.announcements.every = 45s;
    city->callPlan.groups.front().overflow.clear();
    Desk desk(city);
    for (const char* id : {"c1", "c2", "c3", "c4"})
        desk.give(gateway(), call(id));
    const auto toldTo = [&](const char* id) {
        std::vector<int> ahead;
        for (const auto& told : desk.all<WaitAnnounced>())
            if (told.call == CallId{id})
                ahead.push_back(told.ahead);
        return ahead;
    };
    desk.wait(30s);
    desk.give(gateway(), EndCall{CallId{"c1"}, "caller_hung_up"});
    desk.give(gateway(), RequestCallback{CallId{"c2"}});
    desk.reopen();
    desk.wait(70s);
    QCOMPARE(toldTo("c1"), (std::vector{0}));
    QCOMPARE(toldTo("c2"), (std::vector{1})); // hung up, and keeps the place
    QCOMPARE(toldTo("c3"), (std::vector{2, 1, 1}));
    QCOMPARE(toldTo("c4"), (std::vector{3, 2, 2}));
    desk.give(taker("T01"), in("B1", "general"));
    desk.give(taker("T02"), in("B2", "general"));
    answer(desk, "T01", "c2", "B1");
    answer(desk, "T02", "c3", "B2");
    desk.wait(40s);
    QCOMPARE(toldTo("c3"), (std::vector{2, 1, 1}));
    QCOMPARE(toldTo("c4"), (std::vector{3, 2, 2, 0}));
    desk.wait(5h); // a gateway that never says the call is over
    QCOMPARE(toldTo("c4").size(), std::size_t{1 + 3600 / 45});
}

void TestGroups::aRestartFoldsToTheSame()
{
    Desk desk(cityWithGroups());
    moveQueue(desk, 8);
    desk.give(supervisor(), SwitchSurge{true, "寒潮"});
    desk.give(supervisor(),
              RestrictCaller{Personal{"13900000000"}, desk.clock.now() + 1h, "反复骚扰"});
    desk.give(taker("T01"), TransferCall{CallId{"w7"}, GroupId{"expert"}, {"policy"}, "转"});
    desk.give(gateway(), call("c9"));
    desk.give(gateway(), RequestCallback{CallId{"c9"}});
    desk.wait(45s);
    Desk other(cityWithGroups());
    other.log = desk.log;
    other.reopen();
    QCOMPARE(differences(desk.state(), other.state()), std::string());
    QCOMPARE(other.state().firstWakeTime().has_value(), desk.state().firstWakeTime().has_value());
}

QTEST_APPLESS_MAIN(TestGroups)
#include "tst_engine_groups.moc"
