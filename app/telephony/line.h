#pragma once

#include "models/session/event.h"

#include <QByteArray>
#include <QObject>

namespace lianxin::telephony {

/// The sound of one call, a stream a speaker: PCM16, mono, kSampleRate.
inline constexpr int kSampleRate = 8000;
inline constexpr int kBytesPerMs = kSampleRate / 1000 * 2;

/// The seat's end of a telephone line for one call.
class Line : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Connects the speech path; `positionMs` of it has already been heard (after a restart of the
    /// seat).
    virtual void open(int positionMs) = 0;
    virtual void hold() = 0;
    virtual void resume() = 0;
    virtual void setMuted(bool on) = 0;
    virtual void close() = 0;
    /// How much of the call's sound has passed.
    virtual int positionMs() const = 0;

Q_SIGNALS:
    void audio(lianxin::session::Speaker speaker, const QByteArray& pcm);
    /// Nothing more will be said (a scripted call) or the far end hung up.
    void ended(const QString& reason);
};

} // namespace lianxin::telephony
