#include "app/sync/api_client.h"
#include "app/sync/event_stream.h"
#include "tests/app/transcript.h"

#include <QTest>

using namespace lianxin;
using namespace std::chrono_literals;
using tests::heartbeatAt;
using tests::streamed;

/// The stream is taken up by number, whatever happens to it; nothing is told twice.
class TestEventStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksFromItsNumber();
    void tellsEventsInOrder();
    void resumesByNumberAfterACut();
    void cutInTheMiddleOfAnEvent();
    void heartbeatAdvances();
    void heartbeatNeverGoesBack();
    void eventsOfThePastAreNotToldAgain();
    void eventWithoutANumberIsNoEvent();
    void whatCannotBeReadIsPassedOver();
    void silenceIsADeadLink();
    void silenceBeforeTheFirstByte();
    void nobodyIsThere();
    void loginIsGone();
    void cannotResume();
    void busyServerIsAskedAgain();
    void endlessLineEndsTheStream();
    void stopped();
    void stoppedByAListener();
    void restartedElsewhere();

private:
    tests::HttpRequest listen();

    std::unique_ptr<tests::HttpPeer> m_peer;
    std::unique_ptr<sync::ApiClient> m_api;
    std::unique_ptr<sync::EventStream> m_stream;
    QList<qint64> m_events;
    QList<qint64> m_beats;
    QStringList m_states;
};

void TestEventStream::init()
{
    m_peer = std::make_unique<tests::HttpPeer>();
    m_api = std::make_unique<sync::ApiClient>(m_peer->url());
    m_stream = std::make_unique<sync::EventStream>(*m_api);
    m_events.clear();
    m_beats.clear();
    m_states.clear();
    connect(m_stream.get(), &sync::EventStream::happened, this,
            [this](const engine::Event& event) { m_events += event.seq; });
    connect(m_stream.get(), &sync::EventStream::heartbeat, this,
            [this](qint64 seq, qint64) { m_beats += seq; });
    connect(m_stream.get(), &sync::EventStream::online, this, [this] { m_states += "online"; });
    connect(m_stream.get(), &sync::EventStream::offline, this, [this] { m_states += "offline"; });
    connect(m_stream.get(), &sync::EventStream::refused, this,
            [this](const QString& code) { m_states += code; });
    connect(m_stream.get(), &sync::EventStream::outdated, this, [this] { m_states += "outdated"; });
}

void TestEventStream::cleanup()
{
    m_stream.reset();
    m_api.reset();
    m_peer.reset();
}

/// The client asks and the server opens the stream.
tests::HttpRequest TestEventStream::listen()
{
    const auto said = m_peer->clientSays();
    m_peer->serverStreams(said);
    return said;
}

void TestEventStream::asksFromItsNumber()
{
    m_api->setToken("secret");
    m_stream->start(41);
    const auto said = m_peer->clientSays();
    QCOMPARE(said.method + ' ' + said.path, QByteArray("GET /v1/events"));
    QCOMPARE(said.headers.value("last-event-id"), QByteArray("41"));
    QCOMPARE(said.headers.value("authorization"), QByteArray("Bearer secret"));
    QCOMPARE(said.headers.value("accept"), QByteArray("text/event-stream"));
    QCOMPARE(m_states, QStringList());
}

void TestEventStream::tellsEventsInOrder()
{
    m_stream->start(0);
    const auto said = listen();
    m_peer->serverSends(said, streamed(1) + streamed(2));
    m_peer->serverSends(said, streamed(5)); // 3 and 4 are not for this person
    QTRY_COMPARE(m_events, QList<qint64>({1, 2, 5}));
    QCOMPARE(m_stream->seq(), 5);
    QCOMPARE(m_states, QStringList("online"));
}

void TestEventStream::resumesByNumberAfterACut()
{
    m_stream->start(0);
    auto said = listen();
    for (int round = 1; round <= 3; ++round) {
        m_peer->serverSends(said, streamed(round * 10) + streamed(round * 10 + 1));
        QTRY_COMPARE(m_events.size(), round * 2);
        m_peer->serverHangsUp(said);
        said = listen();
        QCOMPARE(said.headers.value("last-event-id"), QByteArray::number(round * 10 + 1));
    }
    QCOMPARE(m_events, QList<qint64>({10, 11, 20, 21, 30, 31}));
    QCOMPARE(m_states.mid(0, 3), QStringList({"online", "offline", "online"}));
}

void TestEventStream::cutInTheMiddleOfAnEvent()
{
    m_stream->start(0);
    auto said = listen();
    m_peer->serverSends(said, streamed(1) + streamed(2).left(30));
    QTRY_COMPARE(m_events, QList<qint64>({1}));
    m_peer->serverHangsUp(said);
    said = listen();
    QCOMPARE(said.headers.value("last-event-id"), QByteArray("1"));
    m_peer->serverSends(said, streamed(2));
    QTRY_COMPARE(m_events, QList<qint64>({1, 2}));
}

void TestEventStream::heartbeatAdvances()
{
    m_stream->start(3);
    auto said = listen();
    m_peer->serverSends(said, heartbeatAt(17));
    QTRY_COMPARE(m_beats, QList<qint64>({17}));
    QCOMPARE(m_stream->seq(), 17);
    m_peer->serverHangsUp(said);
    said = listen();
    QCOMPARE(said.headers.value("last-event-id"), QByteArray("17"));
    QCOMPARE(m_events, QList<qint64>());
}

void TestEventStream::heartbeatNeverGoesBack()
{
    m_stream->start(20);
    const auto said = listen();
    m_peer->serverSends(said, heartbeatAt(17));
    QTRY_COMPARE(m_beats, QList<qint64>({20}));
    QCOMPARE(m_stream->seq(), 20);
}

void TestEventStream::eventsOfThePastAreNotToldAgain()
{
    m_stream->start(5);
    const auto said = listen();
    m_peer->serverSends(said, streamed(4) + streamed(5) + streamed(6) + streamed(6));
    QTRY_COMPARE(m_events, QList<qint64>({6}));
}

void TestEventStream::eventWithoutANumberIsNoEvent()
{
    m_stream->start(0);
    const auto said = listen();
    m_peer->serverSends(said, "event: transcript\ndata: {\"call\":\"c\",\"events\":[]}\n\n" +
                                  streamed(1));
    QTRY_COMPARE(m_events, QList<qint64>({1}));
}

void TestEventStream::whatCannotBeReadIsPassedOver()
{
    m_stream->start(0);
    const auto said = listen();
    m_peer->serverSends(said, "id: 1\nevent: CallHeld\ndata: {\"seq\":1,\n\n");
    m_peer->serverSends(said,
                        "id: 2\nevent: OfALaterVersion\ndata: "
                        "{\"seq\":2,\"type\":\"OfALaterVersion\",\"version\":1,\"body\":{}}\n\n");
    m_peer->serverSends(said, "event: heartbeat\ndata: soon\n\n" + streamed(3));
    QTRY_COMPARE(m_events, QList<qint64>({3}));
    QCOMPARE(m_states, QStringList("online"));
}

void TestEventStream::silenceIsADeadLink()
{
    m_stream->setSilence(60ms);
    m_stream->start(0);
    const auto said = listen();
    m_peer->serverSends(said, streamed(1));
    QTRY_COMPARE(m_states, QStringList({"online", "offline"}));
    QCOMPARE(m_peer->clientSays().headers.value("last-event-id"), QByteArray("1"));
}

void TestEventStream::silenceBeforeTheFirstByte()
{
    m_stream->setSilence(60ms);
    m_stream->start(7);
    QVERIFY(!m_peer->clientSays().method.isEmpty());
    QCOMPARE(m_peer->clientSays().headers.value("last-event-id"), QByteArray("7"));
    QVERIFY(!m_states.contains("online"));
}

void TestEventStream::nobodyIsThere()
{
    m_peer->serverGoesAway();
    m_stream->start(7);
    QTRY_VERIFY(m_states.contains("offline"));
    m_peer->serverComesBack();
    const auto said = listen();
    QCOMPARE(said.headers.value("last-event-id"), QByteArray("7"));
    m_peer->serverSends(said, heartbeatAt(8));
    QTRY_COMPARE(m_states.last(), QStringLiteral("online"));
}

void TestEventStream::loginIsGone()
{
    m_stream->start(7);
    m_peer->serverSays(m_peer->clientSays(), 401, tests::errorOf("unauthorised"));
    QTRY_COMPARE(m_states, QStringList({"offline", "unauthorised"}));
    QVERIFY2(!QTest::qWaitFor([this] { return !m_peer->clientIsQuiet(); }, 600),
             "not again before somebody has logged in");
    m_stream->start(9);
    QCOMPARE(listen().headers.value("last-event-id"), QByteArray("9"));
}

void TestEventStream::cannotResume()
{
    m_stream->start(7);
    m_peer->serverSays(m_peer->clientSays(), 409, tests::errorOf("ahead_of_centre"));
    QTRY_COMPARE(m_states, QStringList({"offline", "outdated"}));
    QVERIFY(!QTest::qWaitFor([this] { return !m_peer->clientIsQuiet(); }, 600));
}

void TestEventStream::busyServerIsAskedAgain()
{
    m_stream->start(7);
    m_peer->serverSays(m_peer->clientSays(), 503, tests::errorOf("overloaded"));
    QCOMPARE(listen().headers.value("last-event-id"), QByteArray("7"));
}

void TestEventStream::endlessLineEndsTheStream()
{
    m_stream->start(7);
    const auto said = listen();
    const QByteArray chunk(1 << 20, 'x');
    for (int i = 0; i < 6; ++i)
        m_peer->serverSends(said, chunk);
    QTRY_VERIFY(m_states.contains("offline"));
    QCOMPARE(listen().headers.value("last-event-id"), QByteArray("7"));
}

void TestEventStream::stopped()
{
    m_stream->start(0);
    const auto said = listen();
    m_peer->serverSends(said, streamed(1));
    QTRY_COMPARE(m_events.size(), 1);
    m_stream->stop();
    m_peer->serverSends(said, streamed(2));
    QVERIFY(
        !QTest::qWaitFor([this] { return !m_peer->clientIsQuiet() || m_events.size() > 1; }, 400));
}

void TestEventStream::stoppedByAListener()
{
    connect(m_stream.get(), &sync::EventStream::happened, m_stream.get(),
            [this] { m_stream->stop(); });
    m_stream->start(0);
    m_peer->serverSends(listen(), streamed(1) + streamed(2));
    QTRY_COMPARE(m_events.size(), 1);
    QVERIFY(!QTest::qWaitFor([this] { return m_events.size() > 1; }, 100));
}

void TestEventStream::restartedElsewhere()
{
    m_stream->start(0);
    m_peer->serverSends(listen(), streamed(1));
    QTRY_COMPARE(m_events.size(), 1);
    m_stream->start(90);
    const auto said = listen();
    QCOMPARE(said.headers.value("last-event-id"), QByteArray("90"));
    m_peer->serverSends(said, streamed(91));
    QTRY_COMPARE(m_events, QList<qint64>({1, 91}));
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_event_stream.moc"
