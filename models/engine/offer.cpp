#include "models/engine/decide.h"

namespace lianxin::engine {

namespace {

/// Why a seat of this group takes that call next.
std::string whyNext(const Context& context, const CallRow& call, const routing::FreeSeat& seat)
{
    const auto waited = context.now - call.waitsSince;
    const auto& view = call.view;
    if (view.transferred && call.atHead)
        return routing::whyTransferred(view.note, waited);
    if (call.preferred == seat.id)
        return routing::whyKnown();
    if (view.callback)
        return routing::whyCallback(waited);
    if (view.group != seat.group)
        return routing::whyForAnother(context.city().callPlan.nameOf(view.group), waited);
    return routing::whyNextInLine(call.atHead ? routing::Place::AtHead : routing::Place::InLine,
                                  waited);
}

CallQueued queuedAtHead(const CallRow& row)
{
    const auto& view = row.view;
    return {view.id,    view.number, view.dialled, view.key,    view.skills,
            view.media, true,        view.group,   row.priority};
}

bool offerWithin(const Context& context, const CallId& call, const routing::Reach& reach,
                 Events& events)
{
    const auto seat = context.state.routing().seatFor(reach);
    if (!seat)
        return false;
    const auto idle = context.now - context.state.seat(*seat)->view.since;
    events.push_back(CallOffered{call, *seat, routing::whyLongestIdle(reach.needs, idle)});
    return true;
}

/// Who is told.
struct Listener {
    CallId call;
    GroupId group;
    bool hasNumber = false; ///< and could be called back
};

WaitAnnounced announcement(const Context& context, const Listener& listener, std::size_t ahead)
{
    const auto& plan = context.city().callPlan;
    const auto* group = context.state.group(listener.group);
    routing::WaitWords words;
    words.ahead = ahead;
    words.expected = group ? routing::expectedWait(group->pace, ahead) : std::nullopt;
    words.surge = context.state.centre().surge;
    words.offersCallback = plan.callbackFrom && words.expected &&
                           *words.expected >= *plan.callbackFrom && listener.hasNumber;
    WaitAnnounced told{listener.call, static_cast<int>(ahead), std::nullopt,
                       routing::announcement(plan.announcements, words), words.offersCallback};
    if (words.expected)
        told.seconds =
            static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*words.expected).count());
    return told;
}

} // namespace

WaitingOffer waitingOffer(const CallRow& row)
{
    return {row.view.id, row.reach(), row.also, {}};
}

routing::FreeSeat freeSeat(const SeatRow& row)
{
    return {row.view.id, row.skills, row.view.since, row.view.group};
}

void offerNextTo(const Context& context, const routing::FreeSeat& seat, Events& events)
{
    if (const auto next = context.state.routing().callFor(seat))
        events.push_back(
            CallOffered{*next, seat.id, whyNext(context, *context.state.call(*next), seat)});
}

bool offerToSomebody(const Context& context, const WaitingOffer& waiting, Events& events)
{
    if (!waiting.preferred.empty()) {
        events.push_back(CallOffered{waiting.call, waiting.preferred, routing::whyKnown()});
        return true;
    }
    if (offerWithin(context, waiting.call, waiting.reach, events))
        return true;
    for (const auto& reach : waiting.also)
        if (offerWithin(context, waiting.call, reach, events))
            return true;
    return false;
}

void announceWait(const Context& context, const CallQueued& queued, Events& events)
{
    if (!context.city().callPlan.announces())
        return;
    const auto ahead =
        queued.atHead
            ? 0
            : context.state.routing().ahead({queued.group, routing::SkillSet{queued.skills}});
    events.push_back(
        announcement(context, {queued.call, queued.group, !queued.number.value.empty()}, ahead));
}

Decision announceAgain(const Context& context, const CallId& id)
{
    const auto* call = context.state.call(id);
    if (!call)
        return Events{};
    return Events{announcement(context, {id, call->view.group, !call->view.number.value.empty()},
                               context.state.routing().ahead(id))};
}

void backToHead(const Context& context, const CallRow& row, Events& events)
{
    auto queued = queuedAtHead(row);
    events.push_back(queued);
    if (!offerToSomebody(context, waitingOffer(row), events))
        announceWait(context, queued, events);
}

Decision overflow(const Context& context, const CallId& id)
{
    const auto* call = context.state.call(id);
    const auto [step, index] = call ? nextOverflow(context.state, *call)
                                    : std::pair<const routing::OverflowStep*, std::size_t>{};
    if (!call || !step)
        return Events{};
    const auto& plan = context.city().callPlan;
    const auto from = plan.nameOf(call->view.group);
    const auto waited = context.now - call->waitsSince;
    if (!step->city.empty())
        return Events{CallPassedOn{id, step->city, routing::whyPassedOn(from, step->city, waited)}};
    const auto& skills = step->skills ? *step->skills : call->view.skills;
    Events events{CallOverflowed{id, step->group, skills, static_cast<int>(index),
                                 routing::whyOverflowed(from, plan.nameOf(step->group), waited)}};
    offerWithin(context, id, {step->group, routing::SkillSet{skills}}, events);
    return events;
}

} // namespace lianxin::engine
