#include "models/engine/ticket_fold.h"

#include "models/base/overloaded.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

using ticket::Act;

void act(TicketView& view, Act act)
{
    view.state = ticket::next(view.state, act).value_or(view.state);
}

void readClassification(TicketView& view, const ticket::FieldValue& field)
{
    if (field.name == ticket::field::kKind)
        view.kind = ticket::parseKind(field.value.value).value_or(view.kind);
    if (field.name == ticket::field::kCategory)
        view.category = CategoryCode{field.value.value};
}

void accept(TicketView& view, const Event& event, const TicketAccepted& e)
{
    view.id = e.ticket;
    view.number = e.number;
    view.provisionalNumber = e.provisionalNumber;
    view.state = ticket::State::Accepted;
    view.urgency = e.urgency;
    view.colour = e.colour;
    view.fields = e.fields;
    view.point = e.point;
    view.district = e.district;
    view.item = e.item;
    view.call = e.call;
    view.session = e.session;
    view.acceptedBy = event.actor;
    view.acceptedAt = event.occurredAt;
    view.earlier = e.earlier;
    view.team = e.team;
    view.confidential = e.confidential;
    view.steps.reserve(kUsualSteps);
    for (const auto& field : e.fields)
        readClassification(view, field);
}

void change(TicketView& view, const TicketFieldChanged& e)
{
    const auto known = std::find_if(view.fields.begin(), view.fields.end(),
                                    [&](const auto& field) { return field.name == e.field.name; });
    if (known == view.fields.end())
        view.fields.push_back(e.field);
    else
        *known = e.field;
    readClassification(view, e.field);
}

void queue(TicketView& view, const TicketQueued& e)
{
    view.awaitingDispatch = true;
    view.queuedBecause = e.because;
    view.candidates = e.audit ? e.audit->candidates : std::vector<DispatchCandidate>{};
}

void leaveQueue(TicketView& view)
{
    view.awaitingDispatch = false;
    view.queuedBecause.clear();
    view.candidates.clear();
}

void dispatch(TicketView& view, const Event& event, const TicketDispatched& e)
{
    act(view, Act::Dispatch);
    leaveQueue(view);
    view.assignments.push_back({e.lead, e.helpers, event.recordedAt, std::nullopt, e.automatic});
}

void sign(TicketView& view, const Event& event)
{
    act(view, Act::Sign);
    if (!view.assignments.empty())
        view.assignments.back().signedAt = event.recordedAt;
}

void contact(TicketView& view, const Event& event, const ContactRecorded& e)
{
    act(view, Act::Contact);
    if (e.reached && !view.assignments.empty() && !view.assignments.back().contactedAt)
        view.assignments.back().contactedAt = event.recordedAt;
}

/// A helper's acts leave the ticket's state alone: the lead answers for it.
template <class Change> void help(TicketView& view, const UnitId& helper, Change change)
{
    if (view.assignments.empty())
        return;
    auto& parts = view.assignments.back().parts;
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const HelperPart& one) { return one.unit == helper; });
    if (part == parts.end())
        part = parts.insert(parts.end(), HelperPart{helper, {}, {}, {}});
    change(*part);
}

void redo(TicketView& view, const Event& event, const TicketRedone& e)
{
    act(view, Act::Redo);
    auto helpers =
        view.assignments.empty() ? std::vector<UnitId>{} : view.assignments.back().helpers;
    view.assignments.push_back({e.lead, std::move(helpers), event.recordedAt, std::nullopt, false});
    view.callbackAttempts = 0;
    view.resolved.reset();
    view.satisfaction.clear();
}

void merge(TicketView& view, const TicketMerged& e)
{
    act(view, Act::Merge);
    view.mergedInto = e.into;
    view.mergedIntoNumber = e.intoNumber;
    leaveQueue(view);
}

void split(TicketView& view)
{
    act(view, Act::Split);
    view.mergedInto.reset();
    view.mergedIntoNumber.clear();
}

/// A merged ticket is answered by the unit of the one it goes with, which stays responsible for it.
void reply(TicketView& view, const Event& event, const TicketReplied& e)
{
    if (view.state == ticket::State::Merged && leadOf(view) != e.unit)
        view.assignments.push_back({e.unit, {}, event.recordedAt, event.recordedAt, false});
    act(view, Act::Reply);
    view.reply = e.text;
    view.callbackAttempts = 0;
}

void callBack(TicketView& view, const CallbackRecorded& e)
{
    ++view.callbackAttempts;
    if (!e.reached && view.callbackAttempts < kCallbackAttempts)
        return;
    act(view, Act::CallBack);
    if (!e.reached)
        return;
    view.resolved = e.resolved;
    view.satisfaction = e.satisfaction;
}

void reopen(TicketView& view)
{
    act(view, Act::Reopen);
    view.callbackAttempts = 0;
    view.resolved.reset();
    view.satisfaction.clear();
    view.verdict.clear();
}

StepView& stepOf(TicketView& view, const std::string& step, const UnitId& unit, UtcTime startedAt)
{
    const auto known = std::find_if(view.steps.begin(), view.steps.end(), [&](const StepView& one) {
        return one.step == step && one.unit == unit && one.startedAt == startedAt;
    });
    if (known != view.steps.end())
        return *known;
    view.steps.push_back({});
    auto& fresh = view.steps.back();
    fresh.step = step;
    fresh.unit = unit;
    fresh.startedAt = startedAt;
    return fresh;
}

/// Whether it is late stands in the marks of the present deadline; a clock that ended before
/// outcomes were recorded is judged by that alone.
Verdict verdictOf(const ClockSet& e)
{
    if (e.outcome == "met")
        return Verdict::Met;
    if (e.outcome == "dropped")
        return Verdict::Dropped;
    const bool late = e.outcome == "missed" ||
                      std::any_of(e.marks.begin(), e.marks.end(),
                                  [](const ClockMark& mark) { return mark.kind == "overdue"; });
    return late ? Verdict::Missed : Verdict::Open;
}

void setClock(TicketView& view, const ClockSet& e)
{
    auto& step = stepOf(view, e.step, e.unit, e.startedAt);
    step.name = e.name;
    step.due = e.due ? e.due : e.finalDue;
    step.stoppedAt = e.stoppedAt;
    step.why = e.why;
    step.provisional = e.provisional;
    step.verdict = verdictOf(e);
}

void tell(TicketView& view, const UnitId& unit)
{
    if (!unit.empty() && std::find(view.told.begin(), view.told.end(), unit) == view.told.end())
        view.told.push_back(unit);
}

bool isOf(const HeldRung& held, const ClockFired& e)
{
    return held.step == e.step && held.unit == e.unit && held.startedAt == e.startedAt &&
           held.index == e.index && held.round == e.round;
}

void fire(TicketView& view, const ClockFired& e)
{
    if (e.kind == kReleased) {
        std::erase_if(view.withheld, [&](const HeldRung& held) { return isOf(held, e); });
        tell(view, e.to);
        return;
    }
    if (e.held)
        view.withheld.push_back({e.step, e.rung, e.unit, e.startedAt, e.index, e.round, e.to});
    else
        tell(view, e.to);
    auto& step = stepOf(view, e.step, e.unit, e.startedAt);
    step.fired.push_back(e.rung);
    if (e.kind == "overdue")
        step.verdict = Verdict::Missed;
}

} // namespace

void foldTicket(TicketView& view, const Event& event)
{
    if (event.seq <= view.seq)
        return;
    const bool concerns = std::visit(
        Overloaded{
            [&](const TicketAccepted& e) { return accept(view, event, e), true; },
            [&](const TicketFieldChanged& e) { return change(view, e), true; },
            [&](const TicketAnswered&) { return act(view, Act::Answer), true; },
            [&](const TicketRefused& e) {
                act(view, Act::Refuse);
                view.refusalClause = e.clause;
                return true;
            },
            [&](const TicketHandedOver&) { return act(view, Act::HandOver), true; },
            [&](const TicketQueued& e) { return queue(view, e), true; },
            [&](const TicketDispatched& e) { return dispatch(view, event, e), true; },
            [&](const TicketSigned&) { return sign(view, event), true; },
            [&](const ContactRecorded& e) { return contact(view, event, e), true; },
            [&](const HelperSigned& e) {
                help(view, e.unit, [&](HelperPart& part) { part.signedAt = event.recordedAt; });
                return true;
            },
            [&](const HelperReplied& e) {
                help(view, e.unit, [&](HelperPart& part) {
                    part.repliedAt = event.recordedAt;
                    part.reply = e.text;
                });
                return true;
            },
            [&](const TicketReturned&) {
                act(view, Act::Return);
                ++view.bounces;
                return true;
            },
            [&](const ReturnAdjudicated&) { return act(view, Act::Adjudicate), true; },
            [&](const TicketExtended&) { return act(view, Act::Extend), true; },
            [&](const TicketSuspended&) { return act(view, Act::Suspend), true; },
            [&](const TicketResumed&) { return act(view, Act::Resume), true; },
            [&](const TicketReplied& e) { return reply(view, event, e), true; },
            [&](const TicketMerged& e) { return merge(view, e), true; },
            [&](const TicketSplit&) { return split(view), true; },
            [&](const CallbackRecorded& e) { return callBack(view, e), true; },
            [&](const TicketRedone& e) { return redo(view, event, e), true; },
            [&](const TicketEvaluated& e) {
                act(view, Act::Evaluate);
                view.verdict = e.verdict;
                return true;
            },
            [&](const TicketArchived&) { return act(view, Act::Archive), true; },
            [&](const TicketReopened&) { return reopen(view), true; },
            [&](const TicketUrged&) { return true; },
            [&](const ClockSet& e) { return setClock(view, e), true; },
            [&](const ClockFired& e) { return fire(view, e), true; },
            [&](const auto&) { return false; },
        },
        event.body);
    if (concerns)
        view.seq = event.seq;
}

UnitId leadOf(const TicketView& view)
{
    return view.assignments.empty() ? UnitId{} : view.assignments.back().lead;
}

UnitId responsibleOf(const TicketView& view)
{
    const auto hasToDo = [&](const UnitId& unit) {
        return std::any_of(view.steps.begin(), view.steps.end(), [&](const StepView& step) {
            return step.unit == unit && !step.stoppedAt;
        });
    };
    UnitId responsible;
    for (const auto& one : view.assignments)
        if ((responsible.empty() || one.signedAt) && hasToDo(one.lead))
            responsible = one.lead;
    return responsible.empty() ? leadOf(view) : responsible;
}

std::vector<UnitId> helpersOf(const TicketView& view)
{
    return view.assignments.empty() ? std::vector<UnitId>{} : view.assignments.back().helpers;
}

const HelperPart* partOf(const TicketView& view, const UnitId& helper)
{
    if (view.assignments.empty())
        return nullptr;
    const auto& parts = view.assignments.back().parts;
    const auto it = std::find_if(parts.begin(), parts.end(),
                                 [&](const HelperPart& part) { return part.unit == helper; });
    return it == parts.end() ? nullptr : &*it;
}

} // namespace lianxin::engine
