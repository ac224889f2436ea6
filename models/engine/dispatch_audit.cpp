#include "models/engine/dispatch_audit.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::engine {

namespace {

std::string percent(double part)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.0f%%", part * 100);
    return text.data();
}

/// Where it is: by the point when there is one, else as the desk read it.
places::Jurisdiction whereIs(const Context& context, const std::optional<places::Point>& point,
                             const DistrictCode& district)
{
    if (point)
        if (auto place = context.state.city().jurisdictions().at(*point); !place.district.empty())
            return place;
    places::Jurisdiction place;
    place.district = district;
    return place;
}

/// What the form of the category says.
std::vector<routing::SaidField> saidIn(const std::vector<ticket::FieldValue>& fields)
{
    std::vector<routing::SaidField> said;
    for (const auto& field : fields)
        if (field.name.starts_with(ticket::field::kTemplatePrefix))
            said.push_back({field.name, field.value.value});
    return said;
}

/// Whether the unit depends on the place, and the place is contested.
bool isContested(const Context& context, const ItemId& id, const places::Jurisdiction& place,
                 const std::vector<ticket::FieldValue>& fields)
{
    const auto* item = context.state.city().directory().find(id);
    return item && !place.contested.empty() &&
           routing::leadOf(*item, saidIn(fields)).starts_with('@');
}

/// Earlier rulings on borders of this place, the latest first.
std::vector<routing::Ruling> rulingsAround(const State& state, const places::Jurisdiction& place)
{
    std::vector<routing::Ruling> all;
    if (place.contested.empty())
        return all;
    auto districts = place.contested;
    districts.push_back(place.district);
    std::sort(districts.begin(), districts.end());
    for (const auto& [border, row] : state.rulings())
        if (std::includes(districts.begin(), districts.end(), row.between.begin(),
                          row.between.end()))
            all.insert(all.end(), row.latest.begin(), row.latest.end());
    std::sort(all.begin(), all.end(),
              [](const auto& one, const auto& other) { return one.number > other.number; });
    return all;
}

routing::Destination destinationOf(const Context& context, const routing::Matter& matter)
{
    return routing::proposeDestination(context.state.city().directory(), matter,
                                       context.city().thresholds,
                                       rulingsAround(context.state, matter.jurisdiction));
}

ticket::Kind kindOf(const DispatchAudit& audit)
{
    return ticket::parseKind(audit.kind).value_or(ticket::Kind::Enquiry);
}

/// Why the machine's choice needs a person's look; empty when it may go by itself. The desk's word
/// is not enough: category, kind and place must lead to the same unit here too, and the place must
/// not be contested.
std::string doubt(const Context& context, const SubmitTicket& command, const DispatchAudit& audit,
                  const places::Jurisdiction& place, const routing::Destination& destination)
{
    if (audit.proposed.empty())
        return "没有建议的承办单位";
    if (audit.confidence < audit.threshold)
        return "把握" + percent(audit.confidence) + "，低于自动派单阈值" + percent(audit.threshold);
    if (context.city().items.empty())
        return {};
    if (!command.district.empty() && command.district != place.district)
        return "地点不在所填区划内";
    const auto* item = context.state.city().directory().find(destination.item);
    if (!item)
        return destination.basis;
    if (isContested(context, item->id, place, command.fields))
        return "地点临近区界，管辖不明";
    if (!item->leadField.empty() && ticket::valueOf(command.fields, item->leadField).empty())
        return destination.basis;
    const bool sameItem = command.item.empty() || command.item == item->id;
    if (!sameItem || destination.lead.unit != command.lead)
        return "与事项清单“" + item->name + "”的承办单位不一致";
    return {};
}

/// `地点临近区界；20261126-000012号工单曾定由其承办`, of the latest such ruling.
std::string sideOfBorder(const UnitId& unit, const routing::Destination& destination)
{
    const auto ruled = std::find_if(destination.rulings.begin(), destination.rulings.end(),
                                    [&](const auto& ruling) { return ruling.lead == unit; });
    const std::string near = "地点临近区界";
    return ruled == destination.rulings.end() ? near
                                              : near + "；" + ruled->number + "号工单曾定由其承办";
}

/// Every unit that may be meant: the item's, and on contested ground those of each side,
/// with what was ruled there before.
std::vector<DispatchCandidate> candidates(const routing::Destination& destination, bool contested)
{
    std::vector<DispatchCandidate> all;
    const auto& lead = destination.lead.unit;
    if (!lead.empty())
        all.push_back({lead, contested ? sideOfBorder(lead, destination) : destination.basis});
    for (const auto& other : destination.others)
        if (other.confidence > 0)
            all.push_back({other.unit, contested ? sideOfBorder(other.unit, destination) : ""});
    return all;
}

} // namespace

DispatchAudit audited(const Context& context, const SubmitTicket& command)
{
    DispatchAudit audit;
    audit.kind = ticket::valueOf(command.fields, ticket::field::kKind);
    audit.category = CategoryCode{ticket::valueOf(command.fields, ticket::field::kCategory)};
    audit.item = command.item;
    audit.district = command.district;
    audit.proposed = command.lead;
    audit.confidence = command.confidence;
    audit.threshold = context.city().thresholds.of(audit.category);
    const auto place = whereIs(context, command.point, command.district);
    const auto destination = destinationOf(
        context,
        {audit.category, command.confidence, kindOf(audit), place, {}, saidIn(command.fields)});
    audit.candidates =
        candidates(destination, isContested(context, destination.item, place, command.fields));
    audit.doubt = doubt(context, command, audit, place, destination);
    return audit;
}

TicketQueued queuedAgain(const Context& context, const TicketId& ticket, std::string because)
{
    const auto& view = context.state.ticket(ticket)->view;
    DispatchAudit audit;
    audit.kind = ticket::name(view.kind);
    audit.category = view.category;
    audit.item = view.item;
    audit.district = view.district;
    const auto place = whereIs(context, view.point, view.district);
    const auto destination =
        destinationOf(context, {view.category, 1, view.kind, place, {}, saidIn(view.fields)});
    audit.candidates =
        candidates(destination, isContested(context, destination.item, place, view.fields));
    audit.doubt = because;
    return {ticket, std::move(because), std::move(audit)};
}

std::vector<DistrictCode> contestedBy(const Context& context, const TicketView& ticket)
{
    const auto place = whereIs(context, ticket.point, ticket.district);
    const auto* item = context.state.city().directory().itemFor(ticket.category, ticket.kind);
    if (ticket.confidential || !item || !isContested(context, item->id, place, ticket.fields))
        return {};
    auto districts = place.contested;
    districts.push_back(place.district);
    std::sort(districts.begin(), districts.end());
    return districts;
}

} // namespace lianxin::engine
