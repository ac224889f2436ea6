#include "widgets/theme/card_list.h"

#include "models/item/card_model.h"
#include "widgets/theme/card.h"

#include <utility>

namespace lianxin::widgets {

namespace {

using item::CardModel;

QString joined(const QStringList& parts)
{
    QStringList kept = parts;
    kept.removeAll(QString());
    return kept.join(QStringLiteral(" · "));
}

QString textOf(const QModelIndex& index, CardModel::Role role)
{
    return index.data(role).toString();
}

Tone toneOf(const QString& satisfaction)
{
    if (satisfaction == QStringLiteral("不满意"))
        return Tone::Red;
    return satisfaction == QStringLiteral("满意") ? Tone::Green : Tone::Neutral;
}

} // namespace

CardList::CardList(item::CardModel* cards, Style style, const QString& emptySentence,
                   QWidget* parent)
    : RowsView(cards, emptySentence, parent), m_style(style)
{
    connect(this, &RowsView::rowsChanged, this, &CardList::refreshStanding);
    populate();
}

QString CardList::current() const
{
    for (int row = 0; row < model()->rowCount(); ++row)
        if (textOf(model()->index(row, 0), CardModel::IdRole) == m_chosen)
            return m_chosen;
    return model()->rowCount() > 0 ? textOf(model()->index(0, 0), CardModel::IdRole) : QString();
}

void CardList::choose(const QString& ticket)
{
    m_chosen = ticket;
    refreshStanding();
}

void CardList::setRedone(const QString& ticket)
{
    m_redone = ticket;
    refreshStanding();
}

QString CardList::ticketOf(QWidget* card) const
{
    for (int row = 0; row < count(); ++row)
        if (rowWidget(row) == card)
            return textOf(model()->index(row, 0), CardModel::IdRole);
    return {};
}

QWidget* CardList::makeRow()
{
    auto* card = new Card(this);
    connect(card, &Card::activated, this, [this, card] { Q_EMIT opened(ticketOf(card)); });
    connect(card, &Card::keyClicked, this,
            [this, card](const QString& key) { Q_EMIT keyClicked(key, ticketOf(card)); });
    connect(card, &Card::chosen, this, [this, card] {
        choose(ticketOf(card));
        Q_EMIT chosen(m_chosen);
    });
    return card;
}

void CardList::fillRow(QWidget* widget, const QModelIndex& index)
{
    auto* card = static_cast<Card*>(widget);
    card->setTitle(textOf(index, CardModel::TitleRole));
    card->setMark(textOf(index, CardModel::MarkRole), QColor(textOf(index, CardModel::PaintRole)));
    card->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    switch (m_style) {
    case Style::History:
        return fillHistory(card, index);
    case Style::Nearby:
        return fillNearby(card, index);
    case Style::Similar:
        return fillSimilar(card, index);
    }
}

void CardList::fillHistory(Card* card, const QModelIndex& index)
{
    card->setText(joined({textOf(index, CardModel::DayRole) + QLatin1Char(' ') +
                              textOf(index, CardModel::KindRole),
                          textOf(index, CardModel::UnitRole), textOf(index, CardModel::StateRole)}),
                  Card::Spread::Line);
    card->setSecond(textOf(index, CardModel::OutcomeRole));
    const QString satisfaction = textOf(index, CardModel::SatisfactionRole);
    card->setFootPill(satisfaction, toneOf(satisfaction));
}

void CardList::fillNearby(Card* card, const QModelIndex& index)
{
    const bool likely = index.data(CardModel::LikelyRole).toBool();
    card->setPill(likely ? tr("很可能同一事") : QString(), Tone::Amber);
    card->setText(joined({textOf(index, CardModel::DistanceRole), textOf(index, CardModel::DayRole),
                          textOf(index, CardModel::UnitRole), textOf(index, CardModel::StateRole)}),
                  Card::Spread::Line);
    card->setCaption(textOf(index, CardModel::OutcomeRole));
}

void CardList::fillSimilar(Card* card, const QModelIndex& index)
{
    const QString outcome = textOf(index, CardModel::OutcomeRole);
    card->setText(joined({textOf(index, CardModel::DayRole), textOf(index, CardModel::UnitRole),
                          outcome.isEmpty() ? textOf(index, CardModel::StateRole) : outcome}),
                  Card::Spread::Line);
    const int n = index.data(CardModel::ShortcutRole).toInt();
    card->setKey(QStringLiteral("quote"),
                 n > 0 && !isReadOnly() ? QStringLiteral("Alt %1").arg(n) : QString(),
                 tr("引用答复"));
    card->setFootPill(index.data(CardModel::UsedRole).toBool() ? tr("✓ 已引用") : QString(),
                      Tone::Green);
}

void CardList::refreshStanding()
{
    const QString now = current();
    for (int row = 0; row < count(); ++row) {
        auto* card = static_cast<Card*>(rowWidget(row));
        const bool first = textOf(model()->index(row, 0), CardModel::IdRole) == now;
        const bool keyed = first && m_style != Style::Similar && !isReadOnly();
        card->setStanding(first && m_style == Style::Nearby ? Card::Standing::Foremost
                                                            : Card::Standing::Plain);
        if (m_style == Style::History)
            card->setKey(QStringLiteral("redo"), keyed ? QStringLiteral("Alt 0") : QString(),
                         tr("重办这一件"));
        if (m_style == Style::Nearby)
            refreshNearbyKeys(card, model()->index(row, 0), keyed);
    }
    if (std::exchange(m_current, now) != now)
        Q_EMIT currentChanged(now);
}

/// A ticket goes with one that is still acted on; one that is done with is done again.
void CardList::refreshNearbyKeys(Card* card, const QModelIndex& index, bool keyed)
{
    const bool merges = keyed && index.data(CardModel::MergeableRole).toBool();
    const bool redoes = keyed && !merges && textOf(index, CardModel::IdRole) == m_redone;
    card->setKey(QStringLiteral("merge"), merges ? QStringLiteral("Alt M") : QString(),
                 tr("并单（各自保留编号与回访）"));
    card->setKey(QStringLiteral("redo"), redoes ? QStringLiteral("Alt 0") : QString(),
                 tr("重办这一件"));
    card->setKey(QStringLiteral("compare"), keyed ? QStringLiteral("Alt C") : QString(),
                 tr("对比"));
}

} // namespace lianxin::widgets
