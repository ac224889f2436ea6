#pragma once

#include "models/base/result.h"
#include "models/wire/view_json.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <functional>

class QNetworkReply;
class QNetworkRequest;

namespace lianxin::sync {

/// What came back: a body, or an error code (`offline`, `timeout`, or the centre's own).
struct Reply {
    Result<QByteArray> body = QByteArray();
    int status = 0;
    QByteArray tag; ///< ETag
};

/// The requests of docs/protocol.md. Asynchronous; a server that stops answering ends a request
/// with `timeout`.
class ApiClient : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Reply&)>;

    explicit ApiClient(QUrl server, QObject* parent = nullptr);

    const QUrl& server() const { return m_server; }
    /// How long a server may take for an answer; 8 s unless told otherwise.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    void setToken(const QString& token) { m_token = token.toUtf8(); }

    void login(const QString& staff, const QString& password,
               std::function<void(const Result<wire::LoginAnswer>&)> done);
    void get(const QString& path, const QUrlQuery& query, Done done, const QByteArray& tag = {});
    void post(const QString& path, const QByteArray& body, Done done);
    void put(const QString& path, const QByteArray& body,
             const QList<std::pair<QByteArray, QByteArray>>& headers, Done done);

    /// A request with protocol version and token, for streams.
    QNetworkRequest request(const QString& path, const QUrlQuery& query = {}) const;
    QNetworkAccessManager& network() { return m_network; }

private:
    void watch(QNetworkReply* reply, Done done);

    QUrl m_server;
    QByteArray m_token;
    std::chrono::milliseconds m_timeout{8000};
    QNetworkAccessManager m_network;
};

} // namespace lianxin::sync
