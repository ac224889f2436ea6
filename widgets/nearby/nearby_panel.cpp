#include "widgets/nearby/nearby_panel.h"

#include "models/item/card_model.h"
#include "models/item/topic_note.h"
#include "widgets/theme/card.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeySequence>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

NearbyPanel::NearbyPanel(item::CardModel* nearby, item::TopicNote* topic, QWidget* parent)
    : Panel(tr("附近与重复"), parent), m_nearby(nearby), m_topic(topic)
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topicCard = new Card(content);
    m_topicCard->setObjectName(QStringLiteral("nearby.topicCard"));
    column->addWidget(m_topicCard);
    m_list = new CardList(nearby, CardList::Style::Nearby, tr("附近近期没有同类工单。"), content);
    column->addWidget(m_list);
    column->addStretch(1);
    body()->addWidget(scrolling(content, this), 1);
    makeActions();
    connect(m_topicCard, &Card::activated, this, &NearbyPanel::requestTopic);
    connect(m_topicCard, &Card::keyClicked, this, &NearbyPanel::requestTopic);
    connect(m_topic, &item::TopicNote::lineChanged, this, &NearbyPanel::refreshTopic);
    connect(m_list, &CardList::keyClicked, this, &NearbyPanel::request);
    connect(m_list, &CardList::opened, this, &NearbyPanel::ticketOpened);
    connect(m_list, &CardList::chosen, this, &NearbyPanel::ticketChosen);
    connect(m_list, &RowsView::rowsChanged, this, &NearbyPanel::refresh);
    connect(m_list, &RowsView::rowsChanged, this, &NearbyPanel::refreshTopic);
    refresh();
    refreshTopic();
}

void NearbyPanel::setRedone(const QString& ticket)
{
    m_list->setRedone(ticket);
}

void NearbyPanel::makeActions()
{
    auto* merge = deskAction(this, QStringLiteral("nearby.merge"), tr("并单"),
                             QKeySequence(Qt::ALT | Qt::Key_M));
    auto* compare = deskAction(this, QStringLiteral("nearby.compare"), tr("对比"),
                               QKeySequence(Qt::ALT | Qt::Key_C));
    auto* topics = deskAction(this, QStringLiteral("nearby.topics"), tr("热点与预警"),
                              QKeySequence(Qt::ALT | Qt::Key_H));
    connect(merge, &QAction::triggered, this,
            [this] { request(QStringLiteral("merge"), m_list->current()); });
    connect(compare, &QAction::triggered, this,
            [this] { request(QStringLiteral("compare"), m_list->current()); });
    connect(topics, &QAction::triggered, this, &NearbyPanel::requestTopic);
}

void NearbyPanel::refresh()
{
    const int count = m_nearby->rowCount();
    setSubtitle(count > 0 ? tr("%1 件").arg(count) : QString());
}

void NearbyPanel::refreshTopic()
{
    const item::TopicLine& line = m_topic->line();
    m_topicCard->setVisible(line.known);
    m_topicCard->setTitle(line.title);
    m_topicCard->setPill(line.mark, Tone::Amber);
    m_topicCard->setText(line.words, Card::Spread::Line);
    m_topicCard->setCaption(line.reason);
    m_topicCard->setKey(QStringLiteral("topic"),
                        line.known && !m_list->isReadOnly() ? QStringLiteral("Alt H") : QString(),
                        tr("看这些工单"));
    m_topicCard->setAccessibleName(line.words);
    m_topicCard->setAccessibleDescription(line.title + QLatin1Char(' ') + line.reason);
}

void NearbyPanel::request(const QString& what, const QString& ticket)
{
    if (ticket.isEmpty())
        return;
    if (what == QLatin1String("merge"))
        Q_EMIT mergeRequested(ticket);
    else if (what == QLatin1String("redo"))
        Q_EMIT redoRequested(ticket);
    else
        Q_EMIT compareRequested(ticket);
}

void NearbyPanel::requestTopic()
{
    if (m_topic->line().known)
        Q_EMIT topicRequested(m_topic->line().id);
    else
        Q_EMIT topicsRequested();
}

} // namespace lianxin::widgets
