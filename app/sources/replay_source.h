#pragma once

#include "app/sources/session_source.h"

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace lianxin::sources {

/// A stored journal as if it were happening: the same session at any instant. Nothing is computed
/// again; what was shown is shown.
class ReplaySource : public SessionSource {
    Q_OBJECT

public:
    explicit ReplaySource(std::vector<session::Event> events, QObject* parent = nullptr);

    const session::CallSession& session() const override { return m_session; }
    UtcTime now() const override;

    const std::vector<session::Event>& events() const { return m_events; }
    int durationMs() const;
    int positionMs() const { return m_positionMs; }
    bool isPlaying() const { return m_timer.isActive(); }
    int speed() const { return m_speed; }

public Q_SLOTS:
    void play();
    void pause();
    void seek(int ms);
    void setSpeed(int factor);

Q_SIGNALS:
    void positionChanged(int ms);
    void playingChanged(bool playing);

private:
    void tick();

    std::vector<session::Event> m_events;
    session::CallSession m_session;
    std::size_t m_next = 0; ///< first event after the position
    int m_positionMs = 0;
    int m_speed = 1;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace lianxin::sources
