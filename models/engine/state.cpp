#include "models/engine/state.h"

#include <utility>

namespace lianxin::engine {

namespace {

std::size_t indexOf(ticket::State state)
{
    return static_cast<std::size_t>(state);
}

routing::WaitingCall waiting(const CallRow& row)
{
    return {row.view.id, row.needs, row.view.queuedAt, 0, row.atHead};
}

} // namespace

bool isOnline(const SeatRow& row)
{
    return row.view.state != SeatState::Offline;
}
bool isFree(const SeatRow& row)
{
    return row.view.state == SeatState::Free && !row.leaseLost;
}

State::State(std::shared_ptr<const CityIndex> city) : m_city(std::move(city)) {}

SeatId State::seatOf(const StaffId& staff) const
{
    const auto it = m_seatOfStaff.find(staff);
    return it == m_seatOfStaff.end() ? SeatId{} : it->second;
}

QueueLengths State::queues() const
{
    return {m_ticketsByState, m_awaitingDispatch, static_cast<int>(m_routing.waiting()),
            static_cast<int>(m_routing.free())};
}

std::optional<std::pair<UtcTime, Wake>> State::firstWake() const
{
    auto calls = m_callWakes.first();
    auto tickets = m_ticketWakes.first();
    if (calls && tickets)
        return calls->first <= tickets->first ? calls : tickets;
    return calls ? calls : tickets;
}

std::optional<UtcTime> State::nextClockFiring() const
{
    const auto first = m_ticketWakes.first();
    return first ? std::optional{first->first} : std::nullopt;
}

void State::beginGroup()
{
    m_centreBefore = m_centre;
    m_seats.beginGroup();
    m_calls.beginGroup();
    m_tickets.beginGroup();
}

void State::keepGroup()
{
    m_seats.keepGroup();
    m_calls.keepGroup();
    m_tickets.keepGroup();
    dropOldestArchived();
}

void State::undoGroup()
{
    const auto out = [this](const auto& row) { takeOut(row); };
    const auto in = [this](const auto& row) { putIn(row); };
    m_seats.undoGroup(out, in);
    m_calls.undoGroup(out, in);
    m_tickets.undoGroup(out, in);
    m_centre = m_centreBefore;
}

void State::eraseSeat(const SeatId& id)
{
    if (const auto* row = m_seats.find(id))
        takeOut(*row);
    m_seats.erase(id);
}

void State::eraseCall(const CallId& id)
{
    if (const auto* row = m_calls.find(id))
        takeOut(*row);
    m_calls.erase(id);
}

void State::admit(const TicketView& view)
{
    changeTicket(view.id, [&](TicketRow& row) { row.view = view; });
}

void State::renewLease(const SeatId& seat, UtcTime until)
{
    const auto* row = m_seats.find(seat);
    if (row && isOnline(*row))
        changeSeat(seat, [&](SeatRow& online) { online.view.leaseUntil = until; });
}

void State::renewAllLeases(UtcTime until)
{
    std::vector<SeatId> online;
    for (const auto& [id, row] : m_seats)
        if (isOnline(row))
            online.push_back(id);
    for (const auto& id : online)
        renewLease(id, until);
}

void State::takeOut(const SeatRow& row)
{
    const auto& id = row.view.id;
    m_routing.remove(id);
    m_callWakes.clear({WakeKind::Lease, id.str()});
    m_callWakes.clear({WakeKind::WrapUp, id.str()});
    const auto staff = m_seatOfStaff.find(row.view.staff);
    if (staff != m_seatOfStaff.end() && staff->second == id)
        m_seatOfStaff.erase(staff);
}

void State::putIn(const SeatRow& row)
{
    const auto& view = row.view;
    if (!isOnline(row))
        return;
    m_seatOfStaff.insert_or_assign(view.staff, view.id);
    if (isFree(row))
        m_routing.add(routing::FreeSeat{view.id, row.skills, view.since});
    if (!row.leaseLost)
        m_callWakes.set({WakeKind::Lease, view.id.str()}, view.leaseUntil);
    if (view.state == SeatState::WrapUp)
        m_callWakes.set({WakeKind::WrapUp, view.id.str()},
                        view.since + m_city->city().callTimes.wrapUp);
}

void State::takeOut(const CallRow& row)
{
    m_routing.remove(row.view.id);
    m_callWakes.clear({WakeKind::Ring, row.view.id.str()});
}

void State::putIn(const CallRow& row)
{
    if (row.view.phase == CallPhase::Waiting)
        m_routing.add(waiting(row));
    if (row.view.phase == CallPhase::Ringing && row.view.offeredAt)
        m_callWakes.set({WakeKind::Ring, row.view.id.str()},
                        *row.view.offeredAt + m_city->city().callTimes.ring);
}

void State::takeOut(const TicketRow& row)
{
    if (row.view.id.empty())
        return;
    --m_ticketsByState[indexOf(row.view.state)];
    m_awaitingDispatch -= row.view.awaitingDispatch ? 1 : 0;
    m_archived.erase({row.view.seq, row.view.id});
    m_ticketWakes.clear({WakeKind::Clock, row.view.id.str()});
}

void State::putIn(const TicketRow& row)
{
    if (row.view.id.empty())
        return;
    ++m_ticketsByState[indexOf(row.view.state)];
    m_awaitingDispatch += row.view.awaitingDispatch ? 1 : 0;
    if (row.view.state == ticket::State::Archived)
        m_archived.insert({row.view.seq, row.view.id});
    if (row.nextFiring)
        m_ticketWakes.set({WakeKind::Clock, row.view.id.str()}, *row.nextFiring);
}

void State::dropOldestArchived()
{
    while (m_archived.size() > kArchivedInMemory) {
        const auto id = m_archived.begin()->second;
        takeOut(*m_tickets.find(id));
        m_tickets.erase(id);
    }
}

} // namespace lianxin::engine
