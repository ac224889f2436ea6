#include "widgets/caller/caller_panel.h"

#include "models/item/card_model.h"
#include "models/item/facts.h"
#include "models/item/hint_model.h"
#include "widgets/caller/hint_list.h"
#include "widgets/caller/mood_curve.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeySequence>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

CallerPanel::CallerPanel(item::Facts* facts, item::CardModel* history, item::HintModel* hints,
                         QWidget* parent)
    : Panel(tr("来电人"), parent), m_facts(facts), m_history(history)
{
    setMinimumWidth(kGrid * 30);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_cards = new CardList(history, CardList::Style::History, tr("没有历史工单。"), content);
    column->addWidget(m_cards);
    column->addWidget(sectionHead(tr("情绪与诉求变化"), {}, content));
    m_curve = new MoodCurve(content);
    column->addWidget(m_curve);
    column->addWidget(sectionHead(tr("受理提示"), {}, content));
    m_hints = new HintList(hints, content);
    column->addWidget(m_hints);
    column->addStretch(1);
    body()->addWidget(scrolling(content, this), 1);

    auto* redoAction = deskAction(this, QStringLiteral("caller.redo"), tr("重办历史工单"),
                                  QKeySequence(Qt::ALT | Qt::Key_0));
    connect(redoAction, &QAction::triggered, this, &CallerPanel::redo);
    connect(m_cards, &CardList::opened, this, &CallerPanel::ticketOpened);
    connect(m_cards, &CardList::currentChanged, this, &CallerPanel::currentChanged);
    connect(m_cards, &CardList::keyClicked, this,
            [this](const QString&, const QString& ticket) { Q_EMIT redoRequested(ticket); });
    connect(facts, &item::Facts::callChanged, this, &CallerPanel::refresh);
    connect(facts, &item::Facts::moodsChanged, this, &CallerPanel::refreshMoods);
    refresh();
    refreshMoods();
}

void CallerPanel::refresh()
{
    const item::CallLine& call = m_facts->call();
    const bool none = call.state == session::CallState::None;
    setSubtitle(none ? QString() : call.caller.isEmpty() ? tr("姓名未知") : call.caller);
}

void CallerPanel::refreshMoods()
{
    m_curve->setPoints(m_facts->moods());
}

void CallerPanel::choose(const QString& ticket)
{
    m_cards->choose(ticket);
}

void CallerPanel::redo()
{
    const QString ticket = m_cards->current();
    if (!ticket.isEmpty())
        Q_EMIT redoRequested(ticket);
}

} // namespace lianxin::widgets
