#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

/// The FunASR real-time protocol (runtime/docs/websocket_protocol, "2pass"), as its two servers
/// really speak it.
namespace lianxin::asr {

/// What a client says first. Audio is PCM16, mono.
struct Hello {
    QString wavName;
    int sampleRate = 8000;
    QString hotwords; ///< JSON object of word → weight, or empty
};
QByteArray helloMessage(const Hello& hello);
QByteArray endMessage();

/// Running text: to be appended to the running text before it.
struct Delta {
    QString text;
};
/// A finished sentence: replaces all deltas since the last one. Times are milliseconds from the
/// first audio of the stream, absent when the server gave none.
struct Sentence {
    QString text;
    std::optional<int> fromMs;
    std::optional<int> toMs;
};
/// The server has nothing more to say.
struct EndOfStream {};
/// A frame that is no message; the reason is for the log.
struct BadFrame {
    QString reason;
};

using Message = std::variant<Delta, Sentence, EndOfStream, BadFrame>;

/// Reads one text frame. Unknown members are ignored; `timestamp` may be an array, a string holding
/// one, or a plain integer (the end); `mode` may be absent at the end; spaces between Han
/// characters are removed.
Message parseMessage(const QByteArray& frame);

/// Removes spaces that stand between Han characters or beside their punctuation; keeps those
/// between Latin words.
QString withoutHanSpaces(const QString& text);

} // namespace lianxin::asr
