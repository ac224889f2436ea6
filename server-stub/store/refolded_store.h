#pragma once

#include "models/engine/event.h"
#include "models/engine/unit_figures.h"
#include "server-stub/store/audience.h"
#include "server-stub/store/database.h"
#include "server-stub/store/log_rows.h"
#include "server-stub/store/ticket_projection.h"
#include "server-stub/store/work_ahead.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lianxin::store {

class Lookup;
class Prepared;

/// A log folded anew into a store of its own, beside the one it is from, by the very code that
/// serves: what every projection should hold. Its memory does not grow with the log; its file, as
/// large as the projections, goes when it ends. One thread.
class RefoldedStore {
public:
    /// `secret`: what callers are digested with in the store the log is from. Errors of
    /// Database::open.
    static Result<std::unique_ptr<RefoldedStore>> beside(const std::string& file,
                                                         const std::string& secret);
    ~RefoldedStore();
    RefoldedStore(const RefoldedStore&) = delete;
    RefoldedStore& operator=(const RefoldedStore&) = delete;

    struct Folded {
        Topics audience;
        std::vector<engine::Judgement> judgements;
        std::string ticketNumber; ///< of the ticket it is about
    };
    /// The next event. Throws Poco exceptions, as all that follow.
    Folded fold(const engine::Event& event);
    /// Writes what was folded: after some thousand events, and after the last.
    void flush();
    /// A ticket as it stands after the last event; null when there is none. Until the next call.
    const engine::TicketView* ticket(const TicketId& id);
    Poco::Data::Session& session() { return m_database->log(); }

private:
    explicit RefoldedStore(std::string file);
    Status open(const std::string& secret);
    void addAnswer(const engine::Event& event);

    std::string m_file;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<LogRows> m_rows;
    std::unique_ptr<TicketProjection> m_tickets;
    std::unique_ptr<Lookup> m_find;
    std::unique_ptr<Prepared> m_command;
    WorkAhead m_ahead;
    Audience m_audience;
    std::unordered_map<TicketId, engine::TicketView> m_recent; ///< not flushed yet
    std::optional<engine::TicketView> m_found;
    engine::StoredAnswer m_answer; ///< to the command whose events are being read
};

} // namespace lianxin::store
