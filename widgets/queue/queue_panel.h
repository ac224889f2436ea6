#pragma once

#include "widgets/theme/panel.h"

class QAbstractItemModel;
class QTreeView;

namespace lianxin::widgets {

/// A list of tickets for the other roles: number, title, state, unit, day. Any item::CardModel will
/// do. Enter opens.
class QueuePanel : public Panel {
    Q_OBJECT
public:
    QueuePanel(const QString& title, QAbstractItemModel* cards, QWidget* parent = nullptr);

Q_SIGNALS:
    void ticketOpened(const QString& ticket);

private:
    void refresh();
    QAbstractItemModel* m_cards;
    QTreeView* m_view;
    QLabel* m_empty;
};

} // namespace lianxin::widgets
