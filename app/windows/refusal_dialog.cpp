#include "app/windows/refusal_dialog.h"

#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace lianxin::windows {

namespace {

using widgets::kGrid;

constexpr QSize kSize(600, 480);
constexpr int kSayHeight = kGrid * 12; ///< three lines: the list stands still while one chooses

} // namespace

RefusalDialog::RefusalDialog(const QList<Clause>& clauses, QWidget* parent)
    : QDialog(parent), m_clauses(clauses), m_list(new QListWidget(this)),
      m_words(clauses.isEmpty() ? new QLineEdit(this) : nullptr),
      m_say(widgets::makeWrapping({}, "card-speech", this)),
      m_refuse(new QPushButton(tr("不予受理"), this))
{
    setObjectName(QStringLiteral("refusal"));
    setWindowTitle(tr("不予受理"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    m_list->setAccessibleName(tr("条款"));
    m_list->installEventFilter(this);
    m_say->setObjectName(QStringLiteral("refusal.say"));
    m_say->setAlignment(Qt::AlignTop);
    m_say->setMinimumHeight(kSayHeight);
    m_refuse->setObjectName(QStringLiteral("refusal.refuse"));
    m_refuse->setDefault(true);
    for (const Clause& one : m_clauses)
        m_list->addItem(one.words);
    m_list->setHidden(m_words != nullptr);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 2, kGrid * 2, kGrid * 2, kGrid * 2);
    column->setSpacing(kGrid);
    column->addWidget(widgets::makeLabel(tr("依据哪一条？（须向来电人说明）"), "small", this));
    column->addWidget(m_list, 1);
    if (m_words) {
        m_words->setAccessibleName(tr("条款"));
        column->addWidget(m_words);
        connect(m_words, &QLineEdit::textChanged, this, &RefusalDialog::refresh);
    }
    column->addWidget(m_say);
    column->addWidget(m_refuse);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &RefusalDialog::refresh);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &RefusalDialog::take);
    connect(m_refuse, &QPushButton::clicked, this, &RefusalDialog::take);
    (m_words ? static_cast<QWidget*>(m_words) : m_list)->setFocus();
    refresh();
}

/// A list that gets the focus makes its first row the current one; it is chosen by the next key.
bool RefusalDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        m_list->selectedItems().isEmpty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setCurrentRow(key == Qt::Key_Down ? 0 : m_list->count() - 1,
                                  QItemSelectionModel::ClearAndSelect);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

QString RefusalDialog::clause() const
{
    if (m_words)
        return m_words->text().trimmed();
    const auto selected = m_list->selectedItems();
    return selected.isEmpty() ? QString() : selected.constFirst()->text();
}

void RefusalDialog::refresh()
{
    const auto selected = m_list->selectedItems();
    m_say->setText(selected.isEmpty()
                       ? QString()
                       : tr("请说：“%1”").arg(m_clauses[m_list->row(selected.constFirst())].say));
    m_refuse->setEnabled(!clause().isEmpty());
}

void RefusalDialog::take()
{
    if (clause().isEmpty())
        return;
    Q_EMIT chosen(clause());
    close();
}

} // namespace lianxin::windows
