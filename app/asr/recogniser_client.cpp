#include "app/asr/recogniser_client.h"

#include <QWebSocketHandshakeOptions>

#include <algorithm>

namespace lianxin::asr {

namespace {

constexpr int kFirstRetryMs = 200;
constexpr int kLastRetryMs = 5000;
constexpr std::chrono::milliseconds kPatience{8000};
/// Audio kept while no sentence is finished, or while the recogniser is away: 30 s, then the oldest
/// is dropped.
constexpr int kKeepMs = 30000;
constexpr int kBytesPerSample = 2;
/// What was kept is sent again in frames of one second, as servers limit theirs.
constexpr int kFrameMs = 1000;
/// Beyond this a frame is not even looked at: the connection is given up.
constexpr quint64 kIncomingLimit = 4 << 20;

} // namespace

RecogniserClient::RecogniserClient(QUrl server, Hello hello, QObject* parent)
    : QObject(parent), m_server(std::move(server)), m_hello(std::move(hello)),
      m_retryMs(kFirstRetryMs)
{
    m_socket.setMaxAllowedIncomingMessageSize(kIncomingLimit);
    m_socket.setMaxAllowedIncomingFrameSize(kIncomingLimit);
    m_retry.setSingleShot(true);
    m_watch.setInterval(kPatience);
    connect(&m_retry, &QTimer::timeout, this, &RecogniserClient::open);
    connect(&m_watch, &QTimer::timeout, this, &RecogniserClient::watch);
    connect(&m_socket, &QWebSocket::connected, this, &RecogniserClient::greet);
    connect(&m_socket, &QWebSocket::disconnected, this, &RecogniserClient::lose);
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            &RecogniserClient::lose);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &RecogniserClient::receive);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_alive = true; });
}

RecogniserClient::~RecogniserClient()
{
    m_socket.disconnect(this); // it says good-bye while it is destroyed
}

void RecogniserClient::setPatience(std::chrono::milliseconds patience)
{
    m_watch.setInterval(patience);
}

void RecogniserClient::start(int positionMs, int callMs)
{
    m_positionMs = positionMs;
    m_callMs = callMs;
    open();
}

void RecogniserClient::skip(int heldMs)
{
    m_holds.push_back({msOf(m_keptFrom + m_kept.size()), heldMs});
}

// — the connection

void RecogniserClient::open()
{
    m_phase = Phase::Connecting;
    Q_EMIT stateChanged(QStringLiteral("connecting"));
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("binary")});
    if (!m_ending)
        m_watch.start();
    m_socket.open(m_server, options);
}

void RecogniserClient::greet()
{
    m_phase = Phase::Listening;
    m_base = m_keptFrom;
    m_sent = m_keptFrom;
    m_alive = true;
    m_reportedBad = false;
    m_retryMs = kFirstRetryMs;
    Hello hello = m_hello;
    if (const int position = m_positionMs + msOf(m_base); position > 0)
        hello.wavName += QStringLiteral("#%1").arg(position);
    m_socket.sendTextMessage(QString::fromUtf8(helloMessage(hello)));
    Q_EMIT stateChanged(QStringLiteral("listening"));
    flush();
    if (m_ending)
        m_socket.sendTextMessage(QString::fromUtf8(endMessage()));
    else
        m_watch.start();
}

void RecogniserClient::lose()
{
    if (m_phase != Phase::Connecting && m_phase != Phase::Listening)
        return;
    m_phase = Phase::Lost;
    m_running.clear();
    if (!m_ending)
        m_watch.stop();
    m_socket.abort();
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, kLastRetryMs);
    if (!m_ending)
        Q_EMIT stateChanged(QStringLiteral("lost"));
}

void RecogniserClient::watch()
{
    if (m_ending) {
        conclude();
    } else if (m_phase == Phase::Connecting || !m_alive) {
        lose();
    } else {
        m_alive = false;
        m_socket.ping();
    }
}

void RecogniserClient::finish()
{
    if (m_ending)
        return;
    m_ending = true;
    m_watch.start();
    if (m_phase == Phase::Idle || (m_phase != Phase::Listening && m_kept.isEmpty()))
        conclude();
    else if (m_phase == Phase::Listening)
        m_socket.sendTextMessage(QString::fromUtf8(endMessage()));
}

void RecogniserClient::conclude()
{
    if (m_phase == Phase::Finished)
        return;
    m_phase = Phase::Finished;
    m_retry.stop();
    m_watch.stop();
    m_socket.close();
    Q_EMIT finished();
}

// — the audio

void RecogniserClient::feed(const QByteArray& pcm)
{
    if (m_ending)
        return;
    m_kept += pcm;
    flush();
    const qint64 limit = qint64{kKeepMs} * m_hello.sampleRate / 1000 * kBytesPerSample;
    if (m_kept.size() > limit)
        forgetUntil(m_keptFrom + m_kept.size() - limit);
}

void RecogniserClient::flush()
{
    if (m_phase != Phase::Listening)
        return;
    const qsizetype frame = qsizetype{kFrameMs} * m_hello.sampleRate / 1000 * kBytesPerSample;
    const qint64 end = m_keptFrom + m_kept.size();
    while (m_sent < end) {
        const QByteArray next = m_kept.mid(m_sent - m_keptFrom, frame);
        m_socket.sendBinaryMessage(next);
        m_sent += next.size();
    }
}

void RecogniserClient::forgetUntil(qint64 byte)
{
    const qint64 drop = std::clamp<qint64>(byte - m_keptFrom, 0, m_kept.size());
    m_kept.remove(0, drop);
    m_keptFrom += drop;
    m_sent = std::max(m_sent, m_keptFrom);
}

// — what is heard

void RecogniserClient::receive(const QString& frame)
{
    m_alive = true;
    const Message message = parseMessage(frame.toUtf8());
    if (const auto* delta = std::get_if<Delta>(&message))
        take(*delta);
    else if (const auto* done = std::get_if<Sentence>(&message))
        take(*done);
    else if (std::holds_alternative<EndOfStream>(message)) {
        if (m_ending)
            conclude();
    } else if (!m_reportedBad) {
        m_reportedBad = true;
        Q_EMIT badFrame(std::get<BadFrame>(message).reason);
    }
}

void RecogniserClient::take(const Delta& delta)
{
    m_running += delta.text;
    Q_EMIT progressed(m_running);
}

void RecogniserClient::take(const Sentence& done)
{
    m_running.clear();
    if (done.text.isEmpty()) {
        Q_EMIT progressed(m_running);
        return;
    }
    const int base = msOf(m_base);
    const int sent = msOf(m_sent);
    const int to = done.toMs ? std::min(base + *done.toMs, sent) : sent;
    const int from = std::min(done.fromMs ? base + *done.fromMs : m_heardToMs, to);
    m_heardToMs = to;
    forgetUntil(qint64{to} * m_hello.sampleRate / 1000 * kBytesPerSample);
    Q_EMIT sentence(done.text, inCall(from, Edge::Start), inCall(to, Edge::End), sent - to);
}

int RecogniserClient::msOf(qint64 bytes) const
{
    return static_cast<int>(bytes / kBytesPerSample * 1000 / m_hello.sampleRate);
}

/// Where an instant of the audio stands in the call. At a hold a sentence ends before it and begins
/// after it.
int RecogniserClient::inCall(int audioMs, Edge edge) const
{
    int callMs = m_callMs + audioMs;
    for (const Hold& hold : m_holds)
        if (hold.atMs < audioMs || (hold.atMs == audioMs && edge == Edge::Start))
            callMs += hold.heldMs;
    return callMs;
}

} // namespace lianxin::asr
