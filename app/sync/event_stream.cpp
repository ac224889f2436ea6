#include "app/sync/event_stream.h"

#include "app/sync/api_client.h"
#include "models/wire/event_json.h"

#include <QNetworkReply>

#include <algorithm>

namespace lianxin::sync {

namespace {

constexpr std::chrono::milliseconds kSilence{15000};
constexpr int kFirstRetryMs = 250;
constexpr int kLastRetryMs = 5000;
constexpr int kUnauthorised = 401;
constexpr int kAhead = 409; ///< `ahead_of_centre`

} // namespace

EventStream::EventStream(ApiClient& api, QObject* parent)
    : QObject(parent), m_api(api), m_retryMs(kFirstRetryMs)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(kSilence);
    m_retry.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &EventStream::retry);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
}

void EventStream::start(qint64 after)
{
    m_seq = after;
    m_running = true;
    m_retryMs = kFirstRetryMs;
    open();
}

void EventStream::stop()
{
    m_running = false;
    m_retry.stop();
    close();
}

void EventStream::close()
{
    m_silence.stop();
    if (!m_reply)
        return;
    QNetworkReply* reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
}

void EventStream::open()
{
    close();
    m_retry.stop();
    m_parser = {};
    m_heard = false;
    QNetworkRequest request = m_api.request(QStringLiteral("/v1/events"));
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Last-Event-ID", QByteArray::number(m_seq));
    m_reply = m_api.network().get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::retry);
    m_silence.start();
}

void EventStream::read()
{
    if (!m_reply || m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    m_silence.start();
    const auto messages = m_parser.feed(m_reply->readAll());
    const QPointer<QNetworkReply> reply = m_reply;
    if (!m_heard) {
        m_heard = true;
        m_retryMs = kFirstRetryMs;
        Q_EMIT online();
    }
    for (const SseMessage& message : messages) {
        take(message);
        if (m_reply != reply)
            return; // a listener has stopped or restarted the stream
    }
    if (m_parser.overflowed())
        retry();
}

void EventStream::take(const SseMessage& message)
{
    if (message.event == "heartbeat") {
        const auto beat = wire::parseHeartbeat(message.data.toStdString());
        if (!beat.ok())
            return;
        m_seq = std::max<qint64>(m_seq, beat.value().seq);
        Q_EMIT heartbeat(m_seq, beat.value().now.time_since_epoch().count());
        return;
    }
    if (message.event == "topic") {
        if (const auto warning = wire::parseTopicWarning(message.data.toStdString()))
            Q_EMIT topicWarned(warning.value());
        return;
    }
    if (message.id.isEmpty())
        return;
    const auto event = wire::parseEventText(message.data.toStdString());
    if (!event.ok() || event.value().seq <= m_seq)
        return;
    m_seq = event.value().seq;
    Q_EMIT happened(event.value());
}

void EventStream::retry()
{
    if (!m_running || m_retry.isActive())
        return;
    const int status =
        m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    const QByteArray body = m_reply && status >= 400 ? m_reply->readAll() : QByteArray();
    close();
    Q_EMIT offline();
    const bool isOutdated = status == kAhead;
    if (status == kUnauthorised || isOutdated) {
        m_running = false;
        if (isOutdated)
            Q_EMIT outdated();
        else
            Q_EMIT refused(QString::fromStdString(wire::parseErrorBody(body.toStdString()).code));
        return;
    }
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, kLastRetryMs);
}

} // namespace lianxin::sync
