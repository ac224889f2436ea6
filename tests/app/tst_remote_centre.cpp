#include "app/sync/local_store.h"
#include "app/sync/remote_centre.h"
#include "tests/app/transcript.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using tests::answersTo;
using tests::errorOf;
using tests::heartbeatAt;
using tests::HttpRequest;
using tests::idsIn;
using tests::snapshotAt;
using tests::streamed;

/// Snapshot, stream and commands together, as one desk sees them.
class TestRemoteCentre : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void snapshotThenStreamFromItsNumber();
    void snapshotIsAskedForAgain();
    void commandsCarryWhatWasSeen();
    void commandsWaitForTheCentre();
    void whatIsWorthlessLaterIsDropped();
    void timeIsTheCentres();
    void loginIsGone_data();
    void loginIsGone();
    void streamThatCannotResumeTakesASnapshot();
    void asksForTickets();
    void hotTopicsAreAskedForAndPushed();
    void whatIsRefusedIsSaid();
    void journalGoesWithItsCall();
    void droppedWhileAsking();

private:
    /// What the client says next to `path`; other requests that come first are kept for later.
    HttpRequest says(const QByteArray& path);
    HttpRequest goOnline(qint64 seq);

    QTemporaryDir m_folder;
    std::unique_ptr<tests::HttpPeer> m_peer;
    std::unique_ptr<sync::LocalStore> m_store;
    std::unique_ptr<sync::ApiClient> m_api;
    std::unique_ptr<sync::RemoteCentre> m_centre;
    std::vector<HttpRequest> m_kept;
    QStringList m_told;
    int m_number = 0;
};

void TestRemoteCentre::init()
{
    m_peer = std::make_unique<tests::HttpPeer>();
    m_store = std::make_unique<sync::LocalStore>();
    QVERIFY(m_store->open(m_folder.filePath(QString::number(++m_number))).ok());
    m_api = std::make_unique<sync::ApiClient>(m_peer->url());
    m_centre = std::make_unique<sync::RemoteCentre>(*m_api, *m_store);
    m_kept.clear();
    m_told.clear();
    using sync::Centre;
    connect(m_centre.get(), &Centre::onlineChanged, this,
            [this](bool online) { m_told += online ? "online" : "offline"; });
    connect(m_centre.get(), &Centre::snapshotTaken, this, [this](const wire::Snapshot& snapshot) {
        m_told += QStringLiteral("snapshot %1").arg(snapshot.seq);
    });
    connect(m_centre.get(), &Centre::happened, this, [this](const engine::Event& event) {
        m_told += QStringLiteral("event %1").arg(event.seq);
    });
    connect(m_centre.get(), &Centre::answered, this, [this](const engine::Answer& answer) {
        m_told += "answer " + QString::fromStdString(answer.command.str());
    });
    connect(m_centre.get(), &Centre::loginLost, this, [this] { m_told += "login lost"; });
}

void TestRemoteCentre::cleanup()
{
    m_centre.reset();
    m_api.reset();
    m_store.reset();
    m_peer.reset();
}

HttpRequest TestRemoteCentre::says(const QByteArray& path)
{
    const auto isIt = [&](const HttpRequest& request) { return request.path.startsWith(path); };
    for (;;) {
        if (const auto it = std::find_if(m_kept.begin(), m_kept.end(), isIt); it != m_kept.end()) {
            const HttpRequest found = *it;
            m_kept.erase(it);
            return found;
        }
        m_kept.push_back(m_peer->clientSays());
        if (m_kept.back().method.isEmpty())
            return {};
    }
}

/// Login is done elsewhere; from here on the desk is at work. Returns the stream.
HttpRequest TestRemoteCentre::goOnline(qint64 seq)
{
    m_centre->start();
    m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(seq));
    const auto stream = says("/v1/events");
    m_peer->serverStreams(stream);
    return stream;
}

void TestRemoteCentre::snapshotThenStreamFromItsNumber()
{
    const auto stream = goOnline(12);
    QCOMPARE(stream.headers.value("last-event-id"), QByteArray("12"));
    m_peer->serverSends(stream, streamed(13));
    QTRY_COMPARE(m_told, QStringList({"online", "snapshot 12", "event 13"}));
    QCOMPARE(m_centre->seq(), 13);
    QVERIFY(m_centre->online());
    m_centre->refresh();
    m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(14));
    QTRY_COMPARE(m_told.last(), QStringLiteral("snapshot 14"));
}

void TestRemoteCentre::snapshotIsAskedForAgain()
{
    m_centre->start();
    m_peer->serverSays(says("/v1/snapshot"), 503, errorOf("overloaded"));
    m_peer->serverSays(says("/v1/snapshot"), 200, "<html>");
    m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(3));
    QTRY_COMPARE(m_told, QStringList({"online", "snapshot 3"}));
}

void TestRemoteCentre::commandsCarryWhatWasSeen()
{
    goOnline(12);
    QTRY_VERIFY(m_centre->online());
    const auto id = m_centre->send(engine::HoldCall{CallId("c1")});
    const auto said = says("/v1/commands");
    const auto batch = wire::parseBatch(said.body.toStdString());
    QCOMPARE(batch.value().size(), 1u);
    const auto& command = batch.value().front().command.value();
    QCOMPARE(command.id, id);
    QCOMPARE(command.seen, 12);
    QVERIFY(!command.offline);
    QVERIFY(command.occurredAt.has_value());
    m_peer->serverSays(said, 200, answersTo(idsIn(said)));
    QTRY_VERIFY(m_told.contains("answer " + QString::fromStdString(id.str())));
}

void TestRemoteCentre::commandsWaitForTheCentre()
{
    const auto first = m_centre->send(engine::HoldCall{CallId("c1")});
    const auto second = m_centre->send(engine::ResumeCall{CallId("c1")});
    QCOMPARE(m_centre->waiting(), 2);
    QVERIFY(m_peer->clientIsQuiet());
    m_centre->start();
    const auto said = says("/v1/commands");
    QCOMPARE(idsIn(said), QStringList({QString::fromStdString(first.str()),
                                       QString::fromStdString(second.str())}));
    const auto command = wire::parseBatch(said.body.toStdString()).value().front().command.value();
    QVERIFY2(command.offline, "it happened while the centre was away");
    QVERIFY(command.occurredAt.has_value());
}

void TestRemoteCentre::whatIsWorthlessLaterIsDropped()
{
    m_centre->tell(engine::RenewLease{SeatId("B17")});
    QCOMPARE(m_centre->waiting(), 0);
    goOnline(1);
    QTRY_VERIFY(m_centre->online());
    m_centre->tell(engine::RenewLease{SeatId("B17")});
    const auto said = says("/v1/commands");
    QCOMPARE(idsIn(said).size(), 1);
    QCOMPARE(m_store->commandCount(), 0);
    m_peer->serverSays(said, 200, answersTo(idsIn(said)));
    QTRY_VERIFY(m_told.contains("answer " + idsIn(said).first()));
}

void TestRemoteCentre::timeIsTheCentres()
{
    const auto stream = goOnline(1);
    m_peer->serverSends(stream, heartbeatAt(2));
    QTRY_COMPARE(m_centre->seq(), 2);
    const UtcTime told{Milliseconds{1795330800000}};
    const UtcTime now = m_centre->now();
    QVERIFY(now >= told);
    QVERIFY2(now < told + std::chrono::minutes{1}, "not this machine's clock");
}

void TestRemoteCentre::loginIsGone_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("at the snapshot") << QByteArray("/v1/snapshot");
    QTest::newRow("at the stream") << QByteArray("/v1/events");
    QTest::newRow("at a command") << QByteArray("/v1/commands");
}

void TestRemoteCentre::loginIsGone()
{
    QFETCH(QByteArray, path);
    m_centre->start();
    if (path != "/v1/snapshot")
        m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(1));
    if (path == "/v1/commands")
        m_centre->send(engine::HoldCall{CallId("c1")});
    m_peer->serverSays(says(path), 401, errorOf("unauthorised"));
    QTRY_VERIFY(m_told.contains("login lost"));
    QVERIFY(!QTest::qWaitFor([this] { return m_told.count("login lost") > 1; }, 600));
}

void TestRemoteCentre::streamThatCannotResumeTakesASnapshot()
{
    m_centre->start();
    m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(5));
    m_peer->serverSays(says("/v1/events"), 409, errorOf("ahead_of_centre"));
    m_peer->serverSays(says("/v1/snapshot"), 200, snapshotAt(900));
    QCOMPARE(says("/v1/events").headers.value("last-event-id"), QByteArray("900"));
    QVERIFY(!m_told.contains("login lost"));
}

void TestRemoteCentre::asksForTickets()
{
    QStringList found;
    const auto note = [&](const std::vector<engine::TicketView>& tickets) {
        found += QString::number(tickets.size());
    };
    m_centre->ticketsOfCaller("13800006127", note);
    const auto said = says("/v1/tickets");
    QVERIFY2(said.path.contains("caller=13800006127"), said.path.constData());
    engine::TicketView ticket;
    ticket.id = TicketId("t1");
    m_peer->serverSays(said, 200, QByteArray::fromStdString(wire::ticketsBody({ticket})));
    QTRY_COMPARE(found, QStringList("1"));
    m_centre->ticketsNear({113.9, 35.3}, 500, 7, note);
    const auto near = says("/v1/tickets");
    for (const char* part : {"lon=113.9", "lat=35.3", "metres=500", "days=7"})
        QVERIFY2(near.path.contains(part), near.path.constData());
    m_peer->serverSays(near, 500, "");
    QVERIFY(!QTest::qWaitFor([&] { return found.size() > 1; }, 100));
}

void TestRemoteCentre::hotTopicsAreAskedForAndPushed()
{
    const auto stream = goOnline(12);
    QStringList told;
    connect(m_centre.get(), &sync::Centre::topicWarned, this,
            [&](const wire::TopicWarning& warning) {
                told += QString::fromStdString(warning.topic.title);
            });
    wire::TopicWarning warning;
    warning.topic.id = "t1";
    warning.topic.title = "阳光小区 · 室温不达标";
    m_peer->serverSends(stream, "event: topic\ndata: " +
                                    QByteArray::fromStdString(wire::topicWarningBody(warning)) +
                                    "\n\n");
    m_peer->serverSends(stream, "event: topic\ndata: {}\n\n");
    m_peer->serverSends(stream, streamed(13));
    QTRY_COMPARE(m_centre->seq(), 13);
    QCOMPARE(told, QStringList{QStringLiteral("阳光小区 · 室温不达标")});
    int size = -1;
    wire::TopicDraft draft;
    draft.category = CategoryCode("010101");
    draft.place = "阳光小区";
    m_centre->findTopic(draft, [&](const wire::TopicFound& found) { size = found.topic->size; });
    const auto said = says("/v1/topics/find");
    QCOMPARE(said.method, QByteArray("POST"));
    QVERIFY(wire::parseTopicDraft(said.body.toStdString()).value() == draft);
    warning.topic.size = 12;
    m_peer->serverSays(said, 200,
                       QByteArray::fromStdString(wire::topicFoundBody({warning.topic, {}})));
    QTRY_COMPARE(size, 12);
}

void TestRemoteCentre::whatIsRefusedIsSaid()
{
    QStringList told;
    const auto note = [&](const auto& answer) {
        told += answer ? QStringLiteral("ok") : QString::fromStdString(answer.error().code);
    };
    m_centre->answersGiven(EntryId("refund"), note);
    m_peer->serverSays(says("/v1/answers/refund/tickets"), 403, errorOf("forbidden"));
    QTRY_COMPARE(told, QStringList{"forbidden"});
    m_centre->topics(note);
    m_peer->serverSays(says("/v1/topics"), 200, R"({"topics":[]})");
    m_centre->topic(QStringLiteral("t1"), note);
    m_peer->serverSays(says("/v1/topics/t1"), 404, errorOf("unknown_topic"));
    QTRY_COMPARE(told, QStringList({"forbidden", "ok", "unknown_topic"}));
}

void TestRemoteCentre::journalGoesWithItsCall()
{
    bool stored = false;
    m_centre->storeJournal(SessionId("s1"), CallId("c1"), TicketId("t1"), "one line\n",
                           [&] { stored = true; });
    const auto said = says("/v1/journals/s1");
    QCOMPARE(said.method, QByteArray("PUT"));
    QCOMPARE(said.body, QByteArray("one line\n"));
    QCOMPARE(said.headers.value("x-call"), QByteArray("c1"));
    QCOMPARE(said.headers.value("x-ticket"), QByteArray("t1"));
    m_peer->serverSays(said, 201, {});
    QTRY_VERIFY(stored);
}

void TestRemoteCentre::droppedWhileAsking()
{
    m_centre->start();
    const auto snapshot = says("/v1/snapshot");
    m_centre->send(engine::HoldCall{CallId("c1")});
    const auto command = says("/v1/commands");
    m_centre.reset();
    m_peer->serverSays(snapshot, 200, snapshotAt(1));
    m_peer->serverSays(command, 200, answersTo(idsIn(command)));
    QTest::qWait(50);
    QCOMPARE(m_told, QStringList());
}

QTEST_GUILESS_MAIN(TestRemoteCentre)
#include "tst_remote_centre.moc"
