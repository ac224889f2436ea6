#include "app/audio/espeak.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace lianxin::audio {

namespace {

constexpr int kHeaderBytes = 44; ///< canonical WAV header, as espeak-ng writes it
constexpr int kTimeoutMs = 10000;

/// espeak-ng speaks at 22,050 Hz; the telephone at 8,000: linear interpolation is enough for a
/// voice that is only a stand-in.
QByteArray resampled(const QByteArray& in, int fromRate, int toRate)
{
    const qsizetype count = in.size() / 2;
    const qsizetype wanted = count * toRate / std::max(1, fromRate);
    QByteArray out(wanted * 2, '\0');
    const auto at = [&](qsizetype i) {
        return qFromLittleEndian<qint16>(in.constData() + 2 * std::min(i, count - 1));
    };
    for (qsizetype i = 0; i < wanted; ++i) {
        const qint64 position = qint64{i} * fromRate;
        const qsizetype low = position / toRate;
        const qint64 part = position % toRate;
        const auto value =
            static_cast<qint16>((at(low) * (toRate - part) + at(low + 1) * part) / toRate);
        qToLittleEndian(value, out.data() + 2 * i);
    }
    return out;
}

} // namespace

QByteArray speak(const QString& text, int sampleRate, int limitMs, int pitch)
{
    static const QString program = QStandardPaths::findExecutable(QStringLiteral("espeak-ng"));
    if (program.isEmpty())
        return {};
    QProcess process;
    process.start(program, {QStringLiteral("-v"), QStringLiteral("cmn"), QStringLiteral("-s"),
                            QStringLiteral("220"), QStringLiteral("-p"), QString::number(pitch),
                            QStringLiteral("--stdout"), text});
    if (!process.waitForFinished(kTimeoutMs) || process.exitCode() != 0)
        return {};
    const QByteArray wav = process.readAllStandardOutput();
    if (wav.size() <= kHeaderBytes || !wav.startsWith("RIFF"))
        return {};
    const auto rate = qFromLittleEndian<quint32>(wav.constData() + 24);
    QByteArray pcm = resampled(wav.mid(kHeaderBytes), static_cast<int>(rate), sampleRate);
    pcm.truncate(std::min<qsizetype>(pcm.size(), qsizetype{limitMs} * sampleRate / 1000 * 2));
    return pcm;
}

} // namespace lianxin::audio
