#include "widgets/knowledge/guide_view.h"

#include "models/item/guide_model.h"
#include "widgets/knowledge/guide_keys.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace lianxin::widgets {

namespace {

using knowledge::GuideEnd;

Tone toneOf(GuideEnd end)
{
    switch (end) {
    case GuideEnd::Emergency:
        return Tone::Red;
    case GuideEnd::Refuse:
        return Tone::Amber;
    case GuideEnd::Answer:
        return Tone::Green;
    default:
        return Tone::Blue;
    }
}

/// A key that works while the guide has the focus.
QAction* ownKey(QWidget* view, const char* name, const QString& words, const QString& cap)
{
    auto* action = new QAction(words, view);
    action->setObjectName(QString::fromLatin1(name));
    action->setProperty("cap", cap);
    return action;
}

} // namespace

GuideView::GuideView(item::GuideModel* guide, QWidget* parent)
    : QFrame(parent), m_guide(guide), m_title(makeWrapping({}, "card-title", this)),
      m_pill(new Pill(this)), m_path(makeWrapping({}, "caption", this)),
      m_sentence(makeWrapping({}, "card-speech", this)), m_keys(new GuideKeys(guide, this)),
      m_end(new Pill(this)),
      m_open(ownKey(this, "guide.open", tr("展开"), QStringLiteral("Alt B"))),
      m_take(ownKey(this, "guide.take", tr("填入分类"), QStringLiteral("↵"))),
      m_back(ownKey(this, "guide.back", tr("上一步"), QStringLiteral("←"))),
      m_fold(ownKey(this, "guide.fold", tr("收起"), QStringLiteral("Esc")))
{
    setObjectName(QStringLiteral("guide"));
    setFocusPolicy(Qt::StrongFocus);
    makeLayout();
    connect(m_open, &QAction::triggered, this, &GuideView::enter);
    connect(m_take, &QAction::triggered, this, &GuideView::take);
    connect(m_back, &QAction::triggered, this, &GuideView::stepBack);
    connect(m_fold, &QAction::triggered, this, &GuideView::fold);
    connect(m_keys, &GuideKeys::clicked, this, &GuideView::choose);
    connect(m_keys, &RowsView::rowsChanged, this, &GuideView::refresh);
    connect(m_guide, &item::GuideModel::lineChanged, this, &GuideView::refresh);
    refresh();
}

void GuideView::makeLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 3 / 2, kGrid, kGrid * 3 / 2, kGrid);
    column->setSpacing(kGrid / 2);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_title, 1);
    head->addWidget(m_pill, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_path);
    column->addWidget(m_sentence);
    column->addWidget(m_keys);
    auto* end = new QHBoxLayout;
    end->addWidget(m_end);
    end->addStretch(1);
    column->addLayout(end);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid * 3 / 2);
    makeFoot(foot);
    column->addLayout(foot);
}

void GuideView::makeFoot(QHBoxLayout* foot)
{
    for (QAction* action : {m_open, m_take, m_back, m_fold})
        foot->addWidget(new KeyButton(action, KeyButton::Look::Quiet, this));
    foot->addStretch(1);
}

void GuideView::refresh()
{
    const item::GuideLine& line = m_guide->line();
    setVisible(line.known);
    setRole(this, line.open ? "card-first" : "card");
    m_title->setText(line.title);
    m_pill->say(line.path.isEmpty() ? tr("步骤") : tr("步骤 · 第 %1 步").arg(line.step),
                Tone::Blue);
    m_path->setText(line.path.join(QStringLiteral(" → ")));
    m_path->setHidden(line.path.isEmpty());
    m_sentence->setText(line.sentence);
    m_sentence->setVisible(line.open);
    m_keys->setVisible(line.open && line.asking);
    m_end->say(line.open || !line.asking ? line.endText : QString(), toneOf(line.end));
    const bool acting = !m_keys->isReadOnly();
    m_open->setVisible(acting && !line.open);
    m_take->setVisible(acting && line.open && !line.category.isEmpty());
    m_take->setEnabled(!line.categoryTaken);
    m_take->setText(line.categoryTaken ? tr("✓ 分类已填") : tr("填入分类"));
    m_back->setVisible(acting && line.open && !line.path.isEmpty());
    m_fold->setVisible(acting && line.open);
    setAccessibleName(tr("分步答询 %1").arg(line.title));
    setAccessibleDescription(line.open ? line.sentence : line.path.join(QStringLiteral("，")));
}

void GuideView::enter()
{
    if (!m_guide->line().known || m_keys->isReadOnly())
        return;
    if (!hasFocus())
        m_before = QApplication::focusWidget();
    if (!m_guide->line().open)
        Q_EMIT opened();
    window()->activateWindow();
    setFocus(Qt::ShortcutFocusReason);
}

void GuideView::fold()
{
    Q_EMIT folded();
    if (!m_before || !m_before->isVisible())
        return;
    m_before->window()->activateWindow();
    m_before->setFocus(Qt::OtherFocusReason);
}

void GuideView::choose(int row)
{
    const QModelIndex index = m_guide->index(row);
    if (index.isValid())
        Q_EMIT keyChosen(index.data(item::GuideModel::NodeRole).toString(),
                         index.data(item::GuideModel::OptionRole).toInt());
}

void GuideView::stepBack()
{
    if (!m_guide->line().path.isEmpty())
        Q_EMIT steppedBack();
}

void GuideView::take()
{
    const item::GuideLine& line = m_guide->line();
    if (!line.category.isEmpty() && !line.categoryTaken)
        Q_EMIT categoryTaken(line.category, line.categoryText);
}

void GuideView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!plain || m_keys->isReadOnly() || !m_guide->line().known)
        return QFrame::keyPressEvent(event);
    if (!m_guide->line().open) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            return enter();
        return QFrame::keyPressEvent(event);
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        return fold();
    case Qt::Key_Left:
    case Qt::Key_Backspace:
        return stepBack();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return take();
    default:
        if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
            return choose(event->key() - Qt::Key_1);
        QFrame::keyPressEvent(event);
    }
}

void GuideView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_guide->line().open)
        enter();
}

} // namespace lianxin::widgets
