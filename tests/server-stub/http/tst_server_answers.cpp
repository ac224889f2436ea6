#include "hall.h"

#include "models/wire/answers_given_json.h"
#include "models/wire/session_json.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;

/// Who was given an old version of an answer: asked for by those who follow it up, and by nobody
/// else.
class ServerAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whoMayAsk_data();
    void whoMayAsk();
    void whatIsAskedFor_data();
    void whatIsAskedFor();
    void aConfidentialTicketIsItsTeams();
    void whatWasGivenAfterSubmission();
    void askingIsRecorded();

private:
    std::unique_ptr<Hall> m_hall;
};

void ServerAnswers::initTestCase()
{
    m_hall = std::make_unique<Hall>();
    for (const int version : {1, 2, 2}) {
        auto ticket = heatingTicket(Hall::newId(), "问退费");
        ticket.answers = {{EntryId("refund"), version}};
        QVERIFY(!m_hall->give("1001", ticket).rejection);
    }
}

void ServerAnswers::whoMayAsk_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("numbers");
    QTest::newRow("supervisor") << QByteArray("4001") << 200 << false;
    QTest::newRow("callback agent") << QByteArray("3001") << 200 << true;
    QTest::newRow("call-taker") << QByteArray("1001") << 403 << false;
    QTest::newRow("dispatcher") << QByteArray("2001") << 403 << false;
    QTest::newRow("inspector") << QByteArray("5001") << 403 << false;
    QTest::newRow("unit") << QByteArray("u-heat-co") << 403 << false;
    QTest::newRow("gateway") << QByteArray("9100") << 403 << false;
}

void ServerAnswers::whoMayAsk()
{
    QFETCH(QByteArray, staff);
    QFETCH(int, status);
    QFETCH(bool, numbers);
    const auto answered =
        m_hall->ask("GET", "/v1/answers/refund/tickets", m_hall->token(staff.toStdString()));
    QCOMPARE(answered.status, status);
    QCOMPARE(answered.body.find("13800006127") != std::string::npos, numbers);
    if (status != 200)
        QVERIFY2(answered.body.find("refund") == std::string::npos, answered.body.c_str());
}

void ServerAnswers::whatIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("shown");
    const auto row = [](const char* query, int status, int total, int shown) {
        QTest::newRow(query) << QByteArray(query) << status << total << shown;
    };
    row("refund/tickets", 200, 3, 3); // no longer in the catalogue: whoever got it
    row("refund/tickets?before=2", 200, 1, 1);
    row("refund/tickets?before=0&limit=2", 200, 3, 2);
    row("refund/tickets?days=0", 200, 0, 0);
    row("other/tickets", 200, 0, 0);
    row("refund/tickets?before=x", 400, 0, 0);
    row("refund/tickets?limit=0", 400, 0, 0);
    row("refund/tickets?days=-1", 400, 0, 0);
}

void ServerAnswers::whatIsAskedFor()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(int, total);
    QFETCH(int, shown);
    m_hall->clock.advance(Milliseconds{1000});
    const auto answered =
        m_hall->ask("GET", "/v1/answers/" + query.toStdString(), m_hall->token("4001"));
    QCOMPARE(answered.status, status);
    if (status != 200)
        return;
    const auto body = wire::parseAnswersGiven(answered.body);
    QVERIFY2(body.ok(), answered.body.c_str());
    QCOMPARE(static_cast<int>(body.value().total), total);
    QCOMPARE(static_cast<int>(body.value().tickets.size()), shown);
    QVERIFY(wire::answersGivenBody(body.value()) == answered.body);
    QVERIFY(!body.value().current);
}

void ServerAnswers::aConfidentialTicketIsItsTeams()
{
    auto secret = heatingTicket(Hall::newId(), "举报乱收费");
    secret.colour = "confidential";
    secret.answers = {{EntryId("reporting"), 1}};
    QVERIFY(!m_hall->give("1001", secret).rejection);
    for (const auto& [staff, seen] : {std::pair{"4001", 0}, {"3001", 0}, {"4002", 1}}) {
        const auto body =
            wire::parseAnswersGiven(
                m_hall->ask("GET", "/v1/answers/reporting/tickets", m_hall->token(staff)).body)
                .value();
        QCOMPARE(body.total, seen);
        QCOMPARE(static_cast<int>(body.tickets.size()), seen);
    }
}

/// The caller asks on when the ticket is already on its way: the call's journal tells of it.
void ServerAnswers::whatWasGivenAfterSubmission()
{
    auto ticket = heatingTicket(Hall::newId(), "问停暖");
    ticket.answers = {{EntryId("season"), 1}};
    QVERIFY(!m_hall->give("1001", ticket).rejection);
    const auto given = [&](const std::string& entry) {
        const auto body = wire::parseAnswersGiven(
            m_hall->ask("GET", "/v1/answers/" + entry + "/tickets", m_hall->token("4001")).body);
        return body.ok() ? body.value().total : -1;
    };
    QCOMPARE(given("season"), 1);
    const session::AnswerUsed before{EntryId("season"), 1};
    const session::AnswerUsed after{EntryId("repair"), 4};
    const auto journal = wire::sessionLines(
        {{1, 100, before},
         {2, 200, session::TicketSubmitted{ticket.ticket, session::Outcome::Dispatched, {}, {}}},
         {3, 300, after},
         {4, 400, after}});
    const auto stored =
        m_hall->ask("PUT", "/v1/journals/" + Hall::newId(), m_hall->token("1001"), journal,
                    {{"X-Call", "c-1"}, {"X-Ticket", ticket.ticket.str()}});
    QCOMPARE(stored.status, 201);
    QCOMPARE(given("season"), 1);
    QCOMPARE(given("repair"), 1);
}

void ServerAnswers::askingIsRecorded()
{
    m_hall->ask("GET", "/v1/answers/refund/tickets", m_hall->token("4001"));
    const auto latest = m_hall->api().access.latest(1).value().front();
    QCOMPARE(latest.act, std::string("answers_given"));
    QCOMPARE(latest.subject, std::string("refund"));
    QCOMPARE(latest.staff, StaffId("4001"));
}

QTEST_GUILESS_MAIN(ServerAnswers)
#include "tst_server_answers.moc"
