#pragma once

#include <QByteArray>
#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <deque>
#include <memory>

namespace lianxin::tests {

/// What a client said. Names of headers are in lower case.
struct HttpRequest {
    QByteArray method; ///< empty: nothing was said in time
    QByteArray path;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    QPointer<QTcpSocket> socket;
};

/// An HTTP server on loopback that does only what a test tells it, so that the test reads like a
/// transcript. Bodies need a Content-Length.
class HttpPeer {
public:
    HttpPeer();
    ~HttpPeer();

    QUrl url() const;

    /// Waits (5 s at most) for the next request.
    HttpRequest clientSays();
    /// No request has come that was not asked for.
    bool clientIsQuiet() const { return m_requests.empty(); }

    void serverSays(const HttpRequest& request, int status, const QByteArray& body,
                    const QByteArray& headers = {});
    /// Headers of a stream; what follows goes by serverSends().
    void serverStreams(const HttpRequest& request);
    void serverSends(const HttpRequest& request, const QByteArray& bytes);
    /// The connection breaks. Qt asks again by itself when no answer had begun.
    void serverHangsUp(const HttpRequest& request);
    /// Nobody listens any more, and every connection breaks.
    void serverGoesAway();
    void serverComesBack();

private:
    void accept();
    void read(QTcpSocket* socket);

    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket*, QByteArray> m_unread;
    std::deque<HttpRequest> m_requests;
    quint16 m_port = 0;
};

} // namespace lianxin::tests
