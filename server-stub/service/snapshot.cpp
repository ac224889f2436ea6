#include "server-stub/service/snapshot.h"

#include "models/engine/permissions.h"

#include <algorithm>
#include <set>

namespace lianxin::service {

using namespace engine;
using store::TicketFilter;

namespace {

constexpr int kOwnTickets = 50;

bool watchesHall(const Actor& actor)
{
    return has(actor, Role::Supervisor);
}

void addSeats(wire::Snapshot& snapshot, const Actor& actor, const State& state)
{
    if (watchesHall(actor)) {
        for (const auto& [id, row] : state.seats())
            snapshot.seats.push_back(row.view);
        return;
    }
    if (const auto* own = state.seat(state.seatOf(actor.staff)))
        snapshot.seats.push_back(own->view);
}

void addCalls(wire::Snapshot& snapshot, const Actor& actor, const State& state)
{
    const auto add = [&](const CallRow& row) {
        if (row.view.phase != CallPhase::Ended)
            snapshot.calls.push_back(row.view);
    };
    if (watchesHall(actor) || has(actor, Role::Gateway)) {
        for (const auto& [id, row] : state.calls())
            add(row);
        return;
    }
    if (const auto* own = state.seat(state.seatOf(actor.staff)))
        if (const auto* call = state.call(own->view.call))
            add(*call);
}

TicketFilter openIn(std::vector<ticket::State> states)
{
    TicketFilter filter;
    filter.which = TicketFilter::Which::Open;
    filter.states = std::move(states);
    filter.limit = store::kMaxFound;
    return filter;
}

/// One question to the store a role: the tickets its desk works on.
std::vector<TicketFilter> worklists(const Actor& actor)
{
    using ticket::State;
    std::vector<TicketFilter> lists;
    for (const Role role : actor.roles) {
        switch (role) {
        case Role::CallTaker:
            lists.push_back(openIn({}));
            lists.back().acceptedBy = actor.staff;
            lists.back().limit = kOwnTickets;
            break;
        case Role::Dispatcher:
            lists.push_back(openIn({State::Accepted, State::Returned}));
            break;
        case Role::CallbackAgent:
            lists.push_back(
                openIn({State::Replied, State::Answered, State::CalledBack, State::Evaluated}));
            break;
        case Role::Supervisor:
            lists.push_back(openIn({State::Accepted, State::Dispatched, State::Signed,
                                    State::Suspended, State::Returned}));
            break;
        case Role::Inspector:
            lists.push_back(
                openIn({State::CalledBack, State::Evaluated, State::Refused, State::HandedOver}));
            break;
        case Role::UnitStaff:
            if (actor.unit.empty())
                break;
            lists.push_back(openIn({}));
            lists.back().unit = actor.unit;
            break;
        case Role::Trainer:
        case Role::Administrator:
        case Role::Gateway:
            break;
        }
    }
    return lists;
}

Status addTickets(wire::Snapshot& snapshot, const Actor& actor, store::TicketReads& tickets)
{
    std::set<TicketId> known;
    for (auto& list : worklists(actor)) {
        list.asker = actor;
        auto found = tickets.find(list);
        if (!found)
            return found.error();
        for (auto& ticket : found.value())
            if (known.insert(ticket.id).second)
                snapshot.tickets.push_back(std::move(ticket));
    }
    return success();
}

} // namespace

std::map<std::string, int> queuesFor(const Actor& actor, const State& state)
{
    auto lengths = state.queues();
    for (const auto& [team, hidden] : state.confidential()) {
        if (isInTeam(actor, team))
            continue;
        lengths.awaitingDispatch -= hidden.awaitingDispatch;
        for (std::size_t i = 0; i < hidden.byState.size(); ++i)
            lengths.tickets[i] -= hidden.byState[i];
    }
    std::map<std::string, int> queues;
    const bool onlyUnit = std::all_of(actor.roles.begin(), actor.roles.end(), [](Role role) {
        return role == Role::UnitStaff || role == Role::Trainer;
    });
    if (onlyUnit)
        return queues;
    queues["waiting"] = lengths.waitingCalls;
    queues["missed"] = static_cast<int>(state.missedCalls());
    queues["free_seats"] = lengths.freeSeats;
    if (actor.roles == std::vector{Role::Gateway})
        return queues;
    queues["awaiting_dispatch"] = lengths.awaitingDispatch;
    for (const auto each : ticket::kStates)
        if (each != ticket::State::Draft && each != ticket::State::Archived)
            queues[std::string(ticket::name(each))] =
                lengths.tickets[static_cast<std::size_t>(each)];
    const auto& today = state.centre().today;
    queues["calls_today"] = today.calls;
    queues["tickets_today"] = today.tickets;
    queues["archived_today"] = today.archived;
    queues["overdue_today"] = today.overdue;
    return queues;
}

Result<wire::Snapshot> snapshotFor(const Actor& actor, Centre& centre, store::TicketReads& tickets)
{
    wire::Snapshot snapshot;
    const auto looked = centre.look([&](const State& state) {
        snapshot.seq = state.centre().seq;
        addSeats(snapshot, actor, state);
        addCalls(snapshot, actor, state);
        snapshot.queues = queuesFor(actor, state);
        snapshot.surge = state.centre().surge;
        snapshot.surgeReason = state.centre().surgeReason;
        snapshot.escalationsHeld = state.centre().holdingEscalations;
    });
    if (!looked)
        return looked.error();
    snapshot.now = centre.now();
    snapshot.city = centre.city().code;
    if (const auto added = addTickets(snapshot, actor, tickets); !added)
        return added.error();
    return snapshot;
}

} // namespace lianxin::service
