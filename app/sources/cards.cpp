#include "app/sources/cards.h"

#include "models/item/wording.h"

#include <algorithm>

namespace lianxin::sources {

namespace {

std::string fieldOf(const engine::TicketView& ticket, std::string_view name)
{
    const auto it =
        std::find_if(ticket.fields.begin(), ticket.fields.end(),
                     [&](const ticket::FieldValue& field) { return field.name == name; });
    return it == ticket.fields.end() ? std::string() : it->display.value;
}

/// Tickets that close together are rarely about the same thing by chance; these weights order them
/// for a person, nothing more.
constexpr double kSameLeaf = 0.6;
constexpr double kSameBranch = 0.3;
constexpr double kSamePlaceMetres = 120;
constexpr double kNearMetres = 300;

double likeness(const engine::TicketView& ticket, double metres, const CategoryCode& category)
{
    double score = 0;
    if (!category.empty() && ticket.category == category)
        score += kSameLeaf;
    else if (category.str().size() >= 4 &&
             ticket.category.str().starts_with(category.str().substr(0, 4)))
        score += kSameBranch;
    if (metres <= kSamePlaceMetres)
        score += 0.3;
    else if (metres <= kNearMetres)
        score += 0.15;
    if (ticket.state != ticket::State::Archived)
        score += 0.1;
    return std::min(score, 1.0);
}

} // namespace

std::string unitName(const engine::City& city, const UnitId& unit)
{
    const auto it = std::find_if(city.units.begin(), city.units.end(),
                                 [&](const routing::Unit& u) { return u.id == unit; });
    if (it == city.units.end())
        return unit.str();
    return it->shortName.empty() ? it->name : it->shortName;
}

session::TicketCard cardOf(const engine::TicketView& ticket, const engine::City& city)
{
    session::TicketCard card;
    card.id = ticket.id;
    card.number = ticket.number.empty() ? ticket.provisionalNumber : ticket.number;
    const auto* category = city.categories.find(ticket.category);
    const std::string place = fieldOf(ticket, ticket::field::kPlace);
    card.title = category ? category->name : fieldOf(ticket, ticket::field::kSummary);
    if (card.title.empty())
        card.title = place;
    card.kind = ticket.kind;
    card.state = ticket::name(ticket.state);
    if (!ticket.assignments.empty())
        card.unitName = unitName(city, ticket.assignments.back().lead);
    card.outcome = ticket.reply.value.empty() ? place : ticket.reply.value;
    card.satisfaction = ticket.satisfaction;
    card.at = ticket.acceptedAt;
    if (const auto* colour = ticket::findColour(city.colours, ticket.colour)) {
        card.mark = item::markText(*colour).toStdString();
        card.paint = colour->paint;
    }
    return card;
}

session::TicketCard nearbyCard(const engine::TicketView& ticket, const engine::City& city,
                               places::Point pin, const CategoryCode& category)
{
    session::TicketCard card = cardOf(ticket, city);
    if (ticket.point)
        card.metres = places::distanceMetres(pin, *ticket.point);
    card.point = ticket.point;
    card.likeness = likeness(ticket, card.metres < 0 ? kNearMetres + 1 : card.metres, category);
    return card;
}

} // namespace lianxin::sources
