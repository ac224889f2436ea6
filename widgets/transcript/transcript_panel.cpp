#include "widgets/transcript/transcript_panel.h"

#include "models/item/facts.h"
#include "models/item/transcript_model.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/theme.h"
#include "widgets/transcript/coaching_strip.h"
#include "widgets/transcript/transcript_delegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lianxin::widgets {

using item::TranscriptModel;

TranscriptPanel::TranscriptPanel(TranscriptModel* transcript, item::Facts* facts, QWidget* parent)
    : Panel(tr("通话记录"), parent), m_transcript(transcript), m_view(new QListView(this)),
      m_delegate(new TranscriptDelegate(this)), m_findBar(new QWidget(this)),
      m_findEdit(new QLineEdit(m_findBar)), m_found(makeLabel({}, "caption", m_findBar)),
      m_empty(makeWrapping(tr("接通以后，双方说的话会逐句写在这里。"), "empty", this))
{
    setSubtitle(tr("实时转写 · 两路"));
    addKeyHint(QStringLiteral("Ctrl F"), tr("查找"), KeyFor::Reading);
    addKeyHint(QStringLiteral("Ctrl E"), tr("更正"));
    setMinimumWidth(kGrid * 56);
    makeFindBar();
    makeView();
    body()->addWidget(m_findBar);
    body()->addWidget(m_empty);
    body()->addWidget(m_view, 1);
    body()->addWidget(new CoachingStrip(facts, this));
    auto* find =
        deskAction(this, QStringLiteral("transcript.find"), tr("在通话中查找"), QKeySequence::Find);
    auto* correct = deskAction(this, QStringLiteral("transcript.correct"), tr("更正一句话"),
                               QKeySequence(Qt::CTRL | Qt::Key_E));
    find->setProperty("reading", true);
    connect(find, &QAction::triggered, this, &TranscriptPanel::openFind);
    connect(correct, &QAction::triggered, this, &TranscriptPanel::correctChosen);
    refreshEmpty();
}

void TranscriptPanel::makeView()
{
    m_view->setObjectName(QStringLiteral("transcript.view"));
    m_view->setAccessibleName(tr("通话记录"));
    m_view->setModel(m_transcript);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    connect(m_view->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const auto* bar = m_view->verticalScrollBar();
        m_following = bar->sliderPosition() >= bar->maximum() - 4;
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &TranscriptPanel::followNewest);
    connect(m_view, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT playRequested(index.data(TranscriptModel::AtRole).toInt());
    });
    connect(m_delegate, &TranscriptDelegate::corrected, this, &TranscriptPanel::corrected);
    connect(m_transcript, &QAbstractItemModel::rowsInserted, this, &TranscriptPanel::refreshEmpty);
    connect(m_transcript, &QAbstractItemModel::rowsRemoved, this, &TranscriptPanel::refreshEmpty);
    connect(m_transcript, &QAbstractItemModel::dataChanged, this, &TranscriptPanel::showLit);
}

void TranscriptPanel::makeFindBar()
{
    setRole(m_findBar, "find-bar");
    m_findBar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(m_findBar);
    row->setContentsMargins(kGrid * 3 / 2, kGrid / 2, kGrid * 3 / 2, kGrid / 2);
    m_findEdit->setObjectName(QStringLiteral("transcript.findEdit"));
    m_findEdit->setAccessibleName(tr("在通话中查找"));
    m_findEdit->setPlaceholderText(tr("查找说过的话，Enter 下一处，Esc 关闭"));
    m_findEdit->installEventFilter(this);
    row->addWidget(m_findEdit, 1);
    row->addWidget(m_found);
    connect(m_findEdit, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_delegate->setSought(words);
        m_view->viewport()->update();
        refreshFound();
    });
    connect(m_findEdit, &QLineEdit::returnPressed, this, &TranscriptPanel::findNext);
    m_findBar->hide();
}

void TranscriptPanel::openFind()
{
    m_findBar->show();
    window()->activateWindow();
    m_findEdit->setFocus(Qt::ShortcutFocusReason);
    m_findEdit->selectAll();
}

void TranscriptPanel::closeFind()
{
    m_findBar->hide();
    m_findEdit->clear();
    m_view->setFocus(Qt::OtherFocusReason);
}

void TranscriptPanel::findNext()
{
    const QString words = m_findEdit->text();
    const int rows = m_transcript->rowCount();
    if (words.isEmpty() || rows == 0)
        return;
    const int start = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    for (int step = 1; step <= rows; ++step) {
        const QModelIndex index = m_transcript->index((start + step) % rows);
        if (!index.data(TranscriptModel::TextRole).toString().contains(words, Qt::CaseInsensitive))
            continue;
        m_following = false;
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
        return;
    }
}

void TranscriptPanel::refreshFound()
{
    const QString words = m_findEdit->text();
    int found = 0;
    for (int row = 0; !words.isEmpty() && row < m_transcript->rowCount(); ++row)
        found += int(m_transcript->index(row)
                         .data(TranscriptModel::TextRole)
                         .toString()
                         .count(words, Qt::CaseInsensitive));
    m_found->setText(words.isEmpty() ? QString()
                     : found > 0     ? tr("%1 处").arg(found)
                                     : tr("没有找到"));
}

void TranscriptPanel::correctChosen()
{
    QModelIndex index = m_view->currentIndex();
    for (int row = m_transcript->rowCount() - 1; !index.isValid() && row >= 0; --row)
        if (!m_transcript->index(row).data(TranscriptModel::RunningRole).toBool())
            index = m_transcript->index(row);
    if (!index.isValid() || index.data(TranscriptModel::RunningRole).toBool())
        return;
    window()->activateWindow();
    m_view->setFocus(Qt::ShortcutFocusReason);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->edit(index);
}

void TranscriptPanel::revealUtterance(int utterance)
{
    for (int row = 0; row < m_transcript->rowCount(); ++row) {
        const QModelIndex index = m_transcript->index(row);
        if (index.data(TranscriptModel::UtteranceRole).toInt() != utterance)
            continue;
        m_following = false;
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
    }
}

bool TranscriptPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return Panel::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_findEdit && key == Qt::Key_Escape) {
        closeFind();
        return true;
    }
    if (watched == m_view && (key == Qt::Key_Return || key == Qt::Key_Enter) &&
        m_view->currentIndex().isValid()) {
        Q_EMIT playRequested(m_view->currentIndex().data(TranscriptModel::AtRole).toInt());
        return true;
    }
    return Panel::eventFilter(watched, event);
}

void TranscriptPanel::followNewest()
{
    if (m_following)
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
}

void TranscriptPanel::showLit()
{
    const int lit = m_transcript->litRow();
    if (lit == m_litRow)
        return;
    m_litRow = lit;
    if (lit >= 0)
        m_view->scrollTo(m_transcript->index(lit), QAbstractItemView::EnsureVisible);
    else
        followNewest();
}

void TranscriptPanel::refreshEmpty()
{
    const bool empty = m_transcript->rowCount() == 0;
    m_empty->setVisible(empty);
    if (empty)
        m_following = true;
    if (!m_findBar->isHidden())
        refreshFound();
}

} // namespace lianxin::widgets
