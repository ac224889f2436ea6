#include "models/engine/decide.h"
#include "models/engine/ticket_fold.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

/// Why a seat that let a call ring is not offered the next one.
constexpr const char* kNotAnswered = "未应答";

Decision stopRinging(const Context& context, const CallId& id)
{
    const auto* call = context.state.call(id);
    if (!call)
        return Events{};
    Events events{SeatStateSet{call->view.seat, SeatState::Busy, kNotAnswered}};
    backToHead(context, *call, events);
    return events;
}

Decision endWrapUp(const Context& context, const SeatId& id)
{
    const auto* seat = context.state.seat(id);
    if (!seat)
        return Events{};
    Events events{WrapUpFinished{id}};
    offerNextTo(context, freeSeat(*seat), events);
    return events;
}

Decision loseSeat(const Context& context, const SeatId& id)
{
    const auto* seat = context.state.seat(id);
    if (!seat)
        return Events{};
    Events events{LeaseLost{id}};
    const auto* call =
        seat->view.state == SeatState::Ringing ? context.state.call(seat->view.call) : nullptr;
    if (call)
        backToHead(context, *call, events);
    return events;
}

Decision fireClocks(const Context& context, const TicketId& id)
{
    const auto* ticket = context.state.ticket(id);
    Events events;
    if (ticket)
        TicketClocks(context.state.city(), *ticket)
            .fire(context.now, ladderOf(context.state), events);
    return events;
}

/// In an order that does not depend on how they lie in memory.
std::vector<const TicketRow*> ticketsWithheld(const State& state)
{
    std::vector<const TicketRow*> rows;
    for (const auto& [id, row] : state.tickets())
        if (!row.view.withheld.empty())
            rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const TicketRow* one, const TicketRow* other) {
        return one->view.id < other->view.id;
    });
    return rows;
}

ClockFired released(const TicketId& ticket, const HeldRung& held, UtcTime now)
{
    ClockFired event;
    event.ticket = ticket;
    event.step = held.step;
    event.rung = held.rung;
    event.nominal = now;
    event.unit = held.unit;
    event.startedAt = held.startedAt;
    event.kind = kReleased;
    event.index = held.index;
    event.round = held.round;
    event.to = held.to;
    return event;
}

} // namespace

TicketClocks::Ladder ladderOf(const State& state)
{
    return state.centre().holdingEscalations ? TicketClocks::Ladder::Held
                                             : TicketClocks::Ladder::Free;
}

Decision decideOn(const Context& context, const Advance&)
{
    const auto first = context.state.firstWake();
    if (!first || first->first > context.now)
        return Events{};
    const auto& wake = first->second;
    switch (wake.kind) {
    case WakeKind::Ring:
        return stopRinging(context, CallId{wake.id});
    case WakeKind::WrapUp:
        return endWrapUp(context, SeatId{wake.id});
    case WakeKind::Lease:
        return loseSeat(context, SeatId{wake.id});
    case WakeKind::Overflow:
        return overflow(context, CallId{wake.id});
    case WakeKind::Announce:
        return announceAgain(context, CallId{wake.id});
    case WakeKind::Restriction:
        return Events{RestrictionEnded{Personal{wake.id}, "期满"}};
    case WakeKind::Clock:
        break;
    }
    return fireClocks(context, TicketId{wake.id});
}

Decision decideOn(const Context& context, const ReleaseEscalations&)
{
    if (!context.state.centre().holdingEscalations)
        return Events{};
    Events events{EscalationsReleased{}};
    for (const auto* row : ticketsWithheld(context.state))
        for (const auto& held : row->view.withheld)
            events.push_back(released(row->view.id, held, context.now));
    return events;
}

} // namespace lianxin::engine
