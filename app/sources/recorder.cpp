#include "app/sources/recorder.h"

#include "app/sync/local_store.h"

namespace lianxin::sources {

Recorder::Recorder(sync::LocalStore* store, double speed, QObject* parent)
    : QObject(parent), m_store(store), m_speed(speed)
{}

void Recorder::begin(const SessionId& id)
{
    clear();
    m_id = id;
    m_clock.start();
    if (m_store)
        m_store->beginSession(id);
}

void Recorder::restore(const SessionId& id, std::vector<session::Event> events, int lostMs)
{
    m_id = id;
    m_session = session::foldAll(events);
    m_events = std::move(events);
    m_startMs = m_session.atMs + lostMs;
    m_clock.start();
}

void Recorder::record(session::Body body)
{
    session::Event event{m_session.seq + 1, nowMs(), std::move(body)};
    session::fold(m_session, event);
    if (m_store)
        m_store->append(m_id, event);
    m_events.push_back(event);
    Q_EMIT recorded(m_events.back());
}

void Recorder::branch(const SessionId& id, std::vector<session::Event> events)
{
    m_id = id;
    m_session = session::foldAll(events);
    m_events = std::move(events);
    if (!m_store)
        return;
    m_store->beginSession(id);
    for (const auto& event : m_events)
        m_store->append(id, event);
}

void Recorder::clear()
{
    m_id = {};
    m_session = {};
    m_events.clear();
    m_startMs = 0;
}

int Recorder::nowMs() const
{
    if (m_id.empty())
        return 0;
    return std::max(m_session.atMs,
                    m_startMs + static_cast<int>(static_cast<double>(m_clock.elapsed()) * m_speed));
}

} // namespace lianxin::sources
