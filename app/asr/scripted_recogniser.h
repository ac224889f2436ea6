#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QUrl>
#include <QWebSocketServer>

#include <vector>

class QWebSocket;

namespace lianxin::asr {

/// One sentence of a script, at its place in the call, and the faults to show with it.
struct ScriptedSentence {
    QString text;
    int fromMs = 0;
    int toMs = 0;
    int lateMs = 0;     ///< the sentence comes this much audio later than it should
    bool split = false; ///< comes as two sentences
    bool drop = false;  ///< the connection breaks in its middle, once
};
using Script = std::vector<ScriptedSentence>;

/// A WebSocket server that speaks the recogniser's protocol from scripts. It hears nothing: it
/// counts the audio it is sent and says what the script has at that place, so a client cannot tell
/// the difference. Lives in one thread.
class ScriptedRecogniser : public QObject {
    Q_OBJECT

public:
    explicit ScriptedRecogniser(QObject* parent = nullptr);
    ~ScriptedRecogniser() override;

    /// Listens on a free port of the loopback address; false when there is none.
    bool listen();
    QUrl url() const;

    /// What to say to a stream whose hello names `wavName` (text after `#` is the millisecond it
    /// starts at).
    void setScript(const QString& wavName, const Script& script);

private:
    struct Stream;
    void accept();
    void hear(QWebSocket* socket, const QByteArray& pcm);
    void read(QWebSocket* socket, const QString& text);
    void greet(QWebSocket* socket, const QString& wavName, int sampleRate);
    void advance(QWebSocket* socket, Stream& stream);
    void end(QWebSocket* socket, Stream& stream);

    QWebSocketServer m_server;
    QHash<QString, Script> m_scripts;
    QHash<QString, int> m_dropped; ///< streams whose scripted breaks have happened
    QHash<QWebSocket*, Stream*> m_streams;
};

} // namespace lianxin::asr
