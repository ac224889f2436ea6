#pragma once

#include "app/asr/funasr_message.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <vector>

namespace lianxin::asr {

/// One speaker's stream to a FunASR server. A lost connection is taken up again by itself: what was
/// heard since the last finished sentence is kept (30 s at most) and sent again, so that no
/// sentence is lost or told twice; times stay those of the whole stream. A server that stops
/// answering counts as lost. Lives in one thread.
class RecogniserClient : public QObject {
    Q_OBJECT

public:
    RecogniserClient(QUrl server, Hello hello, QObject* parent = nullptr);
    ~RecogniserClient() override;

    /// How long the server may keep us waiting for a greeting, for a sign of life and for the last
    /// words; 8 s unless told otherwise.
    void setPatience(std::chrono::milliseconds patience);
    /// Connects. The first audio stands `positionMs` into the line's sound and `callMs` into the
    /// call.
    void start(int positionMs, int callMs);
    /// The line was silent to us for so long (on hold): what is said from here on stands that much
    /// later in the call.
    void skip(int heldMs);
    /// PCM16 mono at the hello's sample rate, in order.
    void feed(const QByteArray& pcm);
    /// No more audio: asks for what is still to come; finished() follows, at the latest when
    /// patience ends.
    void finish();

Q_SIGNALS:
    /// The running text as a whole (all deltas since the last sentence).
    void progressed(const QString& running);
    /// A finished sentence with its place in the call; `delayMs` is how much audio had been sent
    /// beyond its end.
    void sentence(const QString& text, int fromMs, int toMs, int delayMs);
    /// `connecting`, `listening`, `lost`.
    void stateChanged(const QString& state);
    /// Reported once a connection; further bad frames of it are skipped in silence.
    void badFrame(const QString& reason);
    void finished();

private:
    enum class Phase { Idle, Connecting, Listening, Lost, Finished };
    enum class Edge { Start, End };
    /// A silence on the line that was not sent: where in the audio, and how long.
    struct Hold {
        int atMs = 0;
        int heldMs = 0;
    };

    void open();
    void greet();
    void lose();
    void watch();
    void conclude();
    void receive(const QString& frame);
    void take(const Delta& delta);
    void take(const Sentence& sentence);
    void flush();
    void forgetUntil(qint64 byte);
    int msOf(qint64 bytes) const;
    int inCall(int audioMs, Edge edge) const;

    QUrl m_server;
    Hello m_hello;
    QWebSocket m_socket;
    QTimer m_retry;
    QTimer m_watch;
    Phase m_phase = Phase::Idle;
    QByteArray m_kept;     ///< audio of no finished sentence yet
    qint64 m_keptFrom = 0; ///< its place in the whole stream, in bytes
    qint64 m_base = 0;     ///< where this connection's audio begins
    qint64 m_sent = 0;     ///< where it ends so far
    int m_heardToMs = 0;   ///< end of the last sentence, in the audio
    std::vector<Hold> m_holds;
    int m_positionMs = 0;
    int m_callMs = 0;
    int m_retryMs = 0;
    bool m_ending = false;
    bool m_alive = false; ///< something was heard of the server since the last look
    bool m_reportedBad = false;
    QString m_running;
};

} // namespace lianxin::asr
