#include "server-stub/http/masking.h"

#include "models/engine/permissions.h"

#include <algorithm>

namespace lianxin::http {

using namespace engine;

namespace {

void mask(Personal& number)
{
    number.value = masked(number.value);
}

void maskWithin(Personal& text)
{
    text.value = maskedWithin(text.value);
}

void mask(ticket::FieldValue& field)
{
    using namespace ticket::field;
    if (field.name == kCallerNumber || field.name == kCallbackNumber || field.name == kIdentity) {
        mask(field.value);
        mask(field.display);
        return;
    }
    maskWithin(field.value);
    maskWithin(field.display);
}

} // namespace

bool seesNumbers(const Actor& actor)
{
    return has(actor, Role::CallTaker) || has(actor, Role::CallbackAgent) ||
           has(actor, Role::UnitStaff) || has(actor, Role::Gateway);
}

bool mayUnmask(const Actor& actor)
{
    return has(actor, Role::Dispatcher) || has(actor, Role::Supervisor) ||
           has(actor, Role::Inspector);
}

bool mayExport(const Actor& actor)
{
    return has(actor, Role::Supervisor) || has(actor, Role::Inspector) ||
           has(actor, Role::Administrator);
}

bool mayBeAtHome(const Actor& actor, const routing::CallPlan& plan)
{
    return std::any_of(actor.groups.begin(), actor.groups.end(), [&](const GroupId& id) {
        const auto* group = plan.find(id);
        return group && group->atHome;
    });
}

bool isAtHome(const Actor& actor, const State& state)
{
    const auto* seat = state.seat(state.seatOf(actor.staff));
    return seat ? seat->view.atHome : mayBeAtHome(actor, state.city().city().callPlan);
}

Event maskedNumbers(Event event)
{
    if (auto* queued = std::get_if<CallQueued>(&event.body))
        mask(queued->number);
    if (auto* joined = std::get_if<PartyJoined>(&event.body)) {
        mask(joined->number);
        maskWithin(joined->matter);
    }
    if (auto* replied = std::get_if<TicketReplied>(&event.body))
        maskWithin(replied->text);
    if (auto* replied = std::get_if<HelperReplied>(&event.body))
        maskWithin(replied->text);
    if (auto* contact = std::get_if<ContactRecorded>(&event.body))
        maskWithin(contact->note);
    if (auto* restricted = std::get_if<CallerRestricted>(&event.body))
        mask(restricted->number);
    if (auto* ended = std::get_if<RestrictionEnded>(&event.body))
        mask(ended->number);
    if (auto* away = std::get_if<CallTurnedAway>(&event.body))
        mask(away->number);
    if (auto* accepted = std::get_if<TicketAccepted>(&event.body))
        for (auto& field : accepted->fields)
            mask(field);
    if (auto* changed = std::get_if<TicketFieldChanged>(&event.body))
        mask(changed->field);
    return event;
}

TicketView maskedNumbers(TicketView ticket)
{
    for (auto& field : ticket.fields)
        mask(field);
    maskWithin(ticket.reply);
    for (auto& assignment : ticket.assignments)
        for (auto& part : assignment.parts)
            maskWithin(part.reply);
    return ticket;
}

CallView maskedNumbers(CallView call)
{
    mask(call.number);
    return call;
}

} // namespace lianxin::http
