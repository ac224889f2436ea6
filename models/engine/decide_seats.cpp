#include "models/engine/decide.h"

namespace lianxin::engine {

namespace {

constexpr std::size_t kMostSkills = 64;
constexpr std::size_t kLongestReason = 200;

/// The seat as its own call-taker (or a supervisor) may change it; else why not.
std::optional<Rejection> cannotChange(const Context& context, const SeatId& seat)
{
    const auto* row = context.state.seat(seat);
    if (!row || !isOnline(*row))
        return reject("seat_offline", seat.str());
    if (row->view.staff != context.actor().staff && !context.isSupervisor())
        return reject("not_your_seat", seat.str());
    return std::nullopt;
}

} // namespace

Decision decideOn(const Context& context, const SignInSeat& command)
{
    if (command.seat.empty())
        return reject("missing_seat");
    if (command.skills.size() > kMostSkills)
        return reject("too_many_skills", command.seat.str());
    const auto* row = context.state.seat(command.seat);
    const bool occupied = row && isOnline(*row);
    if (occupied && row->view.staff != context.actor().staff)
        return reject("seat_taken", command.seat.str());
    const auto other = context.state.seatOf(context.actor().staff);
    if (!other.empty() && other != command.seat)
        return reject("already_signed_in", other.str());
    const auto& plan = context.city().callPlan;
    const auto group = command.group.empty() ? plan.standard() : command.group;
    if (!group.empty() && !plan.find(group))
        return reject("unknown_group", group.str());
    Events events{SeatSignedIn{command.seat, context.actor().staff, context.actor().name,
                               command.skills, group}};
    if (!occupied || row->view.state == SeatState::Free)
        offerNextTo(context, {command.seat, routing::SkillSet{command.skills}, context.now, group},
                    events);
    return events;
}

Decision decideOn(const Context& context, const SignOutSeat& command)
{
    if (const auto why = cannotChange(context, command.seat))
        return *why;
    const auto& row = *context.state.seat(command.seat);
    if (row.view.state == SeatState::Talking)
        return reject("seat_busy", command.seat.str());
    Events events{SeatSignedOut{command.seat, {}}};
    if (row.view.state == SeatState::Ringing)
        backToHead(context, *context.state.call(row.view.call), events);
    return events;
}

Decision decideOn(const Context& context, const SetSeatState& command)
{
    if (const auto why = cannotChange(context, command.seat))
        return *why;
    if (command.state != SeatState::Free && command.state != SeatState::Busy)
        return reject("bad_state");
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    const auto& row = *context.state.seat(command.seat);
    if (row.view.state == SeatState::Ringing || row.view.state == SeatState::Talking)
        return reject("seat_busy", command.seat.str());
    if (row.view.state == command.state && row.view.reason == command.reason)
        return Events{};
    Events events{SeatStateSet{command.seat, command.state, command.reason}};
    if (command.state == SeatState::Free)
        offerNextTo(context, freeSeat(row), events);
    return events;
}

Decision decideOn(const Context& context, const RenewLease& command)
{
    if (const auto why = cannotChange(context, command.seat))
        return *why;
    if (!context.state.seat(command.seat)->leaseLost)
        return Events{};
    return Events{LeaseRenewed{command.seat, context.now + context.city().callTimes.lease}};
}

Decision decideOn(const Context& context, const FinishWrapUp& command)
{
    if (const auto why = cannotChange(context, command.seat))
        return *why;
    const auto& row = *context.state.seat(command.seat);
    if (row.view.state != SeatState::WrapUp)
        return reject("not_in_wrap_up", command.seat.str());
    Events events{WrapUpFinished{command.seat}};
    offerNextTo(context, freeSeat(row), events);
    return events;
}

} // namespace lianxin::engine
