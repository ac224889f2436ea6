#include "app/asr/funasr_message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lianxin::asr {

namespace {

/// Frames of a call-length utterance stay far below this; anything longer is no message of the
/// protocol.
constexpr qsizetype kFrameLimit = 1 << 20;

bool isLatin(QChar c)
{
    return c.unicode() < 0x250 && c.isLetterOrNumber();
}

/// A time within a stream; a server's nonsense stays within a day.
std::optional<int> milliseconds(const QJsonValue& value)
{
    constexpr double kDay = 24.0 * 3600 * 1000;
    if (!value.isDouble())
        return std::nullopt;
    return qRound(std::clamp(value.toDouble(), 0.0, kDay));
}

std::optional<int> edge(const QJsonArray& pairs, int position)
{
    if (pairs.isEmpty())
        return std::nullopt;
    const QJsonArray pair = (position == 0 ? pairs.first() : pairs.last()).toArray();
    return pair.size() == 2 ? milliseconds(pair.at(position)) : std::nullopt;
}

void readTimestamp(const QJsonValue& value, Sentence& sentence)
{
    if (value.isDouble()) {
        sentence.toMs = milliseconds(value);
        return;
    }
    QJsonArray pairs = value.toArray();
    if (value.isString())
        pairs = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    sentence.fromMs = edge(pairs, 0);
    sentence.toMs = edge(pairs, 1);
}

} // namespace

QByteArray helloMessage(const Hello& hello)
{
    const QJsonObject object{{"mode", "2pass"},
                             {"chunk_size", QJsonArray{5, 10, 5}},
                             {"chunk_interval", 10},
                             {"audio_fs", hello.sampleRate},
                             {"wav_name", hello.wavName},
                             {"wav_format", "pcm"},
                             {"hotwords", hello.hotwords},
                             {"itn", true},
                             {"is_speaking", true}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray endMessage()
{
    return QJsonDocument(QJsonObject{{"is_speaking", false}}).toJson(QJsonDocument::Compact);
}

QString withoutHanSpaces(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSpace()) {
            out += text.at(i);
            continue;
        }
        qsizetype after = i;
        while (after < text.size() && text.at(after).isSpace())
            ++after;
        const bool keep =
            !out.isEmpty() && after < text.size() && isLatin(out.back()) && isLatin(text.at(after));
        if (keep)
            out += QLatin1Char(' ');
        i = after - 1;
    }
    return out;
}

Message parseMessage(const QByteArray& frame)
{
    if (frame.size() > kFrameLimit)
        return BadFrame{QStringLiteral("frame of %1 bytes").arg(frame.size())};
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(frame, &error);
    if (!document.isObject())
        return BadFrame{error.error == QJsonParseError::NoError ? QStringLiteral("not an object")
                                                                : error.errorString()};
    const QJsonObject object = document.object();
    const QString mode = object.value(QLatin1String("mode")).toString();
    const QString text = withoutHanSpaces(object.value(QLatin1String("text")).toString());
    if (mode.endsWith(QLatin1String("-online")) || mode == QLatin1String("online"))
        return Delta{text};
    if (mode.endsWith(QLatin1String("-offline")) || mode == QLatin1String("offline")) {
        Sentence sentence{text, {}, {}};
        readTimestamp(object.value(QLatin1String("timestamp")), sentence);
        return sentence;
    }
    if (object.value(QLatin1String("is_end")).toBool() ||
        object.value(QLatin1String("is_final")).toBool())
        return EndOfStream{};
    return BadFrame{mode.isEmpty() ? QStringLiteral("no mode")
                                   : QStringLiteral("unknown mode %1").arg(mode)};
}

} // namespace lianxin::asr
