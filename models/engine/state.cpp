#include "models/engine/state.h"

#include "models/engine/ticket_clocks.h"

#include <algorithm>
#include <utility>

namespace lianxin::engine {

namespace {

std::size_t indexOf(ticket::State state)
{
    return static_cast<std::size_t>(state);
}

std::string borderOf(const std::vector<DistrictCode>& districts)
{
    std::string border;
    for (const auto& district : districts)
        border += (border.empty() ? "" : " ") + district.str();
    return border;
}

routing::WaitingCall waiting(const CallRow& row)
{
    return {row.view.id, row.reach(), row.view.queuedAt, row.priority,
            row.atHead,  row.also,    row.preferred};
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

std::pair<const routing::OverflowStep*, std::size_t> nextOverflow(const State& state,
                                                                  const CallRow& row)
{
    const auto* group = state.city().city().callPlan.find(row.view.group);
    if (!group)
        return {nullptr, 0};
    const auto steps = std::min(group->overflow.size(), routing::kMostOverflowSteps);
    // Nobody is on the line of who waits to be called back: another city has nothing to take over.
    const auto isOpen = [&](const routing::OverflowStep& step) {
        return (!step.onlySurge || state.centre().surge) &&
               (step.city.empty() || !row.view.callback);
    };
    for (std::size_t step = 0; step < steps; ++step)
        if ((row.overflowed >> step & 1U) == 0 && isOpen(group->overflow[step]))
            return {&group->overflow[step], step};
    return {nullptr, 0};
}

State::State(std::shared_ptr<const CityIndex> city) : m_city(std::move(city)) {}

SeatId State::seatOf(const StaffId& staff) const
{
    const auto it = m_seatOfStaff.find(staff);
    return it == m_seatOfStaff.end() ? SeatId{} : it->second;
}

CallId State::missedCallOf(const std::string& number) const
{
    const auto it = m_missedByNumber.find(number);
    return it == m_missedByNumber.end() ? CallId{} : it->second;
}

QueueLengths State::queues() const
{
    return {m_ticketCounts.byState, m_ticketCounts.awaitingDispatch,
            static_cast<int>(m_routing.waiting()), static_cast<int>(m_routing.free())};
}

std::optional<std::pair<UtcTime, Wake>> State::firstWake() const
{
    auto calls = m_callWakes.first();
    auto tickets = m_ticketWakes.first();
    if (calls && tickets)
        return calls->first <= tickets->first ? calls : tickets;
    return calls ? calls : tickets;
}

std::optional<UtcTime> State::firstWakeTime() const
{
    const auto calls = m_callWakes.firstTime();
    const auto tickets = m_ticketWakes.firstTime();
    if (calls && tickets)
        return std::min(*calls, *tickets);
    return calls ? calls : tickets;
}

std::optional<UtcTime> State::nextClockFiring() const
{
    return m_ticketWakes.firstTime();
}

void State::beginGroup()
{
    m_centreBefore = m_centre;
    m_cityBefore = m_city;
    m_seats.beginGroup();
    m_calls.beginGroup();
    m_tickets.beginGroup();
    m_groups.beginGroup();
    m_restrictions.beginGroup();
    m_followers.beginGroup();
    m_rulings.beginGroup();
}

void State::keepGroup()
{
    m_seats.keepGroup();
    m_calls.keepGroup();
    m_tickets.keepGroup();
    m_groups.keepGroup();
    m_restrictions.keepGroup();
    m_followers.keepGroup();
    m_rulings.keepGroup();
    dropOldestArchived();
}

void State::undoGroup()
{
    m_centre = m_centreBefore;
    m_city = m_cityBefore;
    const auto out = [this](const auto& row) { forget(row); };
    const auto in = [this](const auto& row) { putIn(row); };
    m_seats.undoGroup(out, in);
    m_calls.undoGroup(out, in);
    m_tickets.undoGroup(out, in);
    m_groups.undoGroup([](const auto&) {}, [](const auto&) {});
    m_followers.undoGroup([](const auto&) {}, [](const auto&) {});
    m_rulings.undoGroup([](const auto&) {}, [](const auto&) {});
    m_restrictions.undoGroup(
        [this](const auto& row) {
            m_callWakes.clear({WakeKind::Restriction, row.number.value});
        },
        [this](const auto& row) {
            m_callWakes.set({WakeKind::Restriction, row.number.value}, row.until);
        });
    rearmOverflow();
}

void State::eraseSeat(const SeatId& id)
{
    if (const auto* row = m_seats.find(id))
        forget(*row);
    m_seats.erase(id);
}

void State::eraseCall(const CallId& id)
{
    if (const auto* row = m_calls.find(id))
        forget(*row);
    m_calls.erase(id);
}

void State::restrict(const RestrictionRow& row)
{
    m_restrictions.edit(row.number.value) = row;
    m_callWakes.set({WakeKind::Restriction, row.number.value}, row.until);
}

const std::vector<TicketId>& State::followersOf(const TicketId& ticket) const
{
    static const std::vector<TicketId> kNone;
    const auto* row = m_followers.find(ticket);
    return row ? row->tickets : kNone;
}

void State::follow(const TicketId& ticket, const TicketId& into)
{
    m_followers.edit(into).tickets.push_back(ticket);
}

void State::unfollow(const TicketId& ticket, const TicketId& from)
{
    if (!m_followers.find(from))
        return;
    auto& tickets = m_followers.edit(from).tickets;
    tickets.erase(std::remove(tickets.begin(), tickets.end(), ticket), tickets.end());
    if (tickets.empty())
        m_followers.erase(from);
}

void State::rule(routing::Ruling ruling)
{
    auto& row = m_rulings.edit(borderOf(ruling.between));
    row.between = ruling.between;
    row.latest.insert(row.latest.begin(), std::move(ruling));
    if (row.latest.size() > kRulingsKept)
        row.latest.pop_back();
}

void State::endRestriction(const std::string& number)
{
    m_callWakes.clear({WakeKind::Restriction, number});
    if (m_restrictions.find(number))
        m_restrictions.erase(number);
}

void State::switchSurge(bool on, const std::string& reason, UtcTime at)
{
    m_centre.surge = on;
    m_centre.surgeReason = reason;
    m_centre.surgeSince = at;
    rearmOverflow();
}

void State::reviseClocks(const sla::Policy& policy, const std::vector<sla::CalendarYear>& years,
                         const std::string& calendarVersion)
{
    m_city = m_city->revised(policy, years, calendarVersion);
    std::vector<TicketId> running;
    for (const auto& [id, row] : m_tickets)
        if (row.nextFiring)
            running.push_back(id);
    for (const auto& id : running)
        changeTicket(id, [&](TicketRow& row) { row.nextFiring = nextFiringOf(*m_city, row); });
}

void State::rearmOverflow()
{
    if (m_armedForSurge == m_centre.surge)
        return;
    m_armedForSurge = m_centre.surge;
    for (const auto& [id, row] : m_calls)
        wakeForOverflow(row);
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
    const auto& view = row.view;
    if (isFree(row))
        m_routing.remove(view.id);
    const auto staff = m_seatOfStaff.find(view.staff);
    if (staff != m_seatOfStaff.end() && staff->second == view.id)
        m_seatOfStaff.erase(staff);
}

void State::putIn(const SeatRow& row)
{
    const auto& view = row.view;
    const bool online = isOnline(row);
    if (online)
        m_seatOfStaff.insert_or_assign(view.staff, view.id);
    if (isFree(row))
        m_routing.add(routing::FreeSeat{view.id, row.skills, view.since, view.group});
    const Wake lease{WakeKind::Lease, view.id.str()};
    if (online && !row.leaseLost)
        m_callWakes.set(lease, view.leaseUntil);
    else
        m_callWakes.clear(lease);
    const Wake wrapUp{WakeKind::WrapUp, view.id.str()};
    if (view.state == SeatState::WrapUp)
        m_callWakes.set(wrapUp, view.since + m_city->city().callTimes.wrapUp);
    else
        m_callWakes.clear(wrapUp);
}

void State::forget(const SeatRow& row)
{
    takeOut(row);
    m_callWakes.clear({WakeKind::Lease, row.view.id.str()});
    m_callWakes.clear({WakeKind::WrapUp, row.view.id.str()});
}

void State::takeOut(const CallRow& row)
{
    if (row.view.phase == CallPhase::Waiting)
        m_routing.remove(row.view.id);
    const auto missed = m_missedByNumber.find(row.view.number.value);
    if (missed != m_missedByNumber.end() && missed->second == row.view.id)
        m_missedByNumber.erase(missed);
}

void State::putIn(const CallRow& row)
{
    if (row.view.phase == CallPhase::Waiting)
        m_routing.add(waiting(row));
    if (row.view.missed && row.view.phase == CallPhase::Waiting)
        m_missedByNumber.insert_or_assign(row.view.number.value, row.view.id);
    const Wake ring{WakeKind::Ring, row.view.id.str()};
    if (row.view.phase == CallPhase::Ringing && row.view.offeredAt)
        m_callWakes.set(ring, *row.view.offeredAt + m_city->city().callTimes.ring);
    else
        m_callWakes.clear(ring);
    wakeForOverflow(row);
    wakeForAnnouncement(row);
}

void State::forget(const CallRow& row)
{
    takeOut(row);
    for (const auto kind : {WakeKind::Ring, WakeKind::Overflow, WakeKind::Announce})
        m_callWakes.clear({kind, row.view.id.str()});
}

/// Whoever asked to be called back has hung up; so has, whatever the gateway knows, who would have
/// waited longer than anybody does.
void State::wakeForAnnouncement(const CallRow& row)
{
    constexpr std::chrono::hours kLongestWait{1};
    const auto& plan = m_city->city().callPlan;
    if (!plan.announces() || !plan.announcements.every)
        return;
    const Wake wake{WakeKind::Announce, row.view.id.str()};
    const auto next = row.toldAt.value_or(row.waitsSince) + *plan.announcements.every;
    if (row.view.phase == CallPhase::Waiting && !row.view.callback &&
        next <= row.waitsSince + kLongestWait)
        m_callWakes.set(wake, next);
    else
        m_callWakes.clear(wake);
}

void State::wakeForOverflow(const CallRow& row)
{
    if (m_city->city().callPlan.groups.empty())
        return;
    const Wake wake{WakeKind::Overflow, row.view.id.str()};
    const auto* step = nextOverflow(*this, row).first;
    // Who was missed is called back by the group that missed him.
    if (step && row.view.phase == CallPhase::Waiting && !row.view.missed)
        m_callWakes.set(wake, row.waitsSince + step->after);
    else
        m_callWakes.clear(wake);
}

void State::countTicket(const TicketRow& row, int by)
{
    const auto count = [&](TicketCounts& counts) {
        counts.byState[indexOf(row.view.state)] += by;
        counts.awaitingDispatch += row.view.awaitingDispatch ? by : 0;
    };
    count(m_ticketCounts);
    if (row.view.confidential)
        count(m_confidential[row.view.team]);
}

void State::takeOut(const TicketRow& row)
{
    if (row.view.id.empty())
        return;
    countTicket(row, -1);
    if (row.view.state == ticket::State::Archived)
        m_archived.erase({row.view.seq, row.view.id});
}

void State::putIn(const TicketRow& row)
{
    if (row.view.id.empty())
        return;
    countTicket(row, 1);
    if (row.view.state == ticket::State::Archived)
        m_archived.insert({row.view.seq, row.view.id});
    const Wake clock{WakeKind::Clock, row.view.id.str()};
    if (row.nextFiring)
        m_ticketWakes.set(clock, *row.nextFiring);
    else
        m_ticketWakes.clear(clock);
}

void State::forget(const TicketRow& row)
{
    takeOut(row);
    m_ticketWakes.clear({WakeKind::Clock, row.view.id.str()});
}

void State::dropOldestArchived()
{
    while (m_archived.size() > kArchivedInMemory) {
        const auto id = m_archived.begin()->second;
        forget(*m_tickets.find(id));
        m_tickets.erase(id);
    }
}

} // namespace lianxin::engine
