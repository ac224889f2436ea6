#pragma once

#include "app/telephony/line.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace lianxin::telephony {

/// One turn of a scripted call at its place in the sound.
struct SpokenTurn {
    session::Speaker speaker = session::Speaker::Caller;
    QString text;
    int fromMs = 0;
    int toMs = 0;
};

/// A voice for the turns: returns PCM16 at kSampleRate, at most the turn's length, or nothing (then
/// silence is sent).
using Voice = std::function<QByteArray(const SpokenTurn&)>;

/// Plays a scenario as if it came over the telephone, both speakers, paced by a clock that may run
/// faster than life.
class ScriptedLine : public Line {
    Q_OBJECT

public:
    /// `speed` 1 is real time. The voice is asked ahead of time, on a thread of its own.
    ScriptedLine(std::vector<SpokenTurn> turns, double speed, Voice voice,
                 QObject* parent = nullptr);
    ~ScriptedLine() override;

    void open(int positionMs) override;
    void hold() override;
    void resume() override;
    void setMuted(bool on) override;
    void close() override;
    int positionMs() const override { return m_sentMs; }

private:
    struct Voices;
    void tick();
    QByteArray sound(session::Speaker speaker, int fromMs, int toMs) const;

    std::vector<SpokenTurn> m_turns;
    double m_speed;
    std::shared_ptr<Voices> m_voices;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_openedAtMs = 0; ///< position when the clock was started
    int m_sentMs = 0;
    bool m_muted = false;
    bool m_endTold = false;
};

} // namespace lianxin::telephony
