#include "models/wire/event_json.h"
#include "tests/server-stub/http/hall.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;

/// One ticket with the heating company, asked for in every way by everybody: who may not see it
/// finds no trace of it.
class ServerVisibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyWayToATicket_data();
    void everyWayToATicket();
    void pushGoesToWhomItConcerns_data();
    void pushGoesToWhomItConcerns();
    void aUnitHearsOfItsTicketOnlyFromItsDispatch();
    void readingIsRecorded();
    void aVolunteerAtHomeSeesNoNumbers();

private:
    std::unique_ptr<Hall> m_hall;
    std::string m_ticket;
    std::string m_number;
    std::int64_t m_last = 0;
};

void ServerVisibility::initTestCase()
{
    m_hall = std::make_unique<Hall>();
    m_ticket = Hall::newId();
    const auto answer = m_hall->give(
        "1001", heatingTicket(m_ticket, "暖气片漏水，打13800006127也行，身份证11010519491231002X"));
    QVERIFY(!answer.rejection);
    m_number = answer.ticketNumber;
    m_last = answer.lastSeq;
}

void ServerVisibility::everyWayToATicket_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<bool>("sees");
    QTest::addColumn<bool>("seesNumber");
    QTest::newRow("who took it") << QByteArray("1001") << true << true;
    QTest::newRow("another call-taker") << QByteArray("1002") << true << true;
    QTest::newRow("dispatcher") << QByteArray("2001") << true << false;
    QTest::newRow("callback agent") << QByteArray("3001") << true << true;
    QTest::newRow("supervisor") << QByteArray("4001") << true << false;
    QTest::newRow("inspector") << QByteArray("5001") << true << false;
    QTest::newRow("its unit") << QByteArray("u-heat-co") << true << true;
    QTest::newRow("another unit") << QByteArray("u-hq-cg") << false << false;
    QTest::newRow("gateway") << QByteArray("9100") << false << false;
}

void ServerVisibility::everyWayToATicket()
{
    QFETCH(QByteArray, staff);
    QFETCH(bool, sees);
    QFETCH(bool, seesNumber);
    const auto& token = m_hall->token(staff.toStdString());
    for (const auto& path : {"/v1/tickets/" + m_ticket, "/v1/tickets/" + m_number}) {
        const auto one = m_hall->ask("GET", path, token);
        QCOMPARE(one.status, sees ? 200 : 404);
        QCOMPARE(one.body.find("13800006127") != std::string::npos, seesNumber);
        QCOMPARE(one.body.find("11010519491231002X") != std::string::npos, seesNumber);
    }
    for (const std::string query :
         {"q=%E6%9A%96%E6%B0%94", "q=%E6%BC%8F%E6%B0%B4", "caller=13800006127",
          "lon=113.8501&lat=35.0501&metres=300", "state=dispatched", "days=1"}) {
        const auto found =
            wire::parseTickets(m_hall->ask("GET", "/v1/tickets?" + query, token).body);
        QVERIFY2(found.ok(), query.c_str());
        QVERIFY2(found.value().size() == (sees ? 1U : 0U), query.c_str());
    }
    const auto far = m_hall->ask("GET", "/v1/tickets?lon=113.95&lat=35.05&metres=300", token);
    QVERIFY(wire::parseTickets(far.body).value().empty());
    const auto snapshot = m_hall->ask("GET", "/v1/snapshot", token);
    QCOMPARE(snapshot.status, 200);
    if (!sees)
        QVERIFY2(snapshot.body.find(m_ticket) == std::string::npos, snapshot.body.c_str());
    if (!seesNumber)
        QVERIFY(snapshot.body.find("13800006127") == std::string::npos);
    if (staff == "u-hq-cg")
        QVERIFY2(wire::parseSnapshot(snapshot.body).value().queues.empty(),
                 "a count would tell of it too");
}

void ServerVisibility::pushGoesToWhomItConcerns_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<bool>("hears");
    QTest::addColumn<bool>("seesNumber");
    QTest::newRow("who took it") << QByteArray("1001") << true << true;
    QTest::newRow("another call-taker") << QByteArray("1002") << false << false;
    QTest::newRow("dispatcher") << QByteArray("2001") << true << false;
    QTest::newRow("callback agent") << QByteArray("3001") << true << true;
    QTest::newRow("supervisor") << QByteArray("4001") << true << false;
    QTest::newRow("another unit") << QByteArray("u-hq-cg") << false << false;
    QTest::newRow("gateway") << QByteArray("9100") << false << false;
}

void ServerVisibility::pushGoesToWhomItConcerns()
{
    QFETCH(QByteArray, staff);
    QFETCH(bool, hears);
    QFETCH(bool, seesNumber);
    Ear ear(m_hall->port(), m_hall->token(staff.toStdString()), "?after=0");
    const auto heard = ear.until(m_last);
    QCOMPARE(!heard.empty(), hears);
    bool number = false;
    bool identity = false;
    for (const auto& event : heard) {
        number = number || event.data.find("13800006127") != std::string::npos;
        identity = identity || event.data.find("11010519491231002X") != std::string::npos;
    }
    QCOMPARE(number, seesNumber);
    QCOMPARE(identity, seesNumber);
}

void ServerVisibility::aUnitHearsOfItsTicketOnlyFromItsDispatch()
{
    auto submit = heatingTicket(Hall::newId());
    submit.lead = {};
    QVERIFY(!m_hall->give("1001", submit).rejection);
    Ear ear(m_hall->port(), m_hall->token("u-hq-cg"), "");
    ear.until(m_hall->api().log.lastSeq());
    QCOMPARE(
        m_hall->ask("GET", "/v1/tickets/" + submit.ticket.str(), m_hall->token("u-hq-cg")).status,
        404);
    QVERIFY(!m_hall->give("2001", engine::DispatchTicket{submit.ticket, UnitId("hq-cg"), {}, {}})
                 .rejection);
    QCOMPARE(ear.nextEvent().event, std::string("TicketDispatched"));
    QCOMPARE(
        m_hall->ask("GET", "/v1/tickets/" + submit.ticket.str(), m_hall->token("u-hq-cg")).status,
        200);
    QVERIFY(!m_hall->give("u-hq-cg", engine::SignTicket{submit.ticket}).rejection);
    QCOMPARE(m_hall->give("u-heat-co", engine::SignTicket{submit.ticket}).rejection.has_value(),
             true);
}

void ServerVisibility::readingIsRecorded()
{
    QCOMPARE(m_hall->ask("GET", "/v1/tickets/" + m_ticket, m_hall->token("3001")).status, 200);
    const auto latest = m_hall->api().access.latest(1).value();
    QCOMPARE(latest.size(), std::size_t{1});
    QCOMPARE(latest.front().staff, StaffId("3001"));
    QCOMPARE(latest.front().act, std::string("read_ticket"));
    QCOMPARE(latest.front().subject, m_ticket);
}

void ServerVisibility::aVolunteerAtHomeSeesNoNumbers()
{
    const auto number = [&](const std::string& path) {
        const auto body = m_hall->ask("GET", path, m_hall->token("1101")).body;
        const auto ticket = path.find('?') == std::string::npos
                                ? wire::parseTicketText(body).value()
                                : wire::parseTickets(body).value().front();
        return ticket::valueOf(ticket.fields, ticket::field::kCallerNumber);
    };
    const auto one = "/v1/tickets/" + m_number;
    const std::string list = "/v1/tickets?limit=1";
    QCOMPARE(number(one), std::string("138****6127"));
    QCOMPARE(number(list), std::string("138****6127"));
    QVERIFY(!m_hall->give("1101", engine::SignInSeat{SeatId("H1"), {}, {}}).rejection);
    QCOMPARE(number(one), std::string("138****6127"));
    QVERIFY(!m_hall->give("1101", engine::SignOutSeat{SeatId("H1")}).rejection);
    QCOMPARE(number(one), std::string("138****6127"));
}

QTEST_GUILESS_MAIN(ServerVisibility)
#include "tst_server_visibility.moc"
