#include "models/wire/command_json.h"
#include "tests/server-stub/http/hall.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace lianxin;
using namespace lianxin::http::test;

namespace {

constexpr int kThreads = 20;
constexpr int kWait = 20'000;

using Sockets = std::vector<std::unique_ptr<QTcpSocket>>;

std::unique_ptr<QTcpSocket> connectedTo(const Hall& hall)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost("127.0.0.1", hall.port());
    if (!socket->waitForConnected(kWait))
        qFatal("no connection");
    return socket;
}

Sockets connections(const Hall& hall, int count, const QByteArray& said = {})
{
    Sockets all;
    for (int i = 0; i < count; ++i) {
        all.push_back(connectedTo(hall));
        all.back()->write(said);
        all.back()->flush();
    }
    return all;
}

QByteArray answerOn(QTcpSocket& socket)
{
    QByteArray all;
    while (!all.contains("\r\n\r\n") && socket.waitForReadyRead(kWait))
        all += socket.readAll();
    return all;
}

bool isCutOff(QTcpSocket& socket)
{
    return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(kWait);
}

const QByteArray kHealth = "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
const QByteArray kHalfHead = "GET /v1/health HTTP/1.1\r\nHost";
const QByteArray kHalfBody = "POST /v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";

} // namespace

/// Who is slow or silent holds a socket and nothing else.
class ServerPatience : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyMoreSlowClientsThanThreads();
    void replyNobodyReads();
    void overdue_data();
    void overdue();
    void aDripGainsNoTime();
    void bytesOfAllAreLimited();
    void tooManyConnectionsMakeRoom();
    void requestsInOnePiece();
    void malformed_data();
    void malformed();
    void toldToGoOn();
    void stopsWhileClientsAreSilent();
};

/// As many threads as a hall has is far fewer than clients that keep one waiting; whoever asks is
/// answered on the spot all the same, many times, while the others drip on.
void ServerPatience::manyMoreSlowClientsThanThreads()
{
    Hall hall([](http::ServerOptions& options) {
        options.listen.threads = kThreads;
        options.listen.patience.head = options.listen.patience.body = std::chrono::hours(1);
    });
    const auto silent = connections(hall, 200);
    const auto kept = connections(hall, 50, kHealth);
    for (const auto& socket : kept)
        QVERIFY(answerOn(*socket).startsWith("HTTP/1.1 200"));
    const auto heads = connections(hall, 50, kHalfHead);
    const auto bodies = connections(hall, 50, kHalfBody);
    for (int round = 0; round < 20; ++round) {
        for (const auto& socket : heads)
            socket->write("x") && socket->flush();
        for (const auto& socket : bodies)
            socket->write("x") && socket->flush();
        QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
    }
    for (const auto& all : {&silent, &kept, &heads, &bodies})
        for (const auto& socket : *all)
            QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    for (const auto& socket : heads) {
        socket->write(": y\r\n\r\n");
        QVERIFY(answerOn(*socket).startsWith("HTTP/1.1 200"));
    }
}

/// Replies that nobody takes wait beside the socket, not in a thread.
void ServerPatience::replyNobodyReads()
{
    Hall hall([](http::ServerOptions& options) {
        options.listen.threads = 2;
        options.models["category"] = http::trainedModel(std::string(8'000'000, 'm'));
    });
    const std::string token = hall.token("1001");
    const QByteArray ask = "GET /v1/models/category HTTP/1.1\r\nHost: x\r\nLianxin-Protocol: "
                           "1\r\nAuthorization: Bearer " +
                           QByteArray::fromStdString(token) + "\r\n\r\n";
    Sockets deaf;
    for (int i = 0; i < 10; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->setReadBufferSize(1024);
        socket->connectToHost("127.0.0.1", hall.port());
        QVERIFY(socket->waitForConnected(kWait));
        socket->write(ask);
        socket->flush();
        QVERIFY(socket->waitForReadyRead(kWait));
        deaf.push_back(std::move(socket));
    }
    QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
    auto& first = *deaf.front();
    first.setReadBufferSize(0);
    qint64 read = 0;
    while (read < 8'000'000 && (first.bytesAvailable() > 0 || first.waitForReadyRead(kWait)))
        read += first.readAll().size();
    QVERIFY2(read >= 8'000'000, "who reads after all gets all of it");
}

void ServerPatience::overdue_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("says nothing") << QByteArray();
    QTest::newRow("half a head") << kHalfHead;
    QTest::newRow("half a body") << kHalfBody;
    QTest::newRow("nothing after an answer") << kHealth;
}

void ServerPatience::overdue()
{
    QFETCH(QByteArray, said);
    Hall hall([](http::ServerOptions& options) {
        auto& patience = options.listen.patience;
        patience.head = patience.body = patience.idle = std::chrono::milliseconds(100);
    });
    const auto socket = std::move(connections(hall, 1, said).front());
    QVERIFY(isCutOff(*socket));
    QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
}

void ServerPatience::aDripGainsNoTime()
{
    Hall hall([](http::ServerOptions& options) {
        options.listen.patience.head = std::chrono::milliseconds(500);
    });
    const auto socket = std::move(connections(hall, 1, kHalfHead).front());
    // A byte whenever the last has left, for as long as it takes.
    const bool cut = QTest::qWaitFor(
        [&] {
            if (socket->state() != QAbstractSocket::ConnectedState)
                return true;
            socket->write("x");
            socket->waitForBytesWritten(10);
            return false;
        },
        kWait);
    QVERIFY(cut);
}

void ServerPatience::bytesOfAllAreLimited()
{
    Hall hall([](http::ServerOptions& options) {
        options.listen.patience.bytesHeld = 1'000'000;
        options.listen.patience.body = std::chrono::hours(1);
    });
    const QByteArray most =
        "PUT /v1/journals/x HTTP/1.1\r\nContent-Length: 700000\r\n\r\n" + QByteArray(600'000, 'x');
    const auto first = connectedTo(hall);
    first->write(most);
    while (first->bytesToWrite() > 0)
        QVERIFY(first->waitForBytesWritten(kWait));
    // The server has read them when a second one no longer fits; which of the two had to go is the
    // order in which their bytes came.
    const auto second = connectedTo(hall);
    second->write(most);
    QVERIFY(QTest::qWaitFor(
        [&] {
            first->waitForReadyRead(1);
            second->waitForReadyRead(1);
            return first->state() != QAbstractSocket::ConnectedState ||
                   second->state() != QAbstractSocket::ConnectedState;
        },
        kWait));
    QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
}

void ServerPatience::tooManyConnectionsMakeRoom()
{
    Hall hall([](http::ServerOptions& options) {
        options.listen.patience.connections = 64;
        options.listen.patience.head = options.listen.patience.idle = std::chrono::hours(1);
    });
    const auto silent = connections(hall, 64);
    for (int i = 0; i < 20; ++i)
        QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
    QVERIFY2(isCutOff(*silent.front()), "the first to come was the first to go");
    QCOMPARE(silent.back()->state(), QAbstractSocket::ConnectedState);
}

void ServerPatience::requestsInOnePiece()
{
    constexpr int kMany = 100;
    Hall hall;
    const auto socket = std::move(connections(hall, 1, kHealth.repeated(kMany)).front());
    QByteArray all;
    while (all.count("HTTP/1.1 200") < kMany && socket->waitForReadyRead(kWait))
        all += socket->readAll();
    QCOMPARE(all.count("HTTP/1.1 200"), qsizetype(kMany));
}

void ServerPatience::malformed_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("no request") << QByteArray("hello\r\n\r\n") << QByteArray("HTTP/1.1 400");
    QTest::newRow("no address") << QByteArray("GET /%zz HTTP/1.1\r\n\r\n")
                                << QByteArray("HTTP/1.1 400");
    QTest::newRow("a head without end")
        << "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') << QByteArray("HTTP/1.1 431");
    QTest::newRow("a body nobody takes")
        << "POST /v1/login HTTP/1.1\r\nLianxin-Protocol: 1\r\nContent-Length: 99999999\r\n\r\n" +
               QByteArray(300'000, 'x')
        << QByteArray("HTTP/1.1 413");
}

void ServerPatience::malformed()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, status);
    Hall hall;
    const auto socket = std::move(connections(hall, 1, said).front());
    const QByteArray answer = answerOn(*socket);
    QVERIFY2(answer.startsWith(status), answer.constData());
    QVERIFY(answer.toLower().contains("connection: close"));
    QVERIFY(isCutOff(*socket));
}

void ServerPatience::toldToGoOn()
{
    Hall hall;
    const auto socket =
        std::move(connections(hall, 1,
                              "POST /v1/login HTTP/1.1\r\nLianxin-Protocol: 1\r\nContent-Length: "
                              "2\r\nExpect: 100-continue\r\n\r\n")
                      .front());
    QVERIFY(answerOn(*socket).startsWith("HTTP/1.1 100"));
    socket->write("{}");
    QVERIFY(answerOn(*socket).startsWith("HTTP/1.1 400"));
}

void ServerPatience::stopsWhileClientsAreSilent()
{
    Sockets left;
    {
        Hall hall([](http::ServerOptions& options) {
            options.listen.patience.head = std::chrono::hours(1);
        });
        left = connections(hall, 20, kHalfHead);
        QVERIFY(answerOn(*connections(hall, 1, kHealth).front()).startsWith("HTTP/1.1 200"));
    }
    for (const auto& socket : left)
        QVERIFY(isCutOff(*socket));
}

QTEST_GUILESS_MAIN(ServerPatience)
#include "tst_server_patience.moc"
