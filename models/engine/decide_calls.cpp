#include "models/engine/decide.h"

#include "models/engine/permissions.h"

#include <chrono>
#include <utility>

namespace lianxin::engine {

namespace {

constexpr std::size_t kMostSkills = 16;
constexpr std::size_t kLongestNote = 500;
constexpr std::size_t kLongestLine = 20;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestMatter = 4000;

/// How long a caller is brought back to the person who knows the matter.
constexpr std::chrono::hours kRepeatWithin{72};

/// The seat of whoever took the caller's latest ticket, when it may take this call: now, or as soon
/// as it is free again. Empty when that person is away.
SeatId seatThatKnows(const Context& context, const routing::Reach& reach)
{
    for (const auto& ticket : context.facts.past) {
        if (context.now - ticket.acceptedAt > kRepeatWithin)
            continue;
        const auto seat = context.state.seatOf(ticket.acceptedBy);
        const auto* row = seat.empty() ? nullptr : context.state.seat(seat);
        if (row && isOnline(*row) && !row->leaseLost && row->view.state != SeatState::Busy &&
            freeSeat(*row).serves(reach))
            return seat;
    }
    return {};
}

/// What the call needs beyond what the gateway asks for.
CallQueued queuedFor(const Context& context, const ReportCall& command)
{
    const auto& plan = context.city().callPlan;
    CallQueued queued{command.call,  command.number, command.dialled, command.key, command.skills,
                      command.media, false};
    queued.group = plan.groupFor(command.dialled, command.key, command.skills);
    if (const auto* group = plan.find(queued.group)) {
        queued.priority = group->priority;
        queued.skills.insert(queued.skills.end(), group->skills.begin(), group->skills.end());
    }
    return queued;
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

/// True of what a telephone dials: digits with hyphens between them.
bool isDialable(const std::string& line)
{
    return !line.empty() && line.size() <= kLongestLine && line.front() != '-' &&
           line.find_first_not_of("0123456789-") == std::string::npos;
}

bool isConnected(const CallRow& row)
{
    return row.view.phase == CallPhase::Talking || row.view.phase == CallPhase::Held;
}

/// Who has waited long enough for us to owe a call back, and has not been promised one yet.
bool isMissed(const Context& context, const CallRow& row)
{
    const auto& from = context.city().callPlan.missedFrom;
    return from && row.view.phase == CallPhase::Waiting && !row.view.transferred &&
           !row.view.number.value.empty() && context.now - row.waitsSince >= *from &&
           context.state.missedCallOf(row.view.number.value).empty();
}

} // namespace

Decision decideOn(const Context& context, const ReportCall& command)
{
    if (command.call.empty())
        return reject("missing_call");
    if (context.state.call(command.call))
        return reject("call_known", command.call.str());
    if (context.state.calls().size() >= context.city().mostCalls)
        return reject("queue_full");
    if (command.skills.size() > kMostSkills)
        return reject("too_many_skills", command.call.str());
    const auto* restricted = context.state.restriction(command.number.value);
    if (restricted && context.now < restricted->until)
        return Events{
            CallTurnedAway{command.call, command.number, restricted->until,
                           routing::whyTurnedAway(restricted->reason, restricted->until)}};
    auto queued = queuedFor(context, command);
    WaitingOffer waiting{command.call, {queued.group, routing::SkillSet{queued.skills}}};
    queued.preferred = seatThatKnows(context, waiting.reach);
    if (const auto* known = context.state.seat(queued.preferred); known && isFree(*known))
        waiting.preferred = std::exchange(queued.preferred, {});
    Events events;
    // Who calls again needs no calling back.
    if (const auto missed = context.state.missedCallOf(command.number.value); !missed.empty())
        events.push_back(CallEnded{missed, "called_again"});
    events.push_back(queued);
    if (!offerToSomebody(context, waiting, events))
        announceWait(context, queued, events);
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
    auto reason = !command.reason.empty() ? command.reason : connected ? "ended" : "abandoned";
    // The call-taker leaves; the caller goes on talking to whom was brought in.
    if (row.view.party && reason == "agent_hung_up")
        reason = "left_to_party";
    if (row.view.callback && row.view.phase == CallPhase::Waiting && reason == "abandoned")
        return reject("waits_for_callback", command.call.str());
    if (reason == "abandoned" && isMissed(context, row))
        return Events{CallMissed{command.call,
                                 static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(
                                                      context.now - row.waitsSince)
                                                      .count())}};
    Events events{CallEnded{command.call, reason}};
    if (row.view.phase == CallPhase::Ringing)
        if (const auto* seat = context.state.seat(row.view.seat))
            offerNextTo(context, freeSeat(*seat), events);
    return events;
}

Decision decideOn(const Context& context, const TransferCall& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    const auto& row = *context.state.call(command.call);
    if (!isConnected(row))
        return reject("not_talking", command.call.str());
    if (row.view.party)
        return reject("party_present", row.view.party->name);
    if (row.view.transferred)
        return reject("already_transferred", command.call.str());
    if (command.skills.size() > kMostSkills)
        return reject("too_many_skills", command.call.str());
    if (command.note.size() > kLongestNote)
        return reject("too_large", "note");
    const auto& plan = context.city().callPlan;
    const auto group = command.group.empty() ? plan.standard() : command.group;
    if (!group.empty() && !plan.find(group))
        return reject("unknown_group", group.str());
    auto skills = command.skills;
    if (const auto* target = plan.find(group))
        skills.insert(skills.end(), target->skills.begin(), target->skills.end());
    Events events{CallTransferred{command.call, row.view.seat, group, skills, command.note}};
    const auto seat =
        context.state.routing().seatFor(routing::Reach{group, routing::SkillSet{skills}});
    if (seat)
        events.push_back(
            CallOffered{command.call, *seat, routing::whyTransferred(command.note, {})});
    return events;
}

Decision decideOn(const Context& context, const JoinParty& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    const auto& row = *context.state.call(command.call);
    if (!isConnected(row))
        return reject("not_talking", command.call.str());
    if (row.view.party)
        return reject("party_present", row.view.party->name);
    if (!isDialable(command.line))
        return reject("bad_line", command.line.substr(0, kLongestLine));
    if (command.name.size() > kLongestName)
        return reject("too_large", "name");
    if (command.matter.value.size() > kLongestMatter || command.place.value.size() > kLongestNote)
        return reject("too_large", "matter");
    return Events{PartyJoined{command.call, command.line, command.name, row.view.number,
                              command.matter, command.place, command.point}};
}

Decision decideOn(const Context& context, const ReleaseParty& command)
{
    if (const auto why = cannotChange(context, command.call))
        return *why;
    if (!context.state.call(command.call)->view.party)
        return reject("no_party", command.call.str());
    return Events{PartyReleased{command.call}};
}

Decision decideOn(const Context& context, const RequestCallback& command)
{
    const auto* row = context.state.call(command.call);
    if (!row)
        return reject("call_gone", command.call.str());
    if (row->view.phase != CallPhase::Waiting || row->view.transferred)
        return reject("not_waiting", command.call.str());
    if (row->view.number.value.empty())
        return reject("missing_number", command.call.str());
    if (row->view.callback)
        return Events{};
    return Events{CallbackRequested{command.call}};
}

} // namespace lianxin::engine
