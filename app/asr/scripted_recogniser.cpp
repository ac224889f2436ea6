#include "app/asr/scripted_recogniser.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace lianxin::asr {

namespace {

/// A two-pass recogniser answers about every 600 ms of audio (chunk_size 10 of 60 ms).
constexpr int kChunkMs = 600;
constexpr int kBytesPerSample = 2;

QString toJson(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// As the Python server writes it: a space between tokens, which are Han characters and whole runs
/// of letters and digits.
QString spaced(const QString& text)
{
    const auto isRun = [](QChar c) { return c.unicode() < 0x250 && c.isLetterOrNumber(); };
    QString out;
    for (const QChar c : text) {
        if (!out.isEmpty() && !c.isLowSurrogate() && !(isRun(out.back()) && isRun(c)))
            out += QLatin1Char(' ');
        out += c;
    }
    return out;
}

/// A length near `count` that cuts no character in two.
qsizetype wholeCharacters(const QString& text, qsizetype count)
{
    return count > 0 && count < text.size() && text.at(count).isLowSurrogate() ? count - 1 : count;
}

} // namespace

struct ScriptedRecogniser::Stream {
    QString name;
    Script script;
    int sampleRate = 8000;
    int startMs = 0;
    qint64 bytes = 0;
    std::size_t next = 0; ///< sentence being spoken or waited for
    int saidChars = 0;    ///< of it, as running text
    int saidAtMs = 0;

    int nowMs() const
    {
        return startMs + static_cast<int>(bytes / kBytesPerSample * 1000 / sampleRate);
    }
};

ScriptedRecogniser::ScriptedRecogniser(QObject* parent)
    : QObject(parent),
      m_server(QStringLiteral("scripted recogniser"), QWebSocketServer::NonSecureMode)
{
    m_server.setParent(this); // moves to another thread with its owner
    connect(&m_server, &QWebSocketServer::newConnection, this, &ScriptedRecogniser::accept);
}

ScriptedRecogniser::~ScriptedRecogniser()
{
    const auto streams = std::exchange(m_streams, {});
    for (auto it = streams.begin(); it != streams.end(); ++it) {
        it.key()->disconnect(this); // it says good-bye while it is destroyed
        delete it.key();
        delete it.value();
    }
    m_server.setParent(nullptr);
}

bool ScriptedRecogniser::listen()
{
    return m_server.listen(QHostAddress::LocalHost, 0);
}

QUrl ScriptedRecogniser::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server.serverPort()));
}

void ScriptedRecogniser::setScript(const QString& wavName, const Script& script)
{
    m_scripts.insert(wavName, script);
    m_dropped.remove(wavName);
}

void ScriptedRecogniser::accept()
{
    while (QWebSocket* socket = m_server.nextPendingConnection()) {
        m_streams.insert(socket, new Stream);
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString& text) { read(socket, text); });
        connect(socket, &QWebSocket::binaryMessageReceived, this,
                [this, socket](const QByteArray& pcm) { hear(socket, pcm); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            socket->disconnect(this);
            delete m_streams.take(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedRecogniser::read(QWebSocket* socket, const QString& text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    if (message.value(QLatin1String("is_speaking")).toBool()) {
        greet(socket, message.value(QLatin1String("wav_name")).toString(),
              message.value(QLatin1String("audio_fs")).toInt(16000));
        return;
    }
    end(socket, *m_streams.value(socket));
}

void ScriptedRecogniser::greet(QWebSocket* socket, const QString& wavName, int sampleRate)
{
    Stream* stream = m_streams.value(socket);
    *stream = {};
    stream->name = wavName.section(QLatin1Char('#'), 0, 0);
    stream->startMs = wavName.section(QLatin1Char('#'), 1, 1).toInt();
    stream->sampleRate = std::max(sampleRate, 1000);
    stream->script = m_scripts.value(stream->name);
    while (stream->next < stream->script.size() &&
           stream->script[stream->next].toMs <= stream->startMs)
        ++stream->next;
}

void ScriptedRecogniser::hear(QWebSocket* socket, const QByteArray& pcm)
{
    Stream& stream = *m_streams.value(socket);
    stream.bytes += pcm.size();
    advance(socket, stream);
}

namespace {

void sendDelta(QWebSocket* socket, const QString& name, const QString& text)
{
    socket->sendTextMessage(toJson(
        {{"mode", "2pass-online"}, {"text", text}, {"wav_name", name}, {"is_final", false}}));
}

/// How much of a sentence has been said at `now`, in code units.
int heardOf(const ScriptedSentence& sentence, int now)
{
    const qint64 length = std::max(1, sentence.toMs - sentence.fromMs);
    const qint64 count = std::clamp<qint64>(
        sentence.text.size() * qint64{now - sentence.fromMs} / length, 0, sentence.text.size());
    return static_cast<int>(wholeCharacters(sentence.text, count));
}

void sendSentence(QWebSocket* socket, const QString& name, const QString& text, int fromMs,
                  int toMs)
{
    QJsonArray stamps;
    const int count = std::max<int>(1, static_cast<int>(text.size()));
    for (int i = 0; i < count; ++i)
        stamps.append(QJsonArray{fromMs + (toMs - fromMs) * i / count,
                                 fromMs + (toMs - fromMs) * (i + 1) / count});
    socket->sendTextMessage(toJson({{"mode", "2pass-offline"},
                                    {"text", spaced(text)},
                                    {"wav_name", name},
                                    {"is_final", true},
                                    {"timestamp", stamps}}));
}

} // namespace

void ScriptedRecogniser::advance(QWebSocket* socket, Stream& stream)
{
    while (stream.next < stream.script.size()) {
        const ScriptedSentence& sentence = stream.script[stream.next];
        const int now = stream.nowMs();
        if (now < sentence.fromMs)
            return;
        const int length = std::max(1, sentence.toMs - sentence.fromMs);
        const int due = heardOf(sentence, now);
        if (due > stream.saidChars &&
            (now - stream.saidAtMs >= kChunkMs || due == sentence.text.size())) {
            sendDelta(socket, stream.name,
                      sentence.text.mid(stream.saidChars, due - stream.saidChars));
            stream.saidChars = due;
            stream.saidAtMs = now;
        }
        if (sentence.drop && now >= sentence.fromMs + length / 2 &&
            m_dropped.value(stream.name, -1) < static_cast<int>(stream.next)) {
            m_dropped.insert(stream.name, static_cast<int>(stream.next));
            socket->close(QWebSocketProtocol::CloseCodeAbnormalDisconnection);
            return;
        }
        if (now < sentence.toMs + sentence.lateMs)
            return;
        const int from = std::max(0, sentence.fromMs - stream.startMs);
        const int to = std::max(from, sentence.toMs - stream.startMs);
        if (sentence.split) {
            const auto half = wholeCharacters(sentence.text, sentence.text.size() / 2);
            sendSentence(socket, stream.name, sentence.text.left(half), from, (from + to) / 2);
            sendSentence(socket, stream.name, sentence.text.mid(half), (from + to) / 2, to);
        } else {
            sendSentence(socket, stream.name, sentence.text, from, to);
        }
        ++stream.next;
        stream.saidChars = 0;
    }
}

void ScriptedRecogniser::end(QWebSocket* socket, Stream& stream)
{
    // What was begun is finished; what was never spoken is not invented.
    const int now = stream.nowMs();
    for (; stream.next < stream.script.size() && stream.script[stream.next].fromMs < now;
         ++stream.next) {
        const ScriptedSentence& sentence = stream.script[stream.next];
        const int from = std::max(0, sentence.fromMs - stream.startMs);
        if (const int heard = heardOf(sentence, now); heard > 0)
            sendSentence(socket, stream.name, sentence.text.left(heard), from,
                         std::min(now, sentence.toMs) - stream.startMs);
    }
    stream.next = stream.script.size();
    socket->sendTextMessage(
        toJson({{"wav_name", stream.name}, {"is_final", true}, {"is_end", true}}));
}

} // namespace lianxin::asr
