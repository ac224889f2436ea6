#pragma once

#include "models/engine/event.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lianxin::sim {

/// Reads the log without knowing the engine and says what must never be in it.
class Witness {
public:
    /// The next event of the log.
    void see(const engine::Event& event);
    /// Everything wrong so far; empty as it should be.
    const std::vector<std::string>& complaints() const { return m_complaints; }

    struct Range {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    /// The events a command caused; first is 0 for none.
    Range causedBy(const CommandId& command) const;
    /// The number under which a ticket was accepted, or empty.
    std::string numberOf(const TicketId& ticket) const;

private:
    void complain(const engine::Event& event, const std::string& what);
    void seeEnvelope(const engine::Event& event);
    void seeCalls(const engine::Event& event);
    void seeTickets(const engine::Event& event);

    std::int64_t m_seq = 0;
    UtcTime m_time{};
    std::map<CommandId, Range> m_causes;
    std::map<CallId, SeatId> m_seatOf; ///< of calls offered or connected
    std::map<SeatId, CallId> m_callOf;
    std::set<CallId> m_live;
    std::set<CallId> m_transferred;
    std::set<CallId> m_withParty;
    std::map<std::string, UtcTime> m_restricted;
    bool m_surge = false;
    std::map<TicketId, std::string> m_numbers;
    std::set<std::string> m_used;
    std::map<TicketId, UnitId> m_leads;
    std::set<TicketId> m_merged;
    std::set<std::string> m_fired;
    std::vector<std::string> m_complaints;
};

} // namespace lianxin::sim
