#include "tests/sim/witness.h"

namespace lianxin::sim {

using namespace engine;

void Witness::see(const Event& event)
{
    seeEnvelope(event);
    seeCalls(event);
    seeTickets(event);
}

Witness::Range Witness::causedBy(const CommandId& command) const
{
    const auto it = m_causes.find(command);
    return it == m_causes.end() ? Range{} : it->second;
}

std::string Witness::numberOf(const TicketId& ticket) const
{
    const auto it = m_numbers.find(ticket);
    return it == m_numbers.end() ? std::string{} : it->second;
}

void Witness::complain(const Event& event, const std::string& what)
{
    m_complaints.push_back(std::to_string(event.seq) + ": " + what);
}

void Witness::seeEnvelope(const Event& event)
{
    if (event.seq != ++m_seq)
        complain(event, "a gap in the log");
    if (event.recordedAt < m_time)
        complain(event, "time runs backwards");
    if (event.occurredAt > event.recordedAt)
        complain(event, "happened after it was recorded");
    m_time = event.recordedAt;
    if (event.cause.empty())
        return;
    auto& range = m_causes[event.cause];
    if (range.first == 0)
        range.first = event.seq;
    else if (range.last != event.seq - 1)
        complain(event, "a command was applied twice");
    range.last = event.seq;
}

void Witness::seeCalls(const Event& event)
{
    const auto release = [&](const CallId& call) {
        const auto it = m_seatOf.find(call);
        if (it == m_seatOf.end())
            return;
        m_callOf.erase(it->second);
        m_seatOf.erase(it);
    };
    if (const auto* queued = std::get_if<CallQueued>(&event.body)) {
        if (!queued->atHead && !m_live.insert(queued->call).second)
            complain(event, "a call was queued twice");
        release(queued->call);
    }
    if (const auto* offered = std::get_if<CallOffered>(&event.body)) {
        if (m_seatOf.count(offered->call) != 0)
            complain(event, "a call with two seats");
        if (m_callOf.count(offered->seat) != 0)
            complain(event, "a seat with two calls");
        if (m_live.count(offered->call) == 0)
            complain(event, "a call that is gone was offered");
        m_seatOf[offered->call] = offered->seat;
        m_callOf[offered->seat] = offered->call;
    }
    if (const auto* answered = std::get_if<CallAnswered>(&event.body)) {
        const auto it = m_seatOf.find(answered->call);
        if (it == m_seatOf.end() || it->second != answered->seat)
            complain(event, "answered by a seat it was not offered to");
    }
    if (const auto* transferred = std::get_if<CallTransferred>(&event.body)) {
        if (!m_transferred.insert(transferred->call).second)
            complain(event, "a call was transferred twice");
        release(transferred->call);
    }
    if (const auto* joined = std::get_if<PartyJoined>(&event.body))
        if (!m_withParty.insert(joined->call).second || m_seatOf.count(joined->call) == 0)
            complain(event, "a third joined a call that had one, or nobody at a seat");
    if (const auto* released = std::get_if<PartyReleased>(&event.body))
        if (m_withParty.erase(released->call) == 0)
            complain(event, "a third was released who was not there");
    if (const auto* ended = std::get_if<CallEnded>(&event.body)) {
        m_withParty.erase(ended->call);
        release(ended->call);
        m_live.erase(ended->call);
    }
    if (const auto* passed = std::get_if<CallPassedOn>(&event.body)) {
        release(passed->call);
        m_live.erase(passed->call);
    }
    if (const auto* restricted = std::get_if<CallerRestricted>(&event.body))
        m_restricted[restricted->number.value] = restricted->until;
    if (const auto* lifted = std::get_if<RestrictionEnded>(&event.body))
        if (m_restricted.erase(lifted->number.value) == 0)
            complain(event, "a restriction ended twice");
    if (const auto* queued = std::get_if<CallQueued>(&event.body); queued && !queued->atHead)
        if (const auto it = m_restricted.find(queued->number.value);
            it != m_restricted.end() && event.recordedAt < it->second)
            complain(event, "a restricted caller was let in");
    if (const auto* surge = std::get_if<SurgeSwitched>(&event.body)) {
        if (surge->on == m_surge)
            complain(event, "surge mode was switched to what it was");
        m_surge = surge->on;
    }
}

void Witness::seeTickets(const Event& event)
{
    if (const auto* accepted = std::get_if<TicketAccepted>(&event.body)) {
        if (!m_numbers.emplace(accepted->ticket, accepted->number).second)
            complain(event, "a ticket was accepted twice");
        if (!m_used.insert(accepted->number).second)
            complain(event, "a number was given twice");
    }
    if (const auto* dispatched = std::get_if<TicketDispatched>(&event.body))
        if (!m_leads.emplace(dispatched->ticket, dispatched->lead).second)
            complain(event, "a ticket with two leads");
    if (const auto* adjudicated = std::get_if<ReturnAdjudicated>(&event.body))
        m_leads.erase(adjudicated->ticket);
    if (const auto* merged = std::get_if<TicketMerged>(&event.body))
        m_merged.insert(merged->ticket);
    if (const auto* replied = std::get_if<TicketReplied>(&event.body)) {
        // A merged one is answered by the unit of the other, which answers for it from then on.
        if (m_merged.erase(replied->ticket) != 0)
            m_leads[replied->ticket] = replied->unit;
        else if (m_leads[replied->ticket] != replied->unit)
            complain(event, "answered by another unit");
    }
    if (const auto* split = std::get_if<TicketSplit>(&event.body)) {
        m_merged.erase(split->ticket);
        m_leads.erase(split->ticket);
    }
    if (const auto* reopened = std::get_if<TicketReopened>(&event.body))
        m_leads.erase(reopened->ticket);
    if (const auto* redone = std::get_if<TicketRedone>(&event.body))
        if (m_leads[redone->ticket] != redone->lead)
            complain(event, "redone by another unit");
    if (const auto* fired = std::get_if<ClockFired>(&event.body)) {
        const auto key = fired->ticket.str() + '/' + fired->step + '/' + fired->unit.str() + '/' +
                         fired->kind + '/' + std::to_string(fired->index) + '/' +
                         std::to_string(fired->round) + '/' + base::toIso(fired->startedAt);
        if (!m_fired.insert(key).second)
            complain(event, "a clock fired twice: " + key);
        if (fired->nominal > event.recordedAt)
            complain(event, "a clock fired too early: " + key);
    }
}

} // namespace lianxin::sim
