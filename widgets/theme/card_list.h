#pragma once

#include "widgets/theme/rows_view.h"

namespace lianxin::item {
class CardModel;
}

namespace lianxin::widgets {

class Card;

/// Tickets as cards. Which keys stand on them is the panel's business.
class CardList : public RowsView {
    Q_OBJECT
public:
    enum class Style { History, Nearby, Similar };
    CardList(item::CardModel* cards, Style style, const QString& emptySentence, QWidget* parent);

    /// The ticket that keys act on: the one last chosen, else the first; empty when there is none.
    QString current() const;
    void choose(const QString& ticket);
    /// The ticket that Alt 0 does again 重办: the key stands on its card too.
    void setRedone(const QString& ticket);

Q_SIGNALS:
    void currentChanged(const QString& ticket);
    void chosen(const QString& ticket);
    void opened(const QString& ticket);
    void keyClicked(const QString& key, const QString& ticket);

protected:
    QWidget* makeRow() override;
    void fillRow(QWidget* widget, const QModelIndex& index) override;

private:
    void fillHistory(Card* card, const QModelIndex& index);
    void fillNearby(Card* card, const QModelIndex& index);
    void fillSimilar(Card* card, const QModelIndex& index);
    void refreshStanding();
    void refreshNearbyKeys(Card* card, const QModelIndex& index, bool keyed);
    QString ticketOf(QWidget* card) const;
    Style m_style;
    QString m_chosen;
    QString m_current;
    QString m_redone;
};

} // namespace lianxin::widgets
