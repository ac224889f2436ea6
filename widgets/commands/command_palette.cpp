#include "widgets/commands/command_palette.h"

#include "widgets/theme/key_cap.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lianxin::widgets {

namespace {

constexpr int kKeysRole = Qt::UserRole + 1;

/// What an action does on the left, its key on the right.
class ActionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(keyFont());
        painter->setPen(option.palette.color(
            option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(option.rect.adjusted(0, 0, -kGrid, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(kKeysRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), kGrid * 4};
    }
};

} // namespace

QList<QAction*> deskActions(const QList<QWidget*>& windows)
{
    QList<QAction*> actions;
    for (const QWidget* window : windows)
        for (QAction* action : window->findChildren<QAction*>())
            if (!action->objectName().isEmpty() && !action->shortcut().isEmpty() &&
                action->shortcutContext() == Qt::ApplicationShortcut)
                actions.append(action);
    return actions;
}

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), m_actions(actions), m_edit(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commands"));
    setWindowTitle(tr("命令"));
    resize(520, 640);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 2, kGrid * 2, kGrid * 2, kGrid * 2);
    column->setSpacing(kGrid);
    m_edit->setPlaceholderText(tr("想做什么？输入几个字，Enter 执行"));
    m_edit->setAccessibleName(tr("查找命令"));
    m_list->setAccessibleName(tr("命令"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    filter({});
}

void CommandPalette::filter(const QString& words)
{
    m_list->clear();
    for (int i = 0; i < m_actions.size(); ++i) {
        const QAction* action = m_actions[i];
        const QString keys = keyText(action->shortcut());
        if (!words.isEmpty() && !action->text().contains(words, Qt::CaseInsensitive) &&
            !keys.contains(words, Qt::CaseInsensitive))
            continue;
        auto* entry = new QListWidgetItem(action->text(), m_list);
        entry->setData(Qt::UserRole, i);
        entry->setData(kKeysRole, keys);
        entry->setData(Qt::AccessibleTextRole, action->text() + QLatin1Char(' ') + keys);
        if (!action->isEnabled())
            entry->setFlags(entry->flags() & ~Qt::ItemIsEnabled);
    }
    for (int row = 0; row < m_list->count() && !m_list->currentItem(); ++row)
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled)
            m_list->setCurrentRow(row);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::run()
{
    const QListWidgetItem* entry = m_list->currentItem();
    if (!entry || !(entry->flags() & Qt::ItemIsEnabled))
        return;
    QAction* action = m_actions.value(entry->data(Qt::UserRole).toInt());
    close();
    QTimer::singleShot(0, action, &QAction::trigger);
}

} // namespace lianxin::widgets
