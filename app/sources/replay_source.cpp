#include "app/sources/replay_source.h"

#include <algorithm>

namespace lianxin::sources {

namespace {

constexpr int kTickMs = 40;

} // namespace

ReplaySource::ReplaySource(std::vector<session::Event> events, QObject* parent)
    : SessionSource(parent), m_events(std::move(events))
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &ReplaySource::tick);
    seek(0);
}

UtcTime ReplaySource::now() const
{
    return m_session.offer.centreTime + Milliseconds(m_positionMs);
}

int ReplaySource::durationMs() const
{
    return m_events.empty() ? 0 : m_events.back().atMs;
}

void ReplaySource::seek(int ms)
{
    ms = std::clamp(ms, 0, durationMs());
    if (ms < m_positionMs) {
        m_session = {};
        m_next = 0;
    }
    m_positionMs = ms;
    while (m_next < m_events.size() && m_events[m_next].atMs <= ms)
        session::fold(m_session, m_events[m_next++]);
    Q_EMIT positionChanged(ms);
    Q_EMIT changed();
}

void ReplaySource::play()
{
    if (m_positionMs >= durationMs())
        seek(0);
    m_since.start();
    m_timer.start();
    Q_EMIT playingChanged(true);
}

void ReplaySource::pause()
{
    m_timer.stop();
    Q_EMIT playingChanged(false);
}

void ReplaySource::setSpeed(int factor)
{
    m_speed = std::clamp(factor, 1, 8);
}

void ReplaySource::tick()
{
    seek(m_positionMs + static_cast<int>(m_since.restart()) * m_speed);
    if (m_positionMs >= durationMs())
        pause();
}

} // namespace lianxin::sources
