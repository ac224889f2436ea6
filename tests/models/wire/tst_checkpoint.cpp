#include <QTest>

#include "models/engine/ticket_fold.h"
#include "models/wire/checkpoint.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

std::string textOf(const Fold& fold)
{
    std::string text;
    wire::writeCheckpoint(fold.state, fold.time, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

Result<Fold> readBack(const std::shared_ptr<const CityIndex>& city, std::string_view text)
{
    wire::CheckpointReader reader(city);
    if (const auto added = reader.add(text); !added)
        return added.error();
    return std::move(reader).take();
}

std::shared_ptr<const CityIndex> indexOf(std::shared_ptr<const City> city)
{
    return std::make_shared<const CityIndex>(std::move(city));
}

QString unlike(const Fold& a, const Fold& b)
{
    return QString::fromStdString(unlikeness(a.state, b.state));
}

/// A day in the hall and at the units, with something of everything that memory holds.
void liveADay(Desk& desk)
{
    const auto give = [&](const Actor& actor, CommandBody body) {
        QCOMPARE(desk.outcome(actor, std::move(body)), std::string("ok"));
    };
    for (const char* seat : {"1", "2", "3"})
        give(taker(seat), SignInSeat{SeatId(seat), {"english:3", "law"}, {}});
    for (const char* call : {"k1", "k2", "k3", "k4", "k5"})
        give(gateway(),
             ReportCall{
                 CallId(call), Personal{std::string("1380000000") + call[1]}, "12345", "", {}, ""});
    give(taker("1"), AnswerCall{CallId("k1"), SeatId("1")});
    give(taker("1"), TransferCall{CallId("k1"), GroupId("expert"), {"law"}, "要问政策"});
    give(taker("2"), AnswerCall{CallId("k2"), SeatId("2")});
    give(taker("2"), HoldCall{CallId("k2")});
    give(supervisor(), RestrictCaller{Personal{"13900000000"}, desk.clock.now() + 48h, "骚扰"});
    give(supervisor(), SwitchSurge{true, "暴雨"});
    desk.wait(40s);
    give(taker("3"), SignInSeat{SeatId("3"), {"law"}, {}});
    give(gateway(), EndCall{CallId("k5"), "abandoned"});
    for (const char* id : {"t1", "t2", "t3", "t4"})
        give(taker("2"), submission(id));
    give(dispatcher(), MergeTicket{TicketId("t2"), TicketId("t1")});
    const auto unit = staffOf(leadOf(desk.ticket("t1")).str().c_str());
    give(unit, SignTicket{TicketId("t1")});
    give(unit, RecordContact{TicketId("t1"), true, Personal{"约了明天"}});
    give(unit, SuspendTicket{TicketId("t1"), "等配件"});
    desk.wait(30h);
    give(unit, ResumeTicket{TicketId("t1")});
    give(unit, ReturnTicket{TicketId("t3"), "第十二条", "不属于本单位"});
    auto onBorder = submission("t5");
    onBorder.lead = {};
    onBorder.point = places::Point{113.8999, 35.05};
    give(taker("2"), onBorder);
    give(dispatcher(), DispatchTicket{TicketId("t5"), UnitId("wb-cg"), {}, "按红线图"});
}

/// Later rules than those of the city's files.
ReviseClocks newRules()
{
    auto rules = policy();
    rules.version = "p2";
    const std::chrono::year_month_day off{std::chrono::year{2026} / 11 / 27};
    return {rules, {{2026, {{off, "全市停电检修", true}}}}, "市政府通知", false};
}

} // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole();
    void theClocksInForceStandInIt();
    void archivedTicketsBeyondMemory();
    void openingReadsOnlyWhatCameAfter();
    void ofAnotherCityItIsPassedOver();
    void refuses_data();
    void refuses();
    void inPiecesAndStopped();
};

void CheckpointTest::comesBackWhole()
{
    Desk desk(cityWithGroups());
    liveADay(desk);
    const auto city = indexOf(cityWithGroups());
    Fold fold(city);
    QVERIFY(foldOn(fold, desk.log, desk.query, desk.log.lastSeq()));
    QVERIFY(fold.state.groups().size() > 0 && fold.state.restrictions().size() > 0 &&
            fold.state.followers().size() > 0 && fold.state.calls().size() > 0 &&
            fold.state.rulings().size() > 0);
    const auto text = textOf(fold);
    auto read = readBack(city, text);
    QVERIFY2(read.ok(), read.ok() ? "" : (read.error().code + read.error().detail).c_str());
    QCOMPARE(unlike(read.value(), fold), QString());
    QCOMPARE(read.value().time, fold.time);
    QCOMPARE(textOf(read.value()), text);
}

void CheckpointTest::theClocksInForceStandInIt()
{
    Desk desk;
    QVERIFY(!desk.give(taker(), submission("t1")).rejection);
    QVERIFY(!desk.give(person("A01", Role::Administrator), newRules()).rejection);
    QVERIFY(!desk.give(taker(), submission("t2")).rejection);
    const auto city = indexOf(test::city());
    Fold fold(city);
    QVERIFY(foldOn(fold, desk.log, desk.query, desk.log.lastSeq()));
    const auto read = readBack(city, textOf(fold));
    QVERIFY(read.ok());
    QCOMPARE(read.value().state.city().revisions(), 1);
    QCOMPARE(read.value().state.city().policy().version, std::string("p2"));
    QVERIFY(read.value().state.city().policy(policy().version) != nullptr);
    QCOMPARE(unlike(read.value(), fold), QString());
}

/// Tickets leave memory as they are archived and come back from the Query when they are reopened:
/// before the checkpoint, after it, and right at its place, where the Query is ahead of the fold.
void CheckpointTest::archivedTicketsBeyondMemory()
{
    Desk desk;
    constexpr int kTickets = static_cast<int>(kArchivedInMemory) + 40;
    const auto nameOf = [](int i) { return "a" + std::to_string(10'000 + i); };
    for (int i = 0; i < kTickets; ++i) {
        auto submit = submission(nameOf(i).c_str());
        submit.outcome = session::Outcome::AnsweredDirectly;
        QVERIFY(!desk.give(taker(), submit).rejection);
        QVERIFY(!desk.give(caller(), ArchiveTicket{TicketId(nameOf(i))}).rejection);
    }
    QVERIFY(!desk.state().ticket(TicketId(nameOf(0))));
    QVERIFY(!desk.give(dispatcher(), ReopenTicket{TicketId(nameOf(0)), "复发"}).rejection);
    const auto middle = desk.log.lastSeq();
    QVERIFY(!desk.give(dispatcher(), ReopenTicket{TicketId(nameOf(1)), "复发"}).rejection);
    const auto reopened = desk.log.lastSeq();
    QVERIFY(!desk.give(dispatcher(), DispatchTicket{TicketId(nameOf(1)), UnitId("hq-cg"), {}, ""})
                 .rejection);
    const auto city = indexOf(test::city());
    Fold whole(city);
    QVERIFY(foldOn(whole, desk.log, desk.query, desk.log.lastSeq()));
    QCOMPARE(QString::fromStdString(differences(whole.state, desk.state())), QString());
    for (const std::int64_t cut : {std::int64_t{4000}, middle, reopened, desk.log.lastSeq()}) {
        Fold part(city);
        QVERIFY(foldOn(part, desk.log, desk.query, cut));
        QVERIFY(part.seq() >= cut);
        auto read = readBack(city, textOf(part));
        QVERIFY(read.ok());
        QVERIFY(foldOn(read.value(), desk.log, desk.query, desk.log.lastSeq()));
        QCOMPARE(unlike(read.value(), whole), QString());
    }
}

void CheckpointTest::openingReadsOnlyWhatCameAfter()
{
    Desk desk(cityWithGroups());
    liveADay(desk);
    const auto city = indexOf(cityWithGroups());
    Fold fold(city);
    const auto cut = desk.log.lastSeq() / 2;
    QVERIFY(foldOn(fold, desk.log, desk.query, cut));
    desk.log.keep(std::move(fold));
    EngineHost host(cityWithGroups(), desk.clock, desk.log, desk.query);
    QVERIFY(host.open());
    QCOMPARE(host.foldedAtOpen(), desk.log.lastSeq() - cut);
    QCOMPARE(host.lastSeq(), desk.log.lastSeq());
    QCOMPARE(QString::fromStdString(differences(host.state(), desk.state())), QString());
}

void CheckpointTest::ofAnotherCityItIsPassedOver()
{
    Desk desk;
    QVERIFY(!desk.give(taker(), submission("t1")).rejection);
    const auto city = indexOf(test::city());
    Fold fold(city);
    QVERIFY(foldOn(fold, desk.log, desk.query, desk.log.lastSeq()));
    const auto text = textOf(fold);
    desk.log.keep(std::move(fold));
    auto changed = std::make_shared<City>(*test::city());
    changed->version += "+";
    const auto other = indexOf(changed);
    QVERIFY(desk.log.checkpoint(city));
    QVERIFY(!desk.log.checkpoint(other));
    QCOMPARE(readBack(other, text).error().code, std::string("foreign"));
    EngineHost host(changed, desk.clock, desk.log, desk.query);
    QVERIFY(host.open());
    QCOMPARE(host.foldedAtOpen(), desk.log.lastSeq());
}

void CheckpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("another format")
        << QByteArray("\"format\":4") << QByteArray("\"format\":1") << QByteArray("foreign");
    QTest::newRow("a row too few")
        << QByteArray("\"rows\":") << QByteArray("\"rows\":1") << QByteArray("missing_rows");
    QTest::newRow("a table unheard of")
        << QByteArray("{\"ticket\":") << QByteArray("{\"parcel\":") << QByteArray("bad_member");
    QTest::newRow("a clock that makes no sense")
        << QByteArray("\"charge\":\"centre\"") << QByteArray("\"charge\":\"moon\"")
        << QByteArray("bad_member");
    QTest::newRow("a line cut off")
        << QByteArray("\"rule\":") << QByteArray("\n\"rule\":") << QByteArray("bad_json");
}

void CheckpointTest::refuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, error);
    Desk desk;
    QVERIFY(!desk.give(taker(), submission("t1")).rejection);
    const auto city = indexOf(test::city());
    Fold fold(city);
    QVERIFY(foldOn(fold, desk.log, desk.query, desk.log.lastSeq()));
    auto text = QByteArray::fromStdString(textOf(fold));
    const auto at = text.indexOf(from);
    QVERIFY(at >= 0);
    text.replace(at, from.size(), to);
    const auto read = readBack(city, text.toStdString());
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().code), error);
    QCOMPARE(readBack(city, "").error().code, std::string("missing_rows"));
}

void CheckpointTest::inPiecesAndStopped()
{
    Desk desk;
    for (int i = 0; i < 200; ++i) {
        auto submit = submission(("t" + std::to_string(i)).c_str());
        submit.fields.push_back(field("t.note", std::string(2'000, 'x').c_str()));
        QVERIFY(!desk.give(taker(), submit).rejection);
    }
    const auto city = indexOf(test::city());
    Fold fold(city);
    QVERIFY(foldOn(fold, desk.log, desk.query, desk.log.lastSeq()));
    int pieces = 0;
    wire::CheckpointReader reader(city);
    wire::writeCheckpoint(fold.state, fold.time, [&](std::string_view piece) {
        ++pieces;
        return piece.back() == '\n' && reader.add(piece);
    });
    QVERIFY(pieces > 1);
    const auto read = std::move(reader).take();
    QVERIFY(read.ok());
    QCOMPARE(unlike(read.value(), fold), QString());
    int wanted = 0;
    wire::writeCheckpoint(fold.state, fold.time, [&](std::string_view) {
        ++wanted;
        return false;
    });
    QCOMPARE(wanted, 1);
}

QTEST_APPLESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
