#include "tests/app/listener.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

using lianxin::tests::Listener;
using namespace std::chrono_literals;

namespace {

/// A server of the protocol that says only what a test tells it.
class Peer {
public:
    explicit Peer(quint16 port = 0)
        : m_server(QStringLiteral("peer"), QWebSocketServer::NonSecureMode)
    {
        m_server.setSupportedSubprotocols({QStringLiteral("binary")});
        if (!m_server.listen(QHostAddress::LocalHost, port))
            qFatal("Peer cannot listen");
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            socket.reset(m_server.nextPendingConnection());
            hellos.clear();
            bytes = 0;
            QObject::connect(socket.get(), &QWebSocket::textMessageReceived, socket.get(),
                             [this](const QString& text) { hellos += text; });
            QObject::connect(socket.get(), &QWebSocket::binaryMessageReceived, socket.get(),
                             [this](const QByteArray& pcm) {
                                 longest = std::max(longest, pcm.size());
                                 bytes += pcm.size();
                             });
        });
    }

    QUrl url() const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    quint16 port() const { return m_server.serverPort(); }
    void says(const char* frame) { socket->sendTextMessage(QString::fromUtf8(frame)); }
    QString wavName() const
    {
        return QJsonDocument::fromJson(hellos.value(0).toUtf8())
            .object()
            .value("wav_name")
            .toString();
    }

    std::unique_ptr<QWebSocket> socket;
    QStringList hellos; ///< text messages of this connection
    qint64 bytes = 0;   ///< of audio on this connection
    qsizetype longest = 0;

private:
    QWebSocketServer m_server;
};

constexpr int kBytesPerMs = Listener::kRate / 1000 * 2;

/// Takes connections and never says a word.
struct SilentServer {
    SilentServer() { server.listen(QHostAddress::LocalHost); }
    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(server.serverPort())); }
    QTcpServer server;
};

/// Shakes hands as RFC 6455 asks and then never says a word, not even to a ping.
struct StunnedServer : SilentServer {
    StunnedServer()
    {
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            auto* socket = server.nextPendingConnection();
            QObject::connect(
                socket, &QTcpSocket::readyRead, socket, [socket, head = QByteArray()]() mutable {
                    head += socket->readAll();
                    const qsizetype at = head.toLower().indexOf("sec-websocket-key:");
                    if (at < 0 || !head.contains("\r\n\r\n"))
                        return;
                    const QByteArray key =
                        head.mid(at + 18, head.indexOf("\r\n", at) - at - 18).trimmed();
                    const auto hash = QCryptographicHash::hash(
                        key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
                    socket->write(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                        "Upgrade\r\nSec-WebSocket-Protocol: binary\r\n"
                        "Sec-WebSocket-Accept: " +
                        hash.toBase64() + "\r\n\r\n");
                    head.clear();
                });
        });
    }
};

} // namespace

/// Servers that misbehave: each ends in a named state, none in a wait without end.
class TestRecogniserHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHelloFirst();
    void badFramesAreReportedOnceAConnection();
    void frameBeyondAllMeasure();
    void timesOutOfRange();
    void sentenceWithoutTimes();
    void nobodyIsThere();
    void keepsHalfAMinute();
    void neverShakesHands();
    void neverAnswersTheEnd();
    void stopsAnswering();
    void hangsUpAtTheEnd();
    void endsWithoutBeingAsked();
};

void TestRecogniserHostile::saysHelloFirst()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    listener.hear(500);
    QTRY_COMPARE(peer.bytes, 500 * kBytesPerMs);
    QCOMPARE(peer.socket->subprotocol(), QStringLiteral("binary"));
    QCOMPARE(peer.hellos.size(), 1);
    QCOMPARE(peer.wavName(), QStringLiteral("call/caller"));
    listener.client.finish();
    QTRY_COMPARE(peer.hellos.size(), 2);
    QCOMPARE(peer.hellos.last(), QStringLiteral("{\"is_speaking\":false}"));
    peer.says(R"({"mode":"2pass","is_final":true,"is_end":true})");
    QTRY_COMPARE(listener.finished, 1);
}

void TestRecogniserHostile::badFramesAreReportedOnceAConnection()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    listener.hear(1000);
    QTRY_COMPARE(peer.bytes, 1000 * kBytesPerMs);
    for (const char* frame : {"not JSON", "[]", R"({"mode":"9pass"})",
                              R"({"mode":"2pass-offline","text":"好","timestamp":[[100,900]]})"})
        peer.says(frame);
    QTRY_COMPARE(listener.told(), QStringList("好 100..900"));
    QCOMPARE(listener.badFrames.size(), 1);
    peer.socket->abort();
    QTRY_COMPARE(listener.states.count("listening"), 2);
    QTRY_COMPARE(peer.hellos.size(), 1);
    peer.says("not JSON");
    peer.says("not JSON");
    peer.says(R"({"mode":"2pass-online","text":"再见"})");
    QTRY_VERIFY(listener.running.contains("再见"));
    QCOMPARE(listener.badFrames.size(), 2);
}

void TestRecogniserHostile::frameBeyondAllMeasure()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    QTRY_COMPARE(peer.hellos.size(), 1);
    peer.says(QByteArray(2 << 20, 'x').constData());
    QTRY_COMPARE(listener.badFrames.size(), 1);
    peer.says(QByteArray(5 << 20, 'x').constData());
    QTRY_VERIFY(listener.states.contains("lost"));
}

void TestRecogniserHostile::timesOutOfRange()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 2000);
    listener.hear(1000);
    QTRY_COMPARE(peer.bytes, 1000 * kBytesPerMs);
    peer.says(R"({"mode":"2pass-offline","text":"好","timestamp":[[900,100]]})");
    peer.says(R"({"mode":"2pass-offline","text":"好","timestamp":2147483647})");
    peer.says(R"({"mode":"2pass-offline","text":"好","timestamp":[[-9,1e99]]})");
    QTRY_COMPARE(listener.told(), QStringList({"好 2100..2100", "好 2100..3000", "好 2000..3000"}));
}

void TestRecogniserHostile::sentenceWithoutTimes()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    listener.hear(1000);
    QTRY_COMPARE(peer.bytes, 1000 * kBytesPerMs);
    peer.says(R"({"mode":"2pass-offline","text":"好"})");
    QTRY_COMPARE(listener.told(), QStringList("好 0..1000"));
}

void TestRecogniserHostile::nobodyIsThere()
{
    const quint16 port = Peer().port();
    Listener listener(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(port)));
    listener.client.start(0, 0);
    listener.hear(700);
    QTRY_VERIFY(listener.states.contains("lost"));
    Peer peer(port);
    QTRY_COMPARE(listener.states.last(), QStringLiteral("listening"));
    QTRY_COMPARE(peer.bytes, 700 * kBytesPerMs);
    QCOMPARE(peer.wavName(), QStringLiteral("call/caller"));
}

void TestRecogniserHostile::keepsHalfAMinute()
{
    const quint16 port = Peer().port();
    Listener listener(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(port)));
    listener.client.start(5000, 0);
    listener.hear(40000);
    Peer peer(port);
    QTRY_COMPARE(listener.states.last(), QStringLiteral("listening"));
    QTRY_COMPARE(peer.bytes, 30000 * kBytesPerMs);
    QCOMPARE(peer.wavName(), QStringLiteral("call/caller#15000"));
    QCOMPARE(peer.longest, qsizetype{1000} * kBytesPerMs);
    peer.says(R"({"mode":"2pass-offline","text":"好","timestamp":[[500,1000]]})");
    QTRY_COMPARE(listener.told(), QStringList("好 10500..11000"));
}

void TestRecogniserHostile::neverShakesHands()
{
    SilentServer server;
    Listener listener(server.url());
    listener.client.setPatience(50ms);
    listener.client.start(0, 0);
    QTRY_COMPARE(listener.states.mid(0, 3), QStringList({"connecting", "lost", "connecting"}));
    listener.hear(500);
    QVERIFY(listener.finish());
    QVERIFY(!listener.states.contains("listening"));
}

void TestRecogniserHostile::neverAnswersTheEnd()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    QTRY_COMPARE(peer.hellos.size(), 1);
    listener.client.setPatience(50ms);
    QVERIFY(listener.finish());
    QCOMPARE(listener.finished, 1);
}

void TestRecogniserHostile::stopsAnswering()
{
    StunnedServer server;
    Listener listener(server.url());
    listener.client.setPatience(50ms);
    listener.client.start(0, 0);
    QTRY_COMPARE(listener.states.mid(0, 4),
                 QStringList({"connecting", "listening", "lost", "connecting"}));
}

void TestRecogniserHostile::hangsUpAtTheEnd()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    listener.hear(1000);
    QTRY_COMPARE(peer.bytes, 1000 * kBytesPerMs);
    listener.client.finish();
    QTRY_COMPARE(peer.hellos.size(), 2);
    peer.socket->abort();
    // What was not finished is said again, and the end is asked for again.
    QTRY_COMPARE(listener.states.count("listening"), 2);
    QTRY_COMPARE(peer.hellos.size(), 2);
    QTRY_COMPARE(peer.bytes, 1000 * kBytesPerMs);
    peer.says(R"({"mode":"2pass-offline","text":"好","timestamp":[[100,900]]})");
    peer.says(R"({"is_final":true})");
    QTRY_COMPARE(listener.finished, 1);
    QCOMPARE(listener.told(), QStringList("好 100..900"));
}

void TestRecogniserHostile::endsWithoutBeingAsked()
{
    Peer peer;
    Listener listener(peer.url());
    listener.client.start(0, 0);
    QTRY_COMPARE(peer.hellos.size(), 1);
    peer.says(R"({"is_final":true})");
    peer.says(R"({"mode":"2pass-online","text":"还在"})");
    QTRY_COMPARE(listener.running, QStringList("还在"));
    QCOMPARE(listener.finished, 0);
}

QTEST_GUILESS_MAIN(TestRecogniserHostile)
#include "tst_recogniser_hostile.moc"
