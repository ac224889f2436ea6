#include "models/engine/decide_merges.h"

#include "models/engine/permissions.h"
#include "models/ticket/numbering.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::engine {

namespace {

constexpr std::size_t kMostFields = 200;
constexpr std::size_t kLongestValue = 16 * 1024;
constexpr std::size_t kMostUnits = 20;

constexpr std::size_t kUsualEvents = 8;

/// A person who chose the unit stands behind it wholly.
constexpr double kCertain = 1.0;

std::string numberOfKnown(const Context& context, const TicketId& ticket)
{
    if (const auto* row = context.state.ticket(ticket))
        return row->view.number;
    for (const auto& view : context.facts.tickets)
        if (view.id == ticket)
            return view.number;
    return {};
}

std::optional<Rejection> tooLarge(const SubmitTicket& command)
{
    if (command.fields.size() > kMostFields)
        return reject("too_large", "fields");
    for (const auto& field : command.fields)
        if (field.value.value.size() > kLongestValue || field.display.value.size() > kLongestValue)
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
    return std::nullopt;
}

/// In memory, or loaded for this command; and the asker may see it.
bool isKnown(const Context& context, const TicketId& ticket)
{
    if (visible(context, ticket))
        return true;
    return std::any_of(
        context.facts.tickets.begin(), context.facts.tickets.end(),
        [&](const TicketView& view) { return view.id == ticket && maySee(context.actor(), view); });
}

std::optional<Rejection> cannotSubmit(const Context& context, const SubmitTicket& command)
{
    if (command.ticket.empty())
        return reject("missing_ticket");
    if (const auto number = numberOfKnown(context, command.ticket); !number.empty())
        return reject("already_submitted", number);
    if (command.outcome == session::Outcome::Refused && command.clause.empty())
        return reject("missing_clause");
    if (auto why = tooLarge(command))
        return why;
    return unknownName(context, command);
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
    event.point = command.point;
    event.district = command.district;
    event.urgency = command.urgency;
    event.colour = command.colour;
    event.item = command.item;
    event.answers = command.answers;
    if (command.earlier && isKnown(context, *command.earlier))
        event.earlier = command.earlier;
    return event;
}

sla::Query clockQuery(const Context& context, const SubmitTicket& command)
{
    const auto kind = ticket::parseKind(ticket::valueOf(command.fields, ticket::field::kKind));
    return {kind.value_or(ticket::Kind::Enquiry),
            CategoryCode{ticket::valueOf(command.fields, ticket::field::kCategory)},
            command.urgency,
            command.colour,
            command.lead,
            context.occurredAt()};
}

std::string percent(double part)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.0f%%", part * 100);
    return text.data();
}

/// Why the machine's choice needs a person's look; empty when it may go by itself. The seat's word
/// is not enough: the item must lead to the same unit here too, and the place must not be
/// contested.
std::string doubt(const Context& context, const SubmitTicket& command)
{
    const auto& city = context.state.city();
    const CategoryCode category{ticket::valueOf(command.fields, ticket::field::kCategory)};
    const double threshold = context.city().thresholds.of(category);
    if (command.confidence < threshold)
        return "把握" + percent(command.confidence) + "，低于自动派单阈值" + percent(threshold);
    const auto* item = city.directory().find(command.item);
    if (!item)
        return {};
    const bool local = !item->lead.empty() && item->lead.front() == '@';
    const auto* unit = local ? city.directory().unitFor(item->lead.substr(1), command.district)
                             : city.directory().find(UnitId{item->lead});
    if (!unit || unit->id != command.lead)
        return "与事项清单“" + item->name + "”的承办单位不一致";
    if (local && command.point && !city.jurisdictions().at(*command.point).contested.empty())
        return "地点临近区界，管辖不明";
    return {};
}

void dispatchOrQueue(const Context& context, const SubmitTicket& command, TicketClocks& clocks,
                     Events& events)
{
    if (command.lead.empty()) {
        events.push_back(TicketQueued{command.ticket, "没有建议的承办单位"});
        return;
    }
    const bool chosen = command.confidence >= kCertain;
    const auto why = chosen ? std::string{} : doubt(context, command);
    if (!why.empty()) {
        events.push_back(TicketQueued{command.ticket, why});
        return;
    }
    events.push_back(TicketDispatched{
        command.ticket, command.lead, command.helpers, !chosen, command.confidence, {}});
    clocks.happen(sla::Happening::Dispatched, context.now, command.lead);
    clocks.happen(sla::Happening::Assigned, context.now, command.lead);
}

/// The caller was told that it was taken: when the other ticket has been closed meanwhile, this one
/// goes to the dispatchers.
void mergeOrQueue(const Context& context, const SubmitTicket& command, TicketClocks& clocks,
                  Events& events)
{
    if (cannotMergeInto(context, command.ticket, *command.mergeInto)) {
        events.push_back(TicketQueued{command.ticket, "拟并入的工单已不能并入，待派单员确定"});
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
