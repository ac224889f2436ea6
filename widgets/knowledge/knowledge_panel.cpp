#include "widgets/knowledge/knowledge_panel.h"

#include "models/item/answer_model.h"
#include "models/item/card_model.h"
#include "widgets/knowledge/answer_list.h"
#include "widgets/knowledge/guide_view.h"
#include "widgets/theme/card_list.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxin::widgets {

using item::AnswerModel;
using item::CardModel;

KnowledgePanel::KnowledgePanel(item::GuideModel* guide, AnswerModel* answers, CardModel* similar,
                               QWidget* parent)
    : Panel(tr("知识推荐"), parent), m_answers(answers), m_similar(similar),
      m_search(new QLineEdit(this))
{
    setSubtitle(tr("按刚才的话更新"));
    addKeyHint(QStringLiteral("Ctrl K"), tr("搜索"));
    setMinimumWidth(kGrid * 42);
    makeSearch();
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_guide = new GuideView(guide, content);
    column->addWidget(m_guide);
    m_answerList = new AnswerList(answers, content);
    column->addWidget(m_answerList);
    column->addWidget(sectionHead(tr("相似工单"), tr("附近的同类问题"), content));
    m_similarList =
        new CardList(similar, CardList::Style::Similar, tr("附近没有相似的工单。"), content);
    column->addWidget(m_similarList);
    column->addStretch(1);
    body()->addWidget(m_search);
    auto* area = scrolling(content, this);
    body()->addWidget(area, 1);
    connect(m_guide, &GuideView::opened, area,
            [this, area] { area->ensureWidgetVisible(m_guide); });
    connect(m_answerList, &AnswerList::useRequested, this, &KnowledgePanel::useAnswer);
    connect(m_similarList, &CardList::keyClicked, this,
            [this](const QString&, const QString& ticket) { Q_EMIT similarQuoted(ticket); });
    connect(m_similarList, &CardList::opened, this, &KnowledgePanel::ticketOpened);
    makeActions();
}

void KnowledgePanel::makeActions()
{
    for (int n = 1; n <= 9; ++n) {
        auto* use =
            deskAction(this, QStringLiteral("knowledge.use%1").arg(n), tr("采用第 %1 条").arg(n),
                       QKeySequence(QKeyCombination(Qt::ALT, Qt::Key(Qt::Key_0 + n))));
        connect(use, &QAction::triggered, this, [this, n] { useNumbered(n); });
    }
    auto* guide = deskAction(this, QStringLiteral("knowledge.guide"), tr("分步答询"),
                             QKeySequence(Qt::ALT | Qt::Key_B));
    connect(guide, &QAction::triggered, m_guide, &GuideView::enter);
    auto* given = deskAction(this, QStringLiteral("knowledge.given"), tr("旧版答复的来电人"),
                             QKeySequence(Qt::ALT | Qt::Key_V));
    connect(given, &QAction::triggered, this, [this] {
        const QModelIndex index = m_answers->index(m_answerList->current());
        if (index.isValid())
            Q_EMIT givenRequested(index.data(AnswerModel::EntryRole).toString(),
                                  index.data(AnswerModel::TitleRole).toString());
    });
    auto* search = deskAction(this, QStringLiteral("knowledge.search"), tr("搜索知识"),
                              QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(search, &QAction::triggered, this, [this] {
        m_search->show();
        window()->activateWindow();
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void KnowledgePanel::makeSearch()
{
    m_search->setObjectName(QStringLiteral("knowledge.searchEdit"));
    m_search->setAccessibleName(tr("搜索知识"));
    m_search->setPlaceholderText(tr("搜索知识，Esc 回到随话推荐"));
    setRole(m_search, "search");
    m_search->hide();
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        setSubtitle(words.isEmpty() ? tr("按刚才的话更新") : tr("搜索结果"));
        Q_EMIT searched(words.trimmed());
    });
}

bool KnowledgePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endSearch();
        return true;
    }
    return Panel::eventFilter(watched, event);
}

void KnowledgePanel::endSearch()
{
    m_search->clear();
    m_search->hide();
}

void KnowledgePanel::useAnswer(int row)
{
    const QModelIndex index = m_answers->index(row);
    if (index.isValid())
        Q_EMIT answerUsed(index.data(AnswerModel::EntryRole).toString(),
                          index.data(AnswerModel::VersionRole).toInt());
}

void KnowledgePanel::useNumbered(int n)
{
    if (n <= m_answers->rowCount())
        return useAnswer(n - 1);
    for (int row = 0; row < m_similar->rowCount(); ++row) {
        const QModelIndex index = m_similar->index(row);
        if (index.data(CardModel::ShortcutRole).toInt() == n)
            Q_EMIT similarQuoted(index.data(CardModel::IdRole).toString());
    }
}

} // namespace lianxin::widgets
