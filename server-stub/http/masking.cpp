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

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A mobile number, a fixed line with its area code, or an identity number (GB 11643, with or
/// without its check character).
bool tellsAPerson(std::string_view run)
{
    constexpr std::size_t kMobile = 11;
    constexpr std::size_t kOldIdentity = 15;
    constexpr std::size_t kIdentity = 18;
    const auto digits = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), isDigit));
    const bool dashed = run.find('-') != std::string_view::npos;
    if (run.front() == '0')
        return digits >= kMobile - 1 && digits <= kMobile + 1;
    if (digits == kMobile)
        return run.front() == '1';
    return !dashed && (run.size() == kOldIdentity || run.size() == kIdentity);
}

/// Within what people wrote or said, too.
std::string withNumbersMasked(const std::string& text)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from;
        while (to < text.size() && (isDigit(text[to]) || (to > from && text[to] == '-')))
            ++to;
        if (to > from && to < text.size() && (text[to] == 'X' || text[to] == 'x'))
            ++to;
        if (to == from) {
            out += text[from++];
            continue;
        }
        const auto run = text.substr(from, to - from);
        out += tellsAPerson(run) ? masked(run) : run;
        from = to;
    }
    return out;
}

void maskWithin(Personal& text)
{
    text.value = withNumbersMasked(text.value);
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
