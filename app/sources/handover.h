#pragma once

#include "app/sync/centre.h"
#include "app/sync/local_store.h"
#include "models/session/call_session.h"

#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace lianxin::sources {

/// Milliseconds since its last event, a day at most: longer than that nobody was away from a desk.
int awayMs(const session::CallSession& session, UtcTime now);

/// Its call is over, and its ticket not on its way: not written yet, or refused.
bool isUnfinished(const session::CallSession& session);

/// The ticket that a session becomes: always the same, so that it cannot be made twice where the
/// disk did not take that it was submitted.
TicketId ticketOf(const SessionId& session);

/// A ticket on its way to the centre, and the journal it was written in.
struct Submission {
    TicketId ticket;
    SessionId session;
};

/// What the desk has given away and must not forget yet: tickets until the centre has answered,
/// journals until their ticket is accepted and they stand at the centre, and calls whose ticket
/// somebody must still write or mend.
class Handover : public QObject {
    Q_OBJECT

public:
    /// Without a store (sandbox) nothing outlives the program.
    Handover(sync::Centre& centre, sync::LocalStore* store, QObject* parent = nullptr);

    /// Knows again which tickets an earlier run sent.
    void restore();
    /// The centre is back: journals on their way are sent again.
    void wake();
    void submit(engine::SubmitTicket ticket);
    /// The submission that this is the answer to; it is over.
    std::optional<Submission> answered(const CommandId& command);

    /// A call's journal as it was left: it goes to the centre once its ticket is answered, or is
    /// the next of the unfinished.
    void keep(const SessionId& id, std::vector<session::Event> events);
    /// The ticket is accepted: its journal need not wait any longer, if it is complete.
    void release(const SessionId& id);
    /// The ticket was refused after its call; returns what the call was about.
    session::CallSession comeBack(const SessionId& id, session::SubmissionRefused refused);
    /// The call left unfinished last; it is the caller's from then on.
    std::optional<sync::StoredSession> nextUnfinished();
    bool hasUnfinished() const { return !m_unfinished.empty(); }

    /// Journals of closed calls that the centre has not confirmed.
    int journals() const { return static_cast<int>(m_waiting.size() + m_underway.size()); }

Q_SIGNALS:
    void journalStored();

private:
    bool isAwaited(const SessionId& id) const;
    void post(const SessionId& id, const std::vector<session::Event>& events);

    sync::Centre& m_centre;
    sync::LocalStore* m_store;
    std::map<CommandId, Submission> m_submissions;
    std::map<SessionId, std::vector<session::Event>> m_waiting; ///< for their ticket's answer
    std::map<SessionId, std::vector<session::Event>> m_underway;
    std::vector<sync::StoredSession> m_unfinished;
    QTimer m_again;
};

} // namespace lianxin::sources
