#include "app/sources/cards.h"

#include "models/assist/heard.h"
#include "models/item/wording.h"
#include "models/text/normal_form.h"
#include "models/wire/session_json.h"

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

/// What makes two tickets alike, for a person to look at; weights are a judgement. The matter
/// outweighs the place, for all of them are near.
constexpr double kSameLeaf = 0.5;
constexpr double kSameBranch = 0.25;
constexpr double kSameWords = 0.35;
constexpr double kOpen = 0.05;
constexpr double kSamePlace = 0.1;
constexpr double kSamePlaceMetres = 120;
constexpr double kNearMetres = 300;
/// Summaries of one matter rarely share more than half of their pairs of characters.
constexpr double kSharedWhole = 0.5;

using Pairs = std::vector<std::uint64_t>;

Pairs pairsOf(const std::string& words)
{
    return assist::contentPairs(text::normalise(words).text);
}

/// Dice's coefficient, 0…1.
double sharedPart(const Pairs& a, const Pairs& b)
{
    if (a.empty() || b.empty())
        return 0;
    const auto shared = assist::shareOf(a, b) * static_cast<double>(a.size());
    return 2 * shared / static_cast<double>(a.size() + b.size());
}

double likenessByCategory(const CategoryCode& a, const CategoryCode& b)
{
    constexpr std::size_t kTwoLevels = 4;
    if (a.empty() || b.empty())
        return 0;
    if (a == b)
        return kSameLeaf;
    return a.str().size() >= kTwoLevels && b.str().starts_with(a.str().substr(0, kTwoLevels))
               ? kSameBranch
               : 0;
}

double likenessByPlace(double metres)
{
    if (metres < 0 || metres > kNearMetres)
        return 0;
    return metres <= kSamePlaceMetres ? kSamePlace : kSamePlace / 2;
}

session::TicketCard nearbyCard(const engine::TicketView& ticket, const engine::City& city,
                               const SoughtMatter& sought, const Pairs& words)
{
    session::TicketCard card = cardOf(ticket, city);
    if (ticket.point)
        card.metres = places::distanceMetres(sought.pin, *ticket.point);
    card.point = ticket.point;
    const auto told = pairsOf(fieldOf(ticket, ticket::field::kSummary));
    card.likeness =
        std::min(1.0, likenessByCategory(sought.category, ticket.category) +
                          kSameWords * std::min(1.0, sharedPart(words, told) / kSharedWhole) +
                          (ticket.state != ticket::State::Archived ? kOpen : 0) +
                          likenessByPlace(card.metres));
    return card;
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
    card.mood = wire::parseMood(ticket::valueOf(ticket.fields, ticket::field::kMood));
    if (const auto* colour = ticket::findColour(city.colours, ticket.colour)) {
        card.mark = item::markText(*colour).toStdString();
        card.paint = colour->paint;
    }
    return card;
}

session::TicketCard cardOf(const session::CallSession& session, UtcTime now,
                           const engine::City& city)
{
    using namespace ticket::field;
    session::TicketCard card;
    if (session.submitted)
        card.id = session.submitted->ticket;
    card.number = session.number;
    const auto* category = city.categories.find(CategoryCode(session::valueOf(session, kCategory)));
    card.title = category ? category->name : session::valueOf(session, kSummary);
    card.kind = ticket::parseKind(session::valueOf(session, kKind)).value_or(ticket::Kind::Enquiry);
    card.state = session.ticketState;
    card.unitName = session.ticketUnit;
    if (const auto place = session.fields.find(std::string(kPlace)); place != session.fields.end())
        card.outcome = place->second.value.display.value;
    card.at = now;
    card.mood = session::worstMood(session);
    if (session.colour)
        card.mark = session.colour->mark;
    if (const auto* colour =
            session.colour ? ticket::findColour(city.colours, session.colour->colour) : nullptr)
        card.paint = colour->paint;
    return card;
}

std::vector<session::TicketCard> nearbyCards(const std::vector<engine::TicketView>& tickets,
                                             const engine::City& city, const SoughtMatter& sought)
{
    const auto words = pairsOf(sought.words);
    std::vector<session::TicketCard> cards;
    for (const auto& ticket : tickets)
        cards.push_back(nearbyCard(ticket, city, sought, words));
    std::stable_sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.metres < b.metres;
    });
    return cards;
}

} // namespace lianxin::sources
