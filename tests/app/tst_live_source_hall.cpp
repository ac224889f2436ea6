#include "tests/app/seat_at_hall.h"

#include <QSignalSpy>

using namespace lianxin;
using http::test::Hall;
using session::CallState;
using tests::SeatAtHall;

/// A seat in a hall with others: who is signed in where, calls that ring and go elsewhere, and what
/// the caller adds when the ticket is on its way. A real server and a seat that keeps its own
/// store.
class TestLiveSourceHall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRingThatNobodyAnswers();
    void theNextCallRingsAfterIt();
    void aCallThatEndsBeforeItIsShown();
    void signedInElsewhereBefore();
    void whatIsAddedAfterSubmission();
    void whoLeavesIsSignedOut();
    void whatTheDiskDidNotTakeIsSubmittedOnce();
};

namespace {

/// The hall's time goes on until the centre does not wait for this desk any more.
bool isNotAnswered(Hall& hall, const SeatAtHall& seat)
{
    hall.clock.advance(hall.api().centre.city().callTimes.ring + Milliseconds{1});
    return seat.isBusyFor("未应答");
}

std::string fieldOf(const SeatAtHall& seat, std::string_view field)
{
    const auto ticket = seat.ticket(seat.session().submitted->ticket);
    return ticket ? ticket::valueOf(ticket->fields, field) : std::string();
}

} // namespace

void TestLiveSourceHall::aRingThatNobodyAnswers()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.isSignedIn());
    seat.ring("13800006127");
    QVERIFY(seat.waitFor([&] { return seat.session().call == CallState::Offered; }));
    QVERIFY(isNotAnswered(hall, seat));
    QVERIFY2(seat.waitFor([&] { return seat.session().call == CallState::None; }),
             "it does not ring here any more");
    QVERIFY(seat.keepsNothing());
    seat.live->takeBreak({});
    QVERIFY2(seat.talks(), "the caller has waited");
}

/// Also where the seat has not heard that the one before is gone.
void TestLiveSourceHall::theNextCallRingsAfterIt()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.isSignedIn());
    const auto first = seat.ring("13800006127");
    QVERIFY(seat.waitFor([&] { return seat.session().call == CallState::Offered; }));
    QVERIFY(!hall.give("9100", engine::EndCall{first, "abandoned"}).rejection);
    seat.ring("13800006128");
    QVERIFY(seat.waitFor([&] {
        return seat.session().call == CallState::Offered &&
               seat.session().offer.number.value == "13800006128";
    }));
    QVERIFY(seat.talks());
}

void TestLiveSourceHall::aCallThatEndsBeforeItIsShown()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.isSignedIn());
    QVERIFY(seat.waitFor([&] { return seat.centre->online(); }));
    const auto call = seat.ring("13800006127");
    QVERIFY(!hall.give("9100", engine::EndCall{call, "abandoned"}).rejection);
    QTest::qWait(1000);
    QCOMPARE(seat.session().call, CallState::None);
}

/// The desk before was left a moment ago: its lease runs out, and then this one is let in.
void TestLiveSourceHall::signedInElsewhereBefore()
{
    Hall hall;
    QVERIFY(!hall.give("1001", engine::SignInSeat{SeatId("B-9"), {}}).rejection);
    const SeatAtHall seat(hall);
    QVERIFY(
        seat.waitFor([&] { return !seat.notices.filter(QStringLiteral("另一个坐席")).isEmpty(); }));
    QCOMPARE(seat.view().id, SeatId());
    hall.give("1001", engine::SignOutSeat{SeatId("B-9")});
    QVERIFY(seat.isSignedIn());
    QVERIFY(seat.takesACall());
}

/// The unit reads what the caller corrected when the ticket was already sent.
void TestLiveSourceHall::whatIsAddedAfterSubmission()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    seat.write("三号楼暖气不热");
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    seat.live->edit("summary", "三号楼和五号楼暖气不热", "三号楼和五号楼暖气不热");
    seat.live->edit("callback_number", "13911110000", "13911110000");
    QVERIFY(seat.waitFor(
        [&] { return fieldOf(seat, ticket::field::kCallbackNumber) == "13911110000"; }));
    QCOMPARE(fieldOf(seat, ticket::field::kSummary), std::string("三号楼和五号楼暖气不热"));
    seat.restart();
    seat.live->edit("summary", "五号楼暖气不热", "五号楼暖气不热");
    seat.live->edit("callback_number", "13911110001", "13911110001");
    QVERIFY(seat.waitFor(
        [&] { return fieldOf(seat, ticket::field::kCallbackNumber) == "13911110001"; }));
    QCOMPARE(fieldOf(seat, ticket::field::kSummary), std::string("五号楼暖气不热"));
    const auto unit = session::leadOf(seat.session())->unit;
    seat.live->chooseUnit("nobody", "撤销了的单位");
    QCOMPARE(session::leadOf(seat.session())->unit, unit);
    QVERIFY(seat.notices.last().contains(QStringLiteral("派单员")));
    QVERIFY(seat.notices.filter(QStringLiteral("版本")).isEmpty());
}

/// No call rings at a desk that somebody has left.
void TestLiveSourceHall::whoLeavesIsSignedOut()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.isSignedIn());
    QSignalSpy out(seat.live.get(), &sources::LiveSource::signedOut);
    seat.live->signOut();
    QVERIFY(out.count() == 1 || out.wait());
    QCOMPARE(seat.state(), SeatAtHall::Offline);
    QSignalSpy snapshot(seat.centre.get(), &sync::Centre::snapshotTaken);
    seat.centre->refresh();
    QVERIFY(snapshot.wait());
    seat.ring("13800006127");
    seat.centre->refresh();
    QVERIFY(snapshot.wait());
    QVERIFY2(seat.state() == SeatAtHall::Offline, "it stays out");
    seat.live->signOut();
    QCOMPARE(out.count(), 2);
}

/// The disk was full when the ticket went, and then the machine died.
void TestLiveSourceHall::whatTheDiskDidNotTakeIsSubmittedOnce()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    seat.write("三号楼暖气不热");
    QVERIFY(seat.store->flush());
    const QDir folder(seat.folder.path());
    const QString kept = folder.filePath("kept");
    QVERIFY(folder.mkdir("kept"));
    const auto files = folder.entryList({"seat.db*"}, QDir::Files);
    for (const QString& file : files)
        QVERIFY(QFile::copy(folder.filePath(file), kept + '/' + file));
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    const auto number = seat.session().number;
    const auto ticket = seat.session().submitted->ticket;
    seat.end();
    for (const QString& file : folder.entryList({"seat.db*"}, QDir::Files))
        QVERIFY(QFile::remove(folder.filePath(file)));
    for (const QString& file : files)
        QVERIFY(QFile::copy(kept + '/' + file, folder.filePath(file)));
    seat.begin();
    QVERIFY(!seat.session().submitted);
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    QCOMPARE(seat.session().submitted->ticket, ticket);
    QCOMPARE(seat.session().number, number);
}

QTEST_GUILESS_MAIN(TestLiveSourceHall)
#include "tst_live_source_hall.moc"
