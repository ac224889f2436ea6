#include "models/wire/digest.h"
#include "models/wire/session_json.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/http/hall.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace lianxin;
using namespace lianxin::http::test;

class ServerJournals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackAsItWas();
    void isFoundByTicketNumber();
    void aLongerOneReplacesIt();
    void theSameAgainChangesNothing();
    void isForItsOwnerAndForInspection_data();
    void isForItsOwnerAndForInspection();
    void whoLooksOnSeesNoNumber();
    void beforeItsTicketItIsItsOwnersAlone();
    void theJournalItselfTellsWhoseItIs();
    void nobodyStoresOneByCommand();
    void malformedLinesAreRefused();
    void aDamagedFileIsNoticed();

private:
    static std::string lines(int events);
    Answered put(const std::string& staff, const std::string& body);
    std::unique_ptr<Hall> m_hall;
    std::string m_session;
    std::string m_ticket;
};

void ServerJournals::init()
{
    m_hall = std::make_unique<Hall>();
    m_session = Hall::newId();
    m_ticket = Hall::newId();
}

std::string ServerJournals::lines(int events)
{
    std::vector<session::Event> all;
    for (int i = 1; i <= events; ++i)
        all.push_back({i, i * 100,
                       session::UtteranceHeard{i, session::Speaker::Caller,
                                               "我家暖气不热，家里有老人。", 0, 90}});
    return wire::sessionLines(all);
}

Answered ServerJournals::put(const std::string& staff, const std::string& body)
{
    return m_hall->ask("PUT", "/v1/journals/" + m_session, m_hall->token(staff), body,
                       {{"X-Call", "c-1"}, {"X-Ticket", m_ticket}});
}

void ServerJournals::comesBackAsItWas()
{
    const auto body = lines(500);
    const auto stored = put("1001", body);
    QCOMPARE(stored.status, 201);
    QVERIFY(stored.body.find(wire::sha256Hex(body)) != std::string::npos);
    const auto back = m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token("1001"));
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == body);
    QCOMPARE(back.headers.at("x-ticket"), m_ticket);
    const auto events = m_hall->api().log.read(0, 100).value();
    QVERIFY(std::holds_alternative<engine::AccessNoted>(events.back().body));
    const auto& journal = std::get<engine::JournalStored>(events.at(events.size() - 2).body);
    QCOMPARE(journal.digest, wire::sha256Hex(body));
    QCOMPARE(journal.events, 500);
    QDirIterator files(QString::fromStdString(m_hall->database() + ".journals"), {"*.zst"},
                       QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    files.next();
    QVERIFY2(files.fileInfo().size() < static_cast<qint64>(body.size()) / 5, "compressed");
}

void ServerJournals::isFoundByTicketNumber()
{
    auto submit = heatingTicket(m_ticket);
    submit.provisionalNumber = "L-B17-1122-003";
    const auto number = m_hall->give("1001", submit).ticketNumber;
    const auto body = lines(3);
    QCOMPARE(put("1001", body).status, 201);
    for (const auto& name : {number, std::string("L-B17-1122-003"), m_ticket})
        QVERIFY(m_hall->ask("GET", "/v1/journals/" + name, m_hall->token("5001")).body == body);
}

void ServerJournals::aLongerOneReplacesIt()
{
    QCOMPARE(put("1001", lines(3)).status, 201);
    const auto longer = lines(4);
    QCOMPARE(put("1001", longer).status, 201);
    QVERIFY(m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token("1001")).body == longer);
    const auto found = store::verifyStore(m_hall->api().database).value();
    QCOMPARE(found.faults, 0);
    QCOMPARE(found.journals, 1);
}

void ServerJournals::theSameAgainChangesNothing()
{
    const auto body = lines(3);
    QCOMPARE(put("1001", body).status, 201);
    const auto before = m_hall->api().log.lastSeq();
    QCOMPARE(put("1001", body).status, 201);
    QCOMPARE(m_hall->api().log.lastSeq(), before);
}

void ServerJournals::isForItsOwnerAndForInspection_data()
{
    QTest::addColumn<QByteArray>("staff");
    QTest::addColumn<int>("reads");
    QTest::addColumn<int>("writes");
    QTest::newRow("owner") << QByteArray("1001") << 200 << 201;
    QTest::newRow("another call-taker") << QByteArray("1002") << 404 << 403;
    QTest::newRow("inspector") << QByteArray("5001") << 200 << 403;
    QTest::newRow("supervisor") << QByteArray("4001") << 200 << 403;
    QTest::newRow("dispatcher") << QByteArray("2001") << 404 << 403;
    QTest::newRow("unit") << QByteArray("u-heat-co") << 404 << 403;
}

void ServerJournals::isForItsOwnerAndForInspection()
{
    QFETCH(QByteArray, staff);
    QFETCH(int, reads);
    QFETCH(int, writes);
    QVERIFY(!m_hall->give("1001", heatingTicket(m_ticket)).rejection);
    QCOMPARE(put("1001", lines(2)).status, 201);
    QCOMPARE(
        m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token(staff.toStdString())).status,
        reads);
    QCOMPARE(put(staff.toStdString(), lines(5)).status, writes);
}

void ServerJournals::whoLooksOnSeesNoNumber()
{
    QVERIFY(!m_hall->give("1001", heatingTicket(m_ticket)).rejection);
    const auto said = [](const std::string& text) {
        return wire::sessionLines(
            {{1, 100, session::UtteranceHeard{1, session::Speaker::Caller, text, 0, 90}}});
    };
    QCOMPARE(put("1001", said("打13800006127找我，我住501。")).status, 201);
    const auto read = [&](const std::string& staff) {
        return m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token(staff)).body;
    };
    QVERIFY(read("1001") == said("打13800006127找我，我住501。"));
    for (const char* staff : {"4001", "5001"})
        QVERIFY2(read(staff) == said("打138****6127找我，我住501。"), staff);
}

/// The ticket may turn out to be a confidential one.
void ServerJournals::beforeItsTicketItIsItsOwnersAlone()
{
    Ear inspector(m_hall->port(), m_hall->token("5001"), "?after=0");
    QCOMPARE(put("1001", lines(2)).status, 201);
    const auto path = "/v1/journals/" + m_session;
    QCOMPARE(m_hall->ask("GET", path, m_hall->token("1001")).status, 200);
    QCOMPARE(m_hall->ask("GET", path, m_hall->token("5001")).status, 404);
    for (const auto& heard : inspector.until(m_hall->api().log.lastSeq()))
        QVERIFY2(heard.data.find(m_session) == std::string::npos, heard.event.c_str());
    QVERIFY(!m_hall->give("1001", heatingTicket(m_ticket)).rejection);
    QCOMPARE(m_hall->ask("GET", path, m_hall->token("5001")).status, 200);
}

/// A desk that forgets to say which ticket the call became does not open a confidential one.
void ServerJournals::theJournalItselfTellsWhoseItIs()
{
    auto secret = heatingTicket(m_ticket, "举报暖气乱收费");
    secret.colour = "confidential";
    QVERIFY(!m_hall->give("1001", secret).rejection);
    const auto body =
        wire::sessionLines({{1, 100, session::TicketSubmitted{TicketId(m_ticket), {}, {}, {}}}});
    const auto path = "/v1/journals/" + m_session;
    QCOMPARE(m_hall->ask("PUT", path, m_hall->token("1001"), body).status, 201);
    QCOMPARE(m_hall->ask("GET", path, m_hall->token("5001")).status, 404);
    QCOMPARE(m_hall->ask("GET", path, m_hall->token("4002")).status, 200);
}

/// Only the server says that a file stands where the log says it does.
void ServerJournals::nobodyStoresOneByCommand()
{
    const auto body = lines(2);
    QVERIFY(!m_hall->give("1001", heatingTicket(m_ticket)).rejection);
    QCOMPARE(put("1001", body).status, 201);
    for (const auto* staff : {"1001", "1002"}) {
        const auto answer = m_hall->give(
            staff, engine::StoreJournal{SessionId(m_session), {}, {}, wire::sha256Hex(body), 2, 9});
        QVERIFY(answer.rejection.has_value());
        QCOMPARE(answer.rejection->code, std::string("forbidden"));
    }
    const auto noted = m_hall->give("4001", engine::NoteAccess{"export", "9 tickets", "月度分析"});
    QVERIFY(noted.rejection && noted.rejection->code == "forbidden");
    const auto back = m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token("1001"));
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == body);
}

void ServerJournals::malformedLinesAreRefused()
{
    const auto before = m_hall->api().log.lastSeq();
    const auto refused = put("1001", lines(2) + "{\"seq\":\n");
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), std::string("malformed_journal"));
    QCOMPARE(m_hall->api().log.lastSeq(), before);
}

void ServerJournals::aDamagedFileIsNoticed()
{
    QCOMPARE(put("1001", lines(50)).status, 201);
    QDirIterator files(QString::fromStdString(m_hall->database() + ".journals"), {"*.zst"},
                       QDir::Files, QDirIterator::Subdirectories);
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 2);
    file.write("?");
    file.close();
    QCOMPARE(m_hall->ask("GET", "/v1/journals/" + m_session, m_hall->token("1001")).errorCode(),
             std::string("journal_damaged"));
    QCOMPARE(store::verifyStore(m_hall->api().database).value().faults, 1);
}

QTEST_GUILESS_MAIN(ServerJournals)
#include "tst_server_journals.moc"
