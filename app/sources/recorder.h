#pragma once

#include "models/session/call_session.h"

#include <QElapsedTimer>
#include <QObject>

namespace lianxin::sync {
class LocalStore;
}

namespace lianxin::sources {

/// Turns what happens at the desk into numbered session events: folds them, and keeps them on disk.
/// Its clock is the monotonic time since the offer, times `speed` where a scripted call runs faster
/// than life.
class Recorder : public QObject {
    Q_OBJECT

public:
    /// Without a store (sandbox) nothing is kept.
    Recorder(sync::LocalStore* store, double speed, QObject* parent = nullptr);

    void begin(const SessionId& id);
    /// Goes on with a session that was cut off, `lostMs` after its last event.
    void restore(const SessionId& id, std::vector<session::Event> events, int lostMs);
    void record(session::Body body);
    /// From here on a journal of its own, beginning with these events; the clock runs on.
    void branch(const SessionId& id, std::vector<session::Event> events);
    void clear();

    const SessionId& id() const { return m_id; }
    const session::CallSession& session() const { return m_session; }
    const std::vector<session::Event>& events() const { return m_events; }
    int nowMs() const;

Q_SIGNALS:
    void recorded(const lianxin::session::Event& event);

private:
    sync::LocalStore* m_store;
    double m_speed;
    SessionId m_id;
    session::CallSession m_session;
    std::vector<session::Event> m_events;
    QElapsedTimer m_clock;
    int m_startMs = 0;
};

} // namespace lianxin::sources
