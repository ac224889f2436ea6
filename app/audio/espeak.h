#pragma once

#include <QByteArray>
#include <QString>

namespace lianxin::audio {

/// Speaks Chinese text with espeak-ng: PCM16 mono at `sampleRate`, cut to `limitMs`; `pitch` is
/// 0–99 (50: a man, 70: a woman). Empty when espeak-ng is not installed or fails. Blocks; call it
/// away from the window's thread.
QByteArray speak(const QString& text, int sampleRate, int limitMs, int pitch);

} // namespace lianxin::audio
