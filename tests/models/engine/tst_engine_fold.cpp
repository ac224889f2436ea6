#include <QTest>

#include "models/engine/subject.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;

namespace {

template <std::size_t... Index> std::vector<EventBody> everyBody(std::index_sequence<Index...>)
{
    return {std::variant_alternative_t<Index, EventBodies>{}...};
}

std::vector<EventBody> everyBody()
{
    return everyBody(std::make_index_sequence<std::variant_size_v<EventBodies>>{});
}

} // namespace

class TestFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evolveIsTotal();
    void aRestartFoldsToTheSame();
    void aGroupThatIsUndoneLeavesTheIndices();
    void subjects();
};

void TestFold::evolveIsTotal()
{
    const auto index = std::make_shared<CityIndex>(city());
    for (const auto& body : everyBody()) {
        State state(index);
        Event event;
        event.seq = 1;
        event.body = body;
        evolve(state, event);
        QCOMPARE(state.centre().seq, 1);
    }
}

void TestFold::aRestartFoldsToTheSame()
{
    Desk desk;
    desk.give(taker(), SignInSeat{SeatId{"B17"}, {"english"}});
    desk.give(gateway(), ReportCall{CallId{"c1"}, {}, "", "", {}, ""});
    desk.give(gateway(), ReportCall{CallId{"c2"}, {}, "", "", {"law"}, ""});
    desk.give(taker(), AnswerCall{CallId{"c1"}, SeatId{"B17"}});
    desk.give(taker(), submission());
    desk.wait(std::chrono::hours{3});
    desk.give(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    Desk other;
    other.log = desk.log;
    other.reopen();
    QCOMPARE(differences(desk.state(), other.state()), std::string());
    auto another = desk.command(taker("T02"), SignInSeat{SeatId{"B18"}, {}});
    other.give(another);
    QVERIFY(!differences(desk.state(), other.state()).empty());
}

void TestFold::aGroupThatIsUndoneLeavesTheIndices()
{
    Desk desk;
    desk.give(taker(), SignInSeat{SeatId{"B17"}, {}});
    for (int i = 0; i < 5; ++i) {
        const auto command = desk.command(
            gateway(), ReportCall{CallId{std::to_string(i) + "-c"}, {}, "", "", {}, ""});
        desk.log.failOnce({"io", ""});
        desk.give(command);
        QCOMPARE(desk.state().queues().freeSeats, 1);
        QCOMPARE(desk.state().queues().waitingCalls, 0);
    }
    desk.give(gateway(), ReportCall{CallId{"c"}, {}, "", "", {}, ""});
    QCOMPARE(desk.seat("B17"), SeatState::Ringing);
}

void TestFold::subjects()
{
    QCOMPARE(ticketOf(EventBody{TicketSigned{TicketId{"t1"}, {}}}), TicketId{"t1"});
    QCOMPARE(ticketOf(CommandBody{SignTicket{TicketId{"t1"}}}), TicketId{"t1"});
    QVERIFY(ticketOf(EventBody{CallHeld{CallId{"c1"}}}).empty());
    QCOMPARE(callOf(EventBody{CallHeld{CallId{"c1"}}}), CallId{"c1"});
    QCOMPARE(seatOf(EventBody{LeaseLost{SeatId{"B17"}}}), SeatId{"B17"});
    QVERIFY(seatOf(EventBody{TimeJumped{}}).empty());
}

QTEST_APPLESS_MAIN(TestFold)
#include "tst_engine_fold.moc"
