#include "widgets/destination/unit_chooser.h"

#include "models/item/wording.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lianxin::widgets {

namespace {
constexpr int kMostShown = 40;
} // namespace

UnitChooser::UnitChooser(const QList<item::Choice>& candidates, const QList<item::Choice>& units,
                         QWidget* parent)
    : QDialog(parent), m_candidates(candidates), m_units(units), m_edit(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("destination.chooser"));
    setWindowTitle(tr("换承办单位"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(480, 420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 2, kGrid * 2, kGrid * 2, kGrid * 2);
    column->setSpacing(kGrid);
    m_edit->setPlaceholderText(tr("输入单位名称的一部分，Enter 选定"));
    m_edit->setAccessibleName(tr("查找单位"));
    m_list->setAccessibleName(tr("单位"));
    m_list->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &UnitChooser::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &UnitChooser::take);
    connect(m_list, &QListWidget::itemClicked, this, &UnitChooser::take);
    filter({});
}

void UnitChooser::add(const item::Choice& unit)
{
    const QString sure =
        unit.confidence < 0 ? QString() : QStringLiteral("　") + item::percentText(unit.confidence);
    auto* entry = new QListWidgetItem(unit.display + sure, m_list);
    entry->setData(Qt::UserRole, unit.value);
    entry->setData(Qt::UserRole + 1, unit.display);
}

void UnitChooser::filter(const QString& words)
{
    m_list->clear();
    const auto isCandidate = [this](const item::Choice& unit) {
        return std::any_of(m_candidates.begin(), m_candidates.end(),
                           [&](const auto& c) { return c.value == unit.value; });
    };
    for (const item::Choice& unit : m_candidates)
        if (unit.display.contains(words, Qt::CaseInsensitive))
            add(unit);
    for (const item::Choice& unit : m_units)
        if (m_list->count() < kMostShown && !isCandidate(unit) &&
            unit.display.contains(words, Qt::CaseInsensitive))
            add(unit);
    m_list->setCurrentRow(0);
}

bool UnitChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void UnitChooser::take()
{
    const QListWidgetItem* entry = m_list->currentItem();
    if (!entry)
        return;
    Q_EMIT chosen(entry->data(Qt::UserRole).toString(), entry->data(Qt::UserRole + 1).toString());
    close();
}

} // namespace lianxin::widgets
