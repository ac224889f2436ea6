#include "models/item/card_model.h"

#include "models/item/wording.h"
#include "models/ticket/life_cycle.h"

#include <algorithm>

namespace lianxin::item {

namespace {

using Cards = std::vector<session::TicketCard>;

CardRow rowOf(const session::TicketCard& card, UtcTime now)
{
    CardRow row;
    row.id = text(card.id.str());
    row.number = text(card.number);
    row.title = text(card.title);
    row.kind = kindText(card.kind);
    row.state = ticketStateText(card.state);
    row.unit = text(card.unitName);
    row.outcome = text(card.outcome);
    row.satisfaction = satisfactionText(card.satisfaction);
    row.day = dayText(card.at, now);
    row.distance = metresText(card.metres);
    row.likeness = card.likeness;
    row.likely = card.likeness >= kLikelySame;
    row.open = card.state != "archived";
    const auto state = ticket::parseState(card.state);
    row.mergeable = state && ticket::next(*state, ticket::Act::Merge);
    row.mark = text(card.mark);
    row.paint = text(card.paint);
    if (card.point) {
        row.placed = true;
        row.lon = card.point->lon;
        row.lat = card.point->lat;
    }
    return row;
}

/// The caller's earlier tickets, and those that this call has become already.
Cards pastOf(const session::CallSession& session)
{
    Cards cards = session.offer.history;
    if (session.matter)
        cards.insert(cards.end(), session.matter->before.begin(), session.matter->before.end());
    return cards;
}

Cards newestFirst(Cards cards)
{
    std::stable_sort(cards.begin(), cards.end(),
                     [](const auto& a, const auto& b) { return a.at > b.at; });
    return cards;
}

Cards likeliestFirst(Cards cards)
{
    std::stable_sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.metres < b.metres;
    });
    return cards;
}

Cards withAnAnswer(const Cards& cards)
{
    Cards kept;
    std::copy_if(cards.begin(), cards.end(), std::back_inserter(kept),
                 [](const session::TicketCard& card) { return card.likeness > 0; });
    return likeliestFirst(std::move(kept));
}

bool wasQuoted(const session::CallSession& session, const QString& ticket)
{
    return std::any_of(session.used.begin(), session.used.end(),
                       [entry = quotedEntry(ticket)](const session::AnswerUsed& used) {
                           return text(used.entry.str()) == entry;
                       });
}

} // namespace

QString quotedEntry(const QString& ticket)
{
    return QStringLiteral("ticket:") + ticket;
}

CardModel::CardModel(Source source, QObject* parent) : RowModel(parent), m_source(source) {}

void CardModel::show(const session::CallSession& session, UtcTime now)
{
    switch (m_source) {
    case Source::History:
        return showCards(newestFirst(pastOf(session)), now);
    case Source::Nearby:
        return showCards(likeliestFirst(session.nearby), now);
    case Source::Similar:
        break;
    }
    std::vector<CardRow> next;
    int shortcut = int(session.answers.size());
    for (const auto& card : withAnAnswer(session.nearby)) {
        CardRow row = rowOf(card, now);
        if (!row.outcome.isEmpty() && shortcut < 9)
            row.shortcut = ++shortcut;
        row.used = wasQuoted(session, row.id);
        next.push_back(std::move(row));
    }
    replace(std::move(next));
}

void CardModel::showCards(const std::vector<session::TicketCard>& cards, UtcTime now)
{
    std::vector<CardRow> next;
    next.reserve(cards.size());
    for (const auto& card : cards)
        next.push_back(rowOf(card, now));
    replace(std::move(next));
}

QVariant CardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CardRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return (row.mark.isEmpty() ? QString() : row.mark + QLatin1Char(' ')) +
               QStringList{row.title, row.kind,    row.day,         row.unit,
                           row.state, row.outcome, row.satisfaction}
                   .join(QLatin1Char(' '));
    case IdRole:
        return row.id;
    case NumberRole:
        return row.number;
    case KindRole:
        return row.kind;
    case StateRole:
        return row.state;
    case UnitRole:
        return row.unit;
    case OutcomeRole:
        return row.outcome;
    case SatisfactionRole:
        return row.satisfaction;
    case DayRole:
        return row.day;
    case DistanceRole:
        return row.distance;
    case PlacedRole:
        return row.placed;
    case LonRole:
        return row.lon;
    case LatRole:
        return row.lat;
    case LikenessRole:
        return row.likeness;
    case LikelyRole:
        return row.likely;
    case OpenRole:
        return row.open;
    case MergeableRole:
        return row.mergeable;
    case ShortcutRole:
        return row.shortcut;
    case UsedRole:
        return row.used;
    case MarkRole:
        return row.mark;
    case PaintRole:
        return row.paint;
    default:
        return {};
    }
}

QHash<int, QByteArray> CardModel::roleNames() const
{
    return {{IdRole, "id"},
            {NumberRole, "number"},
            {TitleRole, "title"},
            {KindRole, "kind"},
            {StateRole, "state"},
            {UnitRole, "unit"},
            {OutcomeRole, "outcome"},
            {SatisfactionRole, "satisfaction"},
            {DayRole, "day"},
            {DistanceRole, "distance"},
            {PlacedRole, "placed"},
            {LonRole, "lon"},
            {LatRole, "lat"},
            {LikenessRole, "likeness"},
            {LikelyRole, "likely"},
            {OpenRole, "open"},
            {MergeableRole, "mergeable"},
            {ShortcutRole, "shortcut"},
            {UsedRole, "used"},
            {MarkRole, "mark"},
            {PaintRole, "paint"}};
}

} // namespace lianxin::item
