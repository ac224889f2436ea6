#include "server-stub/service/topic_messages.h"

#include "models/insight/told_place.h"
#include "models/ticket/field.h"

#include <algorithm>

namespace lianxin::service {

using namespace ticket::field;

namespace {

/// In the name of a category for what fits no other one.
constexpr std::string_view kOther = "其他";

RaisedTicket fromFields(const TicketId& id, UtcTime at, const DistrictCode& district,
                        const std::vector<ticket::FieldValue>& fields)
{
    RaisedTicket ticket{id, at, {}, district, {}, {}, {}};
    ticket.category = CategoryCode(ticket::valueOf(fields, kCategory));
    ticket.summary = ticket::valueOf(fields, kSummary);
    ticket.number = ticket::valueOf(fields, kCallerNumber);
    if (const auto* place = ticket::find(fields, kPlace))
        ticket.place = place->display.value.empty() ? place->value.value : place->display.value;
    return ticket;
}

/// A category with others below it is too wide to be one matter, one for all the rest is none.
bool tellsMatter(const ticket::Category& category, const ticket::CategoryTree& tree)
{
    const auto& all = tree.all();
    return category.name.find(kOther) == std::string::npos &&
           std::none_of(all.begin(), all.end(), [&](const ticket::Category& below) {
               return below.code != category.code && ticket::covers(category.code, below.code);
           });
}

std::string districtName(const engine::City& city, const DistrictCode& code)
{
    const auto found = std::find_if(city.districts.begin(), city.districts.end(),
                                    [&](const auto& area) { return area.code == code; });
    return found == city.districts.end() ? std::string() : found->name;
}

} // namespace

std::optional<RaisedTicket> raised(const engine::Event& event)
{
    const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body);
    if (!accepted || accepted->confidential)
        return std::nullopt;
    return fromFields(accepted->ticket, event.occurredAt, accepted->district, accepted->fields);
}

std::optional<RaisedTicket> raised(const engine::TicketView& ticket)
{
    if (ticket.confidential)
        return std::nullopt;
    return fromFields(ticket.id, ticket.acceptedAt, ticket.district, ticket.fields);
}

RaisedTicket raised(const wire::TopicDraft& draft, UtcTime now)
{
    return {draft.ticket, now, draft.category, draft.district, draft.place, draft.summary, {}};
}

insight::Message messageOf(const RaisedTicket& ticket, std::string user, const engine::City& city)
{
    insight::Message message;
    message.id = ticket.id.str();
    message.user = std::move(user);
    message.time = ticket.at;
    if (const auto* category = city.categories.find(ticket.category)) {
        message.title = category->name;
        if (tellsMatter(*category, city.categories))
            message.matter = ticket.category.str();
    }
    message.text = ticket.summary;
    message.place = insight::toldPlace(ticket.place);
    message.area = districtName(city, ticket.district);
    return message;
}

} // namespace lianxin::service
