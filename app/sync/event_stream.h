#pragma once

#include "app/sync/sse_parser.h"
#include "models/engine/event.h"
#include "models/wire/topic_views_json.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkReply;

namespace lianxin::sync {

class ApiClient;

/// Follows the centre's events from a number on. A broken or silent stream is taken up again by
/// number, with growing pauses.
class EventStream : public QObject {
    Q_OBJECT

public:
    explicit EventStream(ApiClient& api, QObject* parent = nullptr);

    /// The centre's heartbeat comes every 5 s; a stream that is silent for longer than this is
    /// dead. 15 s unless told otherwise.
    void setSilence(std::chrono::milliseconds longest) { m_silence.setInterval(longest); }
    void start(qint64 after);
    void stop();
    qint64 seq() const { return m_seq; }

Q_SIGNALS:
    void happened(const lianxin::engine::Event& event);
    /// Everything up to `seq` has been seen; the centre's time was `nowMs` (UTC milliseconds).
    void heartbeat(qint64 seq, qint64 nowMs);
    void topicWarned(const lianxin::wire::TopicWarning& warning);
    void online();
    void offline();
    /// The centre does not know the login any more.
    void refused(const QString& code);
    /// The centre cannot resume from that number: a new snapshot is needed.
    void outdated();

private:
    void open();
    void read();
    void close();
    void take(const SseMessage& message);
    void retry();

    ApiClient& m_api;
    QPointer<QNetworkReply> m_reply;
    SseParser m_parser;
    QTimer m_silence;
    QTimer m_retry;
    qint64 m_seq = 0;
    int m_retryMs = 0;
    bool m_running = false;
    bool m_heard = false;
};

} // namespace lianxin::sync
