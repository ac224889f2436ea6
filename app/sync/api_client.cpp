#include "app/sync/api_client.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace lianxin::sync {

ApiClient::ApiClient(QUrl server, QObject* parent) : QObject(parent), m_server(std::move(server))
{
    m_network.setAutoDeleteReplies(true);
}

QNetworkRequest ApiClient::request(const QString& path, const QUrlQuery& query) const
{
    QUrl url = m_server;
    url.setPath(path);
    if (!query.isEmpty())
        url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Lianxin-Protocol", QByteArray::number(wire::kProtocol));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void ApiClient::watch(QNetworkReply* reply, Done done)
{
    connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done)] {
        Reply result;
        result.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        result.tag = reply->rawHeader("ETag");
        const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray();
        if (reply->error() == QNetworkReply::NoError)
            result.body = body;
        else if (result.status >= 400)
            result.body = wire::parseErrorBody(body.toStdString());
        else if (reply->error() == QNetworkReply::OperationCanceledError ||
                 reply->error() == QNetworkReply::TimeoutError)
            result.body = Error{"timeout", {}};
        else
            result.body = Error{"offline", reply->errorString().toStdString()};
        done(result);
    });
}

void ApiClient::login(const QString& staff, const QString& password,
                      std::function<void(const Result<wire::LoginAnswer>&)> done)
{
    const auto body = wire::loginBody({StaffId(staff.toStdString()), password.toStdString()});
    post(QStringLiteral("/v1/login"), QByteArray::fromStdString(body),
         [this, done = std::move(done)](const Reply& reply) {
             if (!reply.body.ok()) {
                 done(reply.body.error());
                 return;
             }
             auto answer = wire::parseLoginAnswer(reply.body.value().toStdString());
             if (answer.ok())
                 setToken(QString::fromStdString(answer.value().token));
             done(answer);
         });
}

void ApiClient::get(const QString& path, const QUrlQuery& query, Done done, const QByteArray& tag)
{
    QNetworkRequest what = request(path, query);
    what.setTransferTimeout(static_cast<int>(m_timeout.count()));
    if (!tag.isEmpty())
        what.setRawHeader("If-None-Match", tag);
    watch(m_network.get(what), std::move(done));
}

void ApiClient::post(const QString& path, const QByteArray& body, Done done)
{
    QNetworkRequest what = request(path);
    what.setTransferTimeout(static_cast<int>(m_timeout.count()));
    what.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    watch(m_network.post(what, body), std::move(done));
}

void ApiClient::put(const QString& path, const QByteArray& body,
                    const QList<std::pair<QByteArray, QByteArray>>& headers, Done done)
{
    QNetworkRequest what = request(path);
    what.setTransferTimeout(static_cast<int>(m_timeout.count()));
    what.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-ndjson"));
    for (const auto& [name, value] : headers)
        what.setRawHeader(name, value);
    watch(m_network.put(what, body), std::move(done));
}

} // namespace lianxin::sync
