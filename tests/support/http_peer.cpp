#include "tests/support/http_peer.h"

#include <QTest>

namespace lianxin::tests {

namespace {

constexpr int kWaitMs = 5000;
const QByteArray kEndOfHead = "\r\n\r\n";

/// Takes one whole request off the front; false when there is none yet.
bool take(QByteArray& bytes, HttpRequest& request)
{
    const qsizetype end = bytes.indexOf(kEndOfHead);
    if (end < 0)
        return false;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype bodyAt = end + kEndOfHead.size();
    const qsizetype length = request.headers.value("content-length", "0").toLongLong();
    if (bytes.size() < bodyAt + length)
        return false;
    request.method = words.value(0);
    request.path = words.value(1);
    request.body = bytes.mid(bodyAt, length);
    bytes.remove(0, bodyAt + length);
    return true;
}

} // namespace

HttpPeer::HttpPeer()
{
    serverComesBack();
}

HttpPeer::~HttpPeer()
{
    serverGoesAway();
}

QUrl HttpPeer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void HttpPeer::serverComesBack()
{
    m_server = std::make_unique<QTcpServer>();
    QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(),
                     [this] { accept(); });
    if (!m_server->listen(QHostAddress::LocalHost, m_port))
        qFatal("HttpPeer cannot listen");
    m_port = m_server->serverPort();
}

void HttpPeer::serverGoesAway()
{
    m_server->close();
    for (QTcpSocket* socket : m_server->findChildren<QTcpSocket*>()) {
        socket->disconnect();
        socket->abort();
    }
    m_unread.clear();
    m_requests.clear();
}

void HttpPeer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }
}

void HttpPeer::read(QTcpSocket* socket)
{
    QByteArray& bytes = m_unread[socket];
    bytes += socket->readAll();
    for (HttpRequest request; take(bytes, request); request = {}) {
        request.socket = socket;
        m_requests.push_back(std::move(request));
    }
}

HttpRequest HttpPeer::clientSays()
{
    if (!QTest::qWaitFor([this] { return !m_requests.empty(); }, kWaitMs))
        return {};
    HttpRequest request = std::move(m_requests.front());
    m_requests.pop_front();
    return request;
}

void HttpPeer::serverSays(const HttpRequest& request, int status, const QByteArray& body,
                          const QByteArray& headers)
{
    serverSends(request, "HTTP/1.1 " + QByteArray::number(status) +
                             " Scripted\r\nContent-Length: " + QByteArray::number(body.size()) +
                             "\r\n" + headers + "\r\n" + body);
}

void HttpPeer::serverStreams(const HttpRequest& request)
{
    serverSends(request,
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
}

void HttpPeer::serverSends(const HttpRequest& request, const QByteArray& bytes)
{
    if (!request.socket)
        return;
    request.socket->write(bytes);
    request.socket->flush();
}

void HttpPeer::serverHangsUp(const HttpRequest& request)
{
    if (request.socket)
        request.socket->abort();
}

} // namespace lianxin::tests
