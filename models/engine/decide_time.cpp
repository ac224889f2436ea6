#include "models/engine/decide.h"

namespace lianxin::engine {

namespace {

/// Why a seat that let a call ring is not offered the next one.
constexpr const char* kNotAnswered = "未应答";

Decision stopRinging(const Context& context, const CallId& id)
{
    const auto* call = context.state.call(id);
    if (!call)
        return Events{};
    Events events{SeatStateSet{call->view.seat, SeatState::Busy, kNotAnswered}, backToHead(*call)};
    offerToSomebody(context, waitingOffer(*call), events);
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
    if (!call)
        return events;
    events.push_back(backToHead(*call));
    offerToSomebody(context, waitingOffer(*call), events);
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
    return Events{EscalationsReleased{}};
}

} // namespace lianxin::engine
