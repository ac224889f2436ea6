#include "models/wire/session_json.h"
#include "tests/app/seat_at_hall.h"

#include <algorithm>

using namespace lianxin;
using http::test::Hall;
using session::CallState;
using tests::SeatAtHall;

/// What the centre does not take comes back to the desk and is mended there; nothing is lost. A
/// real server, its real store, and a seat that keeps its own on disk.
class TestLiveSourceRefused : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inItsCall();
    void afterItsCall();
    void afterARestart();
    void resubmittedBeforeARestart();
    void aCallGoesBeforeIt();
    void aCallGivenUpGoesBeforeItToo();
    void aCallGoesBeforeATicketStillWritten();
    void severalAreLeft();
    void aCallRingsAfterTheSeatWasGone();
    void writingLongerThanTheCentreGrants();
    void aProvisionalNumberStays();
    void leftAsItIs();
    void aFieldThatIsTooLong();
    void theCentresDiskIsFull();
};

namespace {

template <class Body> std::ptrdiff_t count(const std::vector<session::Event>& events)
{
    return std::count_if(events.begin(), events.end(), [](const session::Event& event) {
        return std::holds_alternative<Body>(event.body);
    });
}

/// Before the centre could answer the call was over, and the desk empty.
void refuseAfterTheCall(const SeatAtHall& seat)
{
    seat.write("三号楼暖气不热");
    seat.submitToNobody();
    seat.live->hangUp();
    seat.live->finishWrapUp();
}

} // namespace

void TestLiveSourceRefused::inItsCall()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    seat.write("三号楼暖气不热");
    seat.submitToNobody();
    QVERIFY(seat.session().submitted);
    const auto ticket = seat.session().submitted->ticket;
    QVERIFY(seat.waitFor([&] { return seat.session().refusal.has_value(); }));
    QVERIFY(!seat.session().submitted);
    QCOMPARE(seat.session().call, CallState::Talking);
    QCOMPARE(seat.session().refusal->code, std::string("unknown_unit"));
    QVERIFY(seat.notices.last().contains(QStringLiteral("中心未收下")));
    QVERIFY(!seat.ticket(ticket));
    seat.submitToHeat();
    QVERIFY(!seat.session().refusal);
    QVERIFY(seat.isNumbered());
    QCOMPARE(seat.ticket(ticket)->number, seat.session().number);
    const auto id = seat.live->recorder().id();
    seat.live->hangUp();
    seat.live->finishWrapUp();
    QCOMPARE(count<session::SubmissionRefused>(seat.journal(id)), 1);
    QVERIFY(seat.keepsNothing());
    QVERIFY(seat.isFree());
}

void TestLiveSourceRefused::afterItsCall()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    const auto call = seat.session().offer.call;
    refuseAfterTheCall(seat);
    QCOMPARE(seat.session().call, CallState::None);
    QVERIFY(seat.waitFor([&] { return seat.live->recorder().id() == id; }));
    QCOMPARE(seat.session().call, CallState::WrapUp);
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼暖气不热"));
    QVERIFY2(seat.isBusyFor("改单"), "no call comes while it is mended");
    QCOMPARE(hall.ask("GET", "/v1/journals/" + id.str(), hall.token("1001")).status, 404);

    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    const auto stored = seat.ticket(seat.session().submitted->ticket);
    QVERIFY(stored);
    QCOMPARE(stored->call, call);
    QCOMPARE(stored->session, id);
    seat.live->finishWrapUp();
    QCOMPARE(seat.session().call, CallState::None);
    const auto events = seat.journal(id);
    QCOMPARE(count<session::TicketSubmitted>(events), 2);
    QCOMPARE(session::foldAll(events).call, CallState::Closed);
    QVERIFY(seat.keepsNothing());
    QVERIFY(seat.isFree());
}

void TestLiveSourceRefused::afterARestart()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    refuseAfterTheCall(seat);
    seat.restart(); // the answer may not have come yet
    QVERIFY(seat.waitFor([&] { return seat.live->recorder().id() == id; }));
    seat.live->edit("summary", "三号楼二单元暖气不热", "三号楼二单元暖气不热");
    seat.restart();
    QVERIFY(seat.waitFor([&] { return seat.live->recorder().id() == id; }));
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼二单元暖气不热"));
    QVERIFY(seat.isBusyFor("改单"));
    QVERIFY(seat.isMended(id));
}

/// The desk is still occupied: no call may ring there unseen.
void TestLiveSourceRefused::resubmittedBeforeARestart()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    refuseAfterTheCall(seat);
    QVERIFY(seat.mends(id));
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    seat.restart();
    QCOMPARE(seat.live->recorder().id(), id);
    seat.ring("13800006128");
    QVERIFY(seat.waitFor([&] { return seat.centre->online(); }));
    QTest::qWait(500);
    QVERIFY(seat.isBusyFor("改单"));
    seat.live->finishWrapUp();
    QVERIFY(seat.talks());
    QVERIFY(!seat.journal(id).empty());
    QVERIFY2(seat.notices.filter(QStringLiteral("话后处理")).isEmpty(),
             "nothing was to be finished at the centre");
}

/// It rang before the seat was out of the hall: the call is shown, and the ticket waits.
void TestLiveSourceRefused::aCallGoesBeforeIt()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    refuseAfterTheCall(seat);
    QVERIFY(seat.mends(id));
    seat.write("三号楼二单元暖气不热");
    bool told = false;
    QObject::connect(seat.live.get(), &sources::SessionSource::leaving, seat.live.get(),
                     [&] { told = told || seat.live->recorder().id() == id; });
    seat.ringAllTheSame("13800006128");
    QVERIFY(seat.talks());
    QVERIFY2(told, "what was being typed belongs to the ticket");
    QVERIFY(seat.live->recorder().id() != id);
    QCOMPARE(seat.session().offer.number.value, std::string("13800006128"));
    QVERIFY(seat.live->handover().hasUnfinished());
    seat.live->hangUp();
    seat.live->finishWrapUp();
    QCOMPARE(seat.live->recorder().id(), id);
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼二单元暖气不热"));
    QVERIFY(seat.isMended(id));
}

void TestLiveSourceRefused::aCallGivenUpGoesBeforeItToo()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    refuseAfterTheCall(seat);
    QVERIFY(seat.mends(id));
    const auto call = seat.ringAllTheSame("13800006128");
    QVERIFY(seat.waitFor([&] { return seat.session().call == CallState::Offered; }));
    QVERIFY(!hall.give("9100", engine::EndCall{call, "abandoned"}).rejection);
    QVERIFY(seat.mends(id));
}

/// Its call is over and its ticket not submitted yet; a crash in between loses neither.
void TestLiveSourceRefused::aCallGoesBeforeATicketStillWritten()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    const auto call = seat.session().offer.call;
    seat.write("三号楼暖气不热");
    seat.live->hangUp();
    QVERIFY(seat.waitFor([&] { return seat.state() == engine::SeatState::WrapUp; }));
    int closed = 0;
    QObject::connect(seat.live.get(), &sources::LiveSource::callClosed, seat.live.get(),
                     [&] { ++closed; });
    bool told = false;
    QObject::connect(seat.live.get(), &sources::SessionSource::leaving, seat.live.get(),
                     [&] { told = told || seat.live->recorder().id() == id; });
    seat.ringAllTheSame("13800006128");
    QVERIFY(seat.talks());
    QVERIFY2(told, "what was being typed belongs to the ticket");
    QCOMPARE(closed, 1);
    QCOMPARE(seat.session().offer.number.value, std::string("13800006128"));
    QVERIFY(session::valueOf(seat.session(), ticket::field::kSummary).empty());
    seat.restart();
    QCOMPARE(seat.session().offer.number.value, std::string("13800006128"));
    QVERIFY(seat.live->handover().hasUnfinished());
    seat.live->hangUp();
    seat.live->finishWrapUp();
    QCOMPARE(seat.live->recorder().id(), id);
    QCOMPARE(seat.session().call, CallState::WrapUp);
    QVERIFY(seat.isBusyFor("整理工单"));
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼暖气不热"));
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    QCOMPARE(seat.ticket(seat.session().submitted->ticket)->call, call);
    seat.live->finishWrapUp();
    QVERIFY(!seat.journal(id).empty());
    QVERIFY(seat.keepsNothing());
    QVERIFY(seat.isFree());
}

/// What was left last comes first.
void TestLiveSourceRefused::severalAreLeft()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    std::vector<SessionId> left;
    for (const char* next : {"13800006128", "13800006129"}) {
        left.push_back(seat.live->recorder().id());
        seat.write(QString::fromUtf8(next));
        seat.live->hangUp();
        QVERIFY(seat.waitFor([&] { return seat.state() == engine::SeatState::WrapUp; }));
        seat.ringAllTheSame(next);
        QVERIFY(seat.talks());
    }
    seat.live->hangUp();
    seat.live->finishWrapUp();
    for (int i = 2; i-- > 0;) {
        QCOMPARE(seat.live->recorder().id(), left.at(i));
        QCOMPARE(seat.session().call, CallState::WrapUp);
        seat.live->finishWrapUp();
    }
    QCOMPARE(seat.session().call, CallState::None);
    QVERIFY(seat.keepsNothing());
    QVERIFY(seat.isFree());
}

/// The centre had taken it for gone and lets it in as free, though somebody writes there.
void TestLiveSourceRefused::aCallRingsAfterTheSeatWasGone()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    seat.write("三号楼暖气不热");
    seat.live->hangUp();
    QVERIFY(seat.waitFor([&] { return seat.state() == engine::SeatState::WrapUp; }));
    seat.ring("13800006128");
    // What the seat still says of its last call may renew its lease once more.
    QVERIFY(seat.waitFor([&] {
        hall.clock.advance(hall.api().centre.city().callTimes.lease + Milliseconds{1});
        QTest::qWait(300);
        return seat.session().call == CallState::Offered;
    }));
    QVERIFY(seat.talks());
    QCOMPARE(seat.session().offer.number.value, std::string("13800006128"));
    seat.live->hangUp();
    seat.live->finishWrapUp();
    QCOMPARE(seat.live->recorder().id(), id);
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼暖气不热"));
}

/// The hall sees why no call comes to a seat that still writes.
void TestLiveSourceRefused::writingLongerThanTheCentreGrants()
{
    Hall hall;
    SeatAtHall seat(hall);
    auto hasty = hall.api().centre.city();
    hasty.callTimes.wrapUp = std::chrono::seconds{5}; // at the seat: it speaks at once
    seat.live->setCity(std::make_shared<const engine::City>(std::move(hasty)));
    QVERIFY(seat.takesACall());
    seat.write("三号楼暖气不热");
    seat.live->hangUp();
    QVERIFY(seat.isBusyFor("整理工单"));
    seat.ring("13800006128");
    QTest::qWait(500);
    QVERIFY(seat.isBusyFor("整理工单"));
    QCOMPARE(session::valueOf(seat.session(), ticket::field::kSummary),
             std::string("三号楼暖气不热"));
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
    seat.live->finishWrapUp();
    QVERIFY(seat.talks());
    QCOMPARE(seat.session().offer.number.value, std::string("13800006128"));
    QVERIFY(seat.notices.filter(QStringLiteral("话后处理")).isEmpty());
}

/// The caller was told it.
void TestLiveSourceRefused::aProvisionalNumberStays()
{
    Hall hall;
    SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    seat.write("三号楼暖气不热");
    hall.stop();
    QVERIFY(seat.waitFor([&] { return !seat.centre->online(); }));
    seat.submitToNobody();
    const auto told = seat.session().number;
    QVERIFY(!told.empty());
    hall.restart();
    seat.api->setToken(QString::fromStdString(hall.token("1001")));
    seat.restart();
    QVERIFY(seat.waitFor([&] { return seat.session().refusal.has_value(); }));
    QCOMPARE(seat.session().number, told);
    seat.submitToHeat();
    const auto ticket = seat.session().submitted->ticket;
    QVERIFY(seat.waitFor([&] { return seat.ticket(ticket).has_value(); }));
    QCOMPARE(seat.ticket(ticket)->provisionalNumber, told);
}

/// It turns out to be no ticket: the call is closed without one.
void TestLiveSourceRefused::leftAsItIs()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    const auto id = seat.live->recorder().id();
    refuseAfterTheCall(seat);
    QVERIFY(seat.waitFor([&] { return seat.live->recorder().id() == id; }));
    seat.live->finishWrapUp();
    QCOMPARE(seat.session().call, CallState::WrapUp);
    QVERIFY2(seat.notices.last().contains(QStringLiteral("再按一次")), "it was pressed by habit");
    seat.live->finishWrapUp();
    QCOMPARE(session::foldAll(seat.journal(id)).call, CallState::Closed);
    QCOMPARE(hall.ask("GET", "/v1/journals/" + id.str(), hall.token("5001")).status, 200);
    QVERIFY(seat.keepsNothing());
}

/// Said at once, by the field's name, before anything is sent.
void TestLiveSourceRefused::aFieldThatIsTooLong()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    seat.write(QString(30000, QChar(u'热')));
    seat.submitToHeat();
    QVERIFY(!seat.session().submitted);
    QVERIFY2(seat.notices.last().contains(QStringLiteral("“摘要”太长")),
             qPrintable(seat.notices.last()));
    seat.write("三号楼暖气不热");
    seat.submitToHeat();
    QVERIFY(seat.isNumbered());
}

/// The ticket waits at the seat, the person is told, and it goes by itself when there is room.
void TestLiveSourceRefused::theCentresDiskIsFull()
{
    Hall hall;
    const SeatAtHall seat(hall);
    QVERIFY(seat.takesACall());
    hall.allowPages(1); // never below what the file has already
    const auto health = [&] { return hall.ask("GET", "/v1/health").status; };
    for (int i = 0; i < 1000 && health() == 200; ++i)
        hall.ask("POST", "/v1/commands", hall.token("1002"),
                 wire::batchBody({Hall::command(
                     http::test::heatingTicket(Hall::newId(), std::string(2000, 'x')))}));
    seat.write(QString(3000, QChar(u'热')));
    seat.submitToHeat();
    const auto ticket = seat.session().submitted->ticket;
    const auto words = sources::wordsFor(QStringLiteral("read_only"));
    QVERIFY(seat.waitFor([&] { return seat.notices.contains(words); }));
    QVERIFY(seat.centre->waiting() > 0);
    QVERIFY(seat.session().submitted && !seat.session().refusal);
    hall.allowPages(1'000'000);
    QVERIFY(seat.isNumbered());
    QVERIFY(seat.ticket(ticket));
    QVERIFY(seat.waitFor([&] { return seat.notices.last().isEmpty(); }));
}

QTEST_GUILESS_MAIN(TestLiveSourceRefused)
#include "tst_live_source_refused.moc"
