#include <QTest>

#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const CallId kCall{"c1"};

JoinParty fire()
{
    return {kCall,
            "119",
            "119 火警",
            Personal{"三楼厨房起火，有一位老人未下楼"},
            Personal{"和平路 1 号"},
            places::Point{113.9, 35.3}};
}

/// A call that is being talked on at B1.
void talk(Desk& desk)
{
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}});
    desk.give(gateway(), ReportCall{kCall, Personal{"13800006127"}, "12345", "", {}, ""});
    require(desk.outcome(taker("T01"), AnswerCall{kCall, SeatId{"B1"}}) == "ok");
}

const std::optional<Party>& party(const Desk& desk)
{
    return desk.state().call(kCall)->view.party;
}

} // namespace

/// 三方通话: somebody from outside in a call, with what they must know; and seats that only read.
class TestParties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theThirdIsToldWhatItIsAbout();
    void oneThirdAtATime();
    void whoeverHangsUpLetsTheOthersTalk_data();
    void whoeverHangsUpLetsTheOthersTalk();
    void anOrdinaryEndIsOrdinary();
    void joiningRefuses_data();
    void joiningRefuses();
    void anUndoneJoiningDoesNotStand();
    void aRestartFoldsToTheSame();
    void aSeatThatOnlyReadsWritesNoTicket();
};

void TestParties::theThirdIsToldWhatItIsAbout()
{
    Desk desk;
    talk(desk);
    QCOMPARE(desk.outcome(taker("T01"), fire()), "ok");
    const auto joined = desk.all<PartyJoined>();
    QCOMPARE(joined.size(), std::size_t{1});
    QCOMPARE(joined.front().number.value, "13800006127");
    QCOMPARE(joined.front().place.value, "和平路 1 号");
    QCOMPARE(joined.front().matter.value, "三楼厨房起火，有一位老人未下楼");
    QVERIFY(joined.front().point.has_value());
    QVERIFY(party(desk) == (Party{"119", "119 火警"}));
}

void TestParties::oneThirdAtATime()
{
    Desk desk;
    talk(desk);
    desk.give(taker("T01"), fire());
    QCOMPARE(desk.outcome(taker("T01"), fire()), "party_present");
    QCOMPARE(desk.outcome(taker("T01"), TransferCall{kCall, {}, {}, ""}), "party_present");
    QCOMPARE(desk.outcome(gateway(), ReleaseParty{kCall}), "ok");
    QVERIFY(!party(desk));
    QCOMPARE(desk.outcome(taker("T01"), ReleaseParty{kCall}), "no_party");
    desk.give(taker("T01"), HoldCall{kCall});
    QCOMPARE(desk.outcome(taker("T01"), fire()), "ok");
    QCOMPARE(desk.outcome(taker("T01"), ReleaseParty{kCall}), "ok");
}

void TestParties::whoeverHangsUpLetsTheOthersTalk_data()
{
    QTest::addColumn<bool>("byTheSeat");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("kept");
    QTest::addRow("the call-taker leaves")
        << true << QByteArray("agent_hung_up") << QByteArray("left_to_party");
    QTest::addRow("the caller leaves")
        << false << QByteArray("caller_hung_up") << QByteArray("caller_hung_up");
}

void TestParties::whoeverHangsUpLetsTheOthersTalk()
{
    QFETCH(bool, byTheSeat);
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, kept);
    Desk desk;
    talk(desk);
    desk.give(taker("T01"), fire());
    desk.give(byTheSeat ? taker("T01") : gateway(), EndCall{kCall, reason.toStdString()});
    QCOMPARE(desk.all<CallEnded>().size(), std::size_t{1});
    QCOMPARE(desk.all<CallEnded>().front().reason, kept.toStdString());
    QCOMPARE(desk.seat("B1"), SeatState::WrapUp);
}

void TestParties::anOrdinaryEndIsOrdinary()
{
    Desk desk;
    talk(desk);
    desk.give(taker("T01"), fire());
    desk.give(taker("T01"), ReleaseParty{kCall});
    desk.give(taker("T01"), EndCall{kCall, "agent_hung_up"});
    QCOMPARE(desk.all<CallEnded>().front().reason, "agent_hung_up");
}

void TestParties::joiningRefuses_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("matter");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* staff, const char* line, int matter, const char* code) {
        QTest::addRow("%s %s", code, line)
            << QByteArray(staff) << QByteArray(line) << matter << QByteArray(code);
    };
    row("T02", "119", 0, "not_your_call");
    row("T01", "", 0, "bad_line");
    row("T01", "119; 110", 0, "bad_line");
    row("T01", "-119", 0, "bad_line");
    row("T01", "0399360010103993600101", 0, "bad_line");
    row("T01", "119", 4001, "too_large");
}

void TestParties::joiningRefuses()
{
    QFETCH(QByteArray, staff);
    QFETCH(QByteArray, line);
    QFETCH(int, matter);
    QFETCH(QByteArray, code);
    Desk desk;
    talk(desk);
    auto join = fire();
    join.line = line.toStdString();
    join.matter.value.assign(static_cast<std::size_t>(matter), 'x');
    QCOMPARE(desk.outcome(taker(staff), join), code.toStdString());
    join.call = CallId{"gone"};
    QCOMPARE(desk.outcome(taker("T01"), join), "call_gone");
    QCOMPARE(desk.outcome(dispatcher(), fire()), "forbidden");
    QCOMPARE(desk.count<PartyJoined>(), std::size_t{0});
}

void TestParties::anUndoneJoiningDoesNotStand()
{
    Desk desk;
    talk(desk);
    desk.log.failOnce({"io", ""});
    QCOMPARE(desk.outcome(taker("T01"), fire()), "io");
    QVERIFY(!party(desk));
    QCOMPARE(desk.outcome(taker("T01"), fire()), "ok");
}

void TestParties::aRestartFoldsToTheSame()
{
    Desk desk;
    talk(desk);
    desk.give(taker("T01"), fire());
    desk.reopen();
    QVERIFY(party(desk) == (Party{"119", "119 火警"}));
}

void TestParties::aSeatThatOnlyReadsWritesNoTicket()
{
    auto reading = std::make_shared<City>(*cityWithGroups());
    reading->callPlan.groups.push_back({GroupId{"media"}, "新媒体座席"});
    reading->callPlan.groups.back().readsOnly = true;
    Desk desk(reading);
    desk.give(taker("T01"), SignInSeat{SeatId{"B1"}, {}, GroupId{"general"}});
    desk.give(taker("T02"), SignInSeat{SeatId{"M1"}, {}, GroupId{"media"}});
    QCOMPARE(desk.outcome(taker("T02"), submission("t1")), "reads_only_seat");
    QCOMPARE(desk.outcome(taker("T01"), submission("t1")), "ok");
    QCOMPARE(desk.outcome(taker("T02"), UrgeTicket{TicketId{"t1"}, "媒体关注"}), "reads_only_seat");
    QCOMPARE(desk.outcome(taker("T01"), UrgeTicket{TicketId{"t1"}, "媒体关注"}), "ok");
}

QTEST_APPLESS_MAIN(TestParties)
#include "tst_engine_parties.moc"
