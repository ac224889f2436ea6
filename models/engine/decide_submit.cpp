#include "models/engine/decide_merges.h"

#include "models/engine/dispatch_audit.h"
#include "models/engine/permissions.h"
#include "models/ticket/numbering.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

constexpr std::size_t kMostUnits = 20;

constexpr std::size_t kUsualEvents = 8;

/// A person who chose the unit stands behind it wholly.
constexpr double kCertain = 1.0;

/// In memory, or loaded for this command.
const TicketView* known(const Context& context, const TicketId& ticket)
{
    if (const auto* row = context.state.ticket(ticket))
        return &row->view;
    for (const auto& view : context.facts.tickets)
        if (view.id == ticket)
            return &view;
    return nullptr;
}

std::optional<Rejection> tooLarge(const SubmitTicket& command)
{
    if (command.fields.size() > kMostFields)
        return reject("too_large", "fields");
    for (const auto& field : command.fields)
        if (field.value.value.size() > kLongestText || field.display.value.size() > kLongestText)
            return reject("too_large", field.name);
    if (command.helpers.size() > kMostUnits)
        return reject("too_large", "helpers");
    return std::nullopt;
}

std::optional<Rejection> unknownName(const Context& context, const SubmitTicket& command)
{
    const auto& directory = context.state.city().directory();
    if (!command.lead.empty() && !directory.find(command.lead))
        return reject("unknown_unit", command.lead.str());
    for (const auto& helper : command.helpers)
        if (!directory.find(helper))
            return reject("unknown_unit", helper.str());
    const auto& categories = context.city().categories;
    const CategoryCode category{ticket::valueOf(command.fields, ticket::field::kCategory)};
    if (!category.empty() && !categories.all().empty() && !categories.find(category))
        return reject("unknown_category", category.str());
    const auto& kind = ticket::valueOf(command.fields, ticket::field::kKind);
    if (!kind.empty() && !ticket::parseKind(kind))
        return reject("unknown_kind", kind);
    const auto& colours = context.city().colours;
    if (!command.colour.empty() && !colours.empty() && !ticket::findColour(colours, command.colour))
        return reject("unknown_colour", command.colour);
    return std::nullopt;
}

/// And the asker may see it.
bool isKnown(const Context& context, const TicketId& ticket)
{
    const auto* view = known(context, ticket);
    return view && maySee(context.actor(), *view);
}

std::optional<Rejection> cannotSubmit(const Context& context, const SubmitTicket& command)
{
    if (command.ticket.empty())
        return reject("missing_ticket");
    if (const auto* view = known(context, command.ticket))
        return reject("already_submitted",
                      maySee(context.actor(), *view) ? view->number : std::string());
    if (command.outcome == session::Outcome::Refused && command.clause.empty())
        return reject("missing_clause");
    if (command.outcome == session::Outcome::Refused &&
        !ticket::isListed(context.city().clauses.refusals, command.clause))
        return reject("unknown_clause", command.clause);
    if (!(command.confidence >= 0 && command.confidence <= kCertain))
        return reject("bad_confidence");
    if (auto why = tooLarge(command))
        return why;
    return unknownName(context, command);
}

ticket::Kind kindOf(const SubmitTicket& command)
{
    return ticket::parseKind(ticket::valueOf(command.fields, ticket::field::kKind))
        .value_or(ticket::Kind::Enquiry);
}

/// As a person chose it, else as the city's rules give it.
ticket::Colour colourOf(const Context& context, const SubmitTicket& command)
{
    const auto& colours = context.city().colours;
    const CategoryCode category{ticket::valueOf(command.fields, ticket::field::kCategory)};
    const auto* colour = command.colour.empty()
                             ? ticket::colourFor(colours, kindOf(command), category)
                             : ticket::findColour(colours, command.colour);
    ticket::Colour unknown;
    unknown.id = command.colour;
    return colour ? *colour : unknown;
}

/// Of a call that goes on, or that was one of a seat's last; else empty.
std::string numberOf(const State& state, const CallId& call)
{
    if (call.empty())
        return {};
    if (const auto* row = state.call(call))
        return row->view.number.value;
    for (const auto& [id, row] : state.seats())
        for (const auto& ended : row.endedCalls)
            if (ended.call == call)
                return ended.number.value;
    return {};
}

/// A desk that saw the caller's number masked sends it back masked: the call has it in full.
void restoreNumber(const Context& context, const CallId& call,
                   std::vector<ticket::FieldValue>& fields)
{
    for (auto& field : fields) {
        if (field.name != ticket::field::kCallerNumber ||
            field.value.value.find('*') == std::string::npos)
            continue;
        const auto number = numberOf(context.state, call);
        field.value = unmasked(field.value.value, number);
        field.display = unmasked(field.display.value, number);
    }
}

TicketAccepted accepted(const Context& context, const SubmitTicket& command)
{
    const auto& today = context.state.centre().today;
    const int serial = today.day == ticket::cityDay(context.now) ? today.tickets + 1 : 1;
    TicketAccepted event;
    event.ticket = command.ticket;
    event.number = ticket::ticketNumber(context.now, serial);
    event.provisionalNumber = command.provisionalNumber;
    event.call = command.call;
    event.session = command.session;
    event.fields = command.fields;
    restoreNumber(context, command.call, event.fields);
    event.point = command.point;
    event.district = command.district;
    event.urgency = command.urgency;
    const auto colour = colourOf(context, command);
    event.colour = colour.id;
    event.team = colour.team;
    event.confidential = colour.confidential;
    event.item = command.item;
    event.answers = command.answers;
    if (command.earlier && isKnown(context, *command.earlier))
        event.earlier = command.earlier;
    return event;
}

sla::Query clockQuery(const Context& context, const SubmitTicket& command)
{
    return {
        kindOf(command), CategoryCode{ticket::valueOf(command.fields, ticket::field::kCategory)},
        command.urgency, colourOf(context, command).id,
        command.lead,    context.occurredAt()};
}

void dispatchOrQueue(const Context& context, const SubmitTicket& command, TicketClocks& clocks,
                     Events& events)
{
    const bool chosen = !command.lead.empty() && command.confidence >= kCertain;
    const auto audit = chosen ? std::nullopt : std::optional{audited(context, command)};
    if (audit && !audit->doubt.empty()) {
        events.push_back(TicketQueued{command.ticket, audit->doubt, audit});
        return;
    }
    events.push_back(TicketDispatched{
        command.ticket, command.lead, command.helpers, !chosen, command.confidence, {}, audit});
    clocks.assign(command.lead, command.helpers, context.now);
}

/// The caller was told that it was taken: when the other ticket has been closed meanwhile, this one
/// goes to the dispatchers.
void mergeOrQueue(const Context& context, const SubmitTicket& command, TicketClocks& clocks,
                  Events& events)
{
    const auto colour = colourOf(context, command);
    if (cannotMergeInto(context, command.ticket, {colour.confidential, colour.team},
                        *command.mergeInto)) {
        auto audit = audited(context, command);
        audit.doubt = "拟并入的工单已不能并入，待派单员确定";
        events.push_back(TicketQueued{command.ticket, audit.doubt, audit});
        return;
    }
    events.push_back(merged(context, command.ticket, *command.mergeInto));
    clocks.happen(sla::Happening::Merged, context.now);
}

} // namespace

Decision decideOn(const Context& context, const SubmitTicket& command)
{
    if (auto why = cannotSubmit(context, command))
        return *why;
    Events events;
    events.reserve(kUsualEvents);
    events.push_back(accepted(context, command));
    TicketClocks clocks(context.state.city(), command.ticket, clockQuery(context, command));
    const auto at = context.occurredAt();
    clocks.happen(sla::Happening::Accepted, at);
    switch (command.outcome) {
    case session::Outcome::AnsweredDirectly:
        events.push_back(TicketAnswered{command.ticket});
        clocks.happen(sla::Happening::Answered, at);
        break;
    case session::Outcome::Refused:
        events.push_back(TicketRefused{command.ticket, command.clause});
        clocks.happen(sla::Happening::Refused, at);
        break;
    case session::Outcome::HandedOver:
        events.push_back(TicketHandedOver{command.ticket, command.lead});
        clocks.happen(sla::Happening::HandedOver, at);
        break;
    case session::Outcome::Dispatched:
        if (command.mergeInto)
            mergeOrQueue(context, command, clocks, events);
        else
            dispatchOrQueue(context, command, clocks, events);
        break;
    }
    clocks.appendChanges(events);
    return events;
}

} // namespace lianxin::engine
