#include "models/engine/decide.h"

#include "models/engine/permissions.h"

namespace lianxin::engine {

namespace {

constexpr std::size_t kMostCalls = 20000;
constexpr std::size_t kMostSkills = 16;

/// How long a caller is brought back to the person who knows the matter.
constexpr std::chrono::hours kRepeatWithin{72};

std::string waited(const CallRow& row, UtcTime now)
{
    return routing::whyNextInLine({row.view.id, row.needs, row.view.queuedAt, 0, row.atHead},
                                  now - row.view.queuedAt);
}

/// The free and able seat of whoever took the caller's latest ticket.
SeatId seatThatKnows(const Context& context, const routing::SkillSet& needs)
{
    for (const auto& ticket : context.facts.past) {
        if (context.now - ticket.acceptedAt > kRepeatWithin)
            continue;
        const auto seat = context.state.seatOf(ticket.acceptedBy);
        const auto* row = seat.empty() ? nullptr : context.state.seat(seat);
        if (row && isFree(*row) && row->skills.satisfies(needs))
            return seat;
    }
    return {};
}

/// The call as whoever has it (or the line itself) may change it; else why not.
std::optional<Rejection> cannotChange(const Context& context, const CallId& call)
{
    const auto* row = context.state.call(call);
    if (!row)
        return reject("call_gone", call.str());
    const auto* seat = context.state.seat(row->view.seat);
    const bool mine = seat && seat->view.staff == context.actor().staff;
    if (!mine && !has(context.actor(), Role::Gateway))
        return reject("not_your_call", call.str());
    return std::nullopt;
}

} // namespace

void offerNextTo(const Context& context, const SeatId& seat, const routing::SkillSet& skills,
                 Events& events)
{
    const auto next = context.state.routing().callFor(skills);
    if (next)
        events.push_back(CallOffered{*next, seat, waited(*context.state.call(*next), context.now)});
}

void offerToSomebody(const Context& context, const WaitingOffer& waiting, Events& events)
{
    if (!waiting.preferred.empty()) {
        events.push_back(CallOffered{waiting.call, waiting.preferred, waiting.because});
        return;
    }
    const auto seat = context.state.routing().seatFor(waiting.needs);
    if (!seat)
        return;
    const auto idle = context.now - context.state.seat(*seat)->view.since;
    events.push_back(
        CallOffered{waiting.call, *seat, routing::whyLongestIdle(waiting.needs, idle)});
}

CallQueued backToHead(const CallRow& row)
{
    const auto& view = row.view;
    return {view.id, view.number, view.dialled, view.key, view.skills, view.media, true};
}

Decision decideOn(const Context& context, const ReportCall& command)
{
    if (command.call.empty())
        return reject("missing_call");
    if (context.state.call(command.call))
        return reject("call_known", command.call.str());
    if (context.state.calls().size() >= kMostCalls)
        return reject("queue_full");
    if (command.skills.size() > kMostSkills)
        return reject("too_many_skills", command.call.str());
    Events events{CallQueued{command.call, command.number, command.dialled, command.key,
                             command.skills, command.media, false}};
    const routing::SkillSet needs{command.skills};
    offerToSomebody(
        context,
        {command.call, needs, seatThatKnows(context, needs), "来电人近日的诉求由该坐席受理"},
        events);
    return events;
}

Decision decideOn(const Context& context, const AnswerCall& command)
{
    const auto* row = context.state.call(command.call);
    if (!row || row->view.phase != CallPhase::Ringing || row->view.seat != command.seat)
        return reject("call_gone", command.call.str());
    if (const auto why = cannotChange(context, command.call))
        return *why;
    return Events{CallAnswered{command.call, command.seat}};
}

Decision decideOn(const Context& context, const HoldCall& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    if (context.state.call(command.call)->view.phase != CallPhase::Talking)
        return reject("not_talking", command.call.str());
    return Events{CallHeld{command.call}};
}

Decision decideOn(const Context& context, const ResumeCall& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    if (context.state.call(command.call)->view.phase != CallPhase::Held)
        return reject("not_held", command.call.str());
    return Events{CallResumed{command.call}};
}

Decision decideOn(const Context& context, const EndCall& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    const auto& row = *context.state.call(command.call);
    const bool connected = row.view.answeredAt.has_value();
    const auto reason = !command.reason.empty() ? command.reason
                        : connected             ? "ended"
                                                : "abandoned";
    Events events{CallEnded{command.call, reason}};
    if (row.view.phase == CallPhase::Ringing)
        if (const auto* seat = context.state.seat(row.view.seat))
            offerNextTo(context, row.view.seat, seat->skills, events);
    return events;
}

} // namespace lianxin::engine
