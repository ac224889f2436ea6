#include "widgets/nearby/nearby_panel.h"

#include "models/item/card_model.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/key_button.h"

#include <QAction>
#include <QKeySequence>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

NearbyPanel::NearbyPanel(item::CardModel* nearby, QWidget* parent)
    : Panel(tr("附近与重复"), parent), m_nearby(nearby)
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_list = new CardList(nearby, CardList::Style::Nearby, tr("附近近期没有同类工单。"), content);
    column->addWidget(m_list);
    column->addStretch(1);
    body()->addWidget(scrolling(content, this), 1);
    auto* merge = deskAction(this, QStringLiteral("nearby.merge"), tr("并单"),
                             QKeySequence(Qt::ALT | Qt::Key_M));
    auto* compare = deskAction(this, QStringLiteral("nearby.compare"), tr("对比"),
                               QKeySequence(Qt::ALT | Qt::Key_C));
    connect(merge, &QAction::triggered, this,
            [this] { request(QStringLiteral("merge"), m_list->current()); });
    connect(compare, &QAction::triggered, this,
            [this] { request(QStringLiteral("compare"), m_list->current()); });
    connect(m_list, &CardList::keyClicked, this, &NearbyPanel::request);
    connect(m_list, &CardList::opened, this, &NearbyPanel::ticketOpened);
    connect(m_list, &RowsView::rowsChanged, this, &NearbyPanel::refresh);
    refresh();
}

void NearbyPanel::refresh()
{
    const int count = m_nearby->rowCount();
    setSubtitle(count > 0 ? tr("%1 件").arg(count) : QString());
}

void NearbyPanel::request(const QString& what, const QString& ticket)
{
    if (ticket.isEmpty())
        return;
    if (what == QLatin1String("merge"))
        Q_EMIT mergeRequested(ticket);
    else
        Q_EMIT compareRequested(ticket);
}

} // namespace lianxin::widgets
