#include "widgets/destination/unit_chooser.h"

#include "models/item/wording.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lianxin::widgets {

namespace {
constexpr int kMostShown = 40;

constexpr int kValueRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kBasisRole = Qt::UserRole + 2;

QString partText(item::UnitProposal::Part part)
{
    switch (part) {
    case item::UnitProposal::Part::Standing:
        return UnitChooser::tr("现定");
    case item::UnitProposal::Part::Proposed:
        return UnitChooser::tr("建议");
    case item::UnitProposal::Part::Helper:
        return UnitChooser::tr("协办");
    case item::UnitProposal::Part::Other:
        break;
    }
    return UnitChooser::tr("备选");
}

QString standingText(const item::UnitProposal& one)
{
    const QString part = partText(one.part);
    return one.unit.confidence < item::kWorthSaying
               ? part
               : part + QStringLiteral(" · ") + item::percentText(one.unit.confidence);
}

} // namespace

UnitChooser::UnitChooser(const QList<item::UnitProposal>& candidates,
                         const QList<item::Choice>& units, QWidget* parent)
    : QDialog(parent), m_candidates(candidates), m_units(units), m_edit(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_basis(makeWrapping({}, "small", this))
{
    setObjectName(QStringLiteral("destination.chooser"));
    setWindowTitle(tr("换承办单位"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(480, 480);
    m_basis->setMinimumHeight(kGrid * 6);
    m_basis->setAlignment(Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 2, kGrid * 2, kGrid * 2, kGrid * 2);
    column->setSpacing(kGrid);
    m_edit->setPlaceholderText(tr("输入单位名称的一部分，Enter 选定"));
    m_edit->setAccessibleName(tr("查找单位"));
    m_list->setAccessibleName(tr("单位"));
    m_list->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    column->addWidget(m_basis);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &UnitChooser::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &UnitChooser::take);
    connect(m_list, &QListWidget::itemClicked, this, &UnitChooser::take);
    connect(m_list, &QListWidget::currentItemChanged, this, &UnitChooser::explain);
    filter({});
}

void UnitChooser::explain(const QListWidgetItem* entry)
{
    const QString basis = entry ? entry->data(kBasisRole).toString() : QString();
    m_basis->setText(basis.isEmpty() ? QString() : tr("依据：%1").arg(basis));
}

QListWidgetItem* UnitChooser::add(const item::Choice& unit, const QString& standing)
{
    auto* entry = new QListWidgetItem(
        standing.isEmpty() ? unit.display : unit.display + QStringLiteral("　") + standing, m_list);
    entry->setData(kValueRole, unit.value);
    entry->setData(kNameRole, unit.display);
    return entry;
}

void UnitChooser::filter(const QString& words)
{
    m_list->clear();
    const auto isCandidate = [this](const item::Choice& unit) {
        return std::any_of(m_candidates.begin(), m_candidates.end(),
                           [&](const auto& c) { return c.unit.value == unit.value; });
    };
    for (const item::UnitProposal& one : m_candidates)
        if (one.unit.display.contains(words, Qt::CaseInsensitive))
            add(one.unit, standingText(one))->setData(kBasisRole, one.basis);
    for (const item::Choice& unit : m_units)
        if (m_list->count() < kMostShown && !isCandidate(unit) &&
            unit.display.contains(words, Qt::CaseInsensitive))
            add(unit, {});
    if (!m_candidates.isEmpty() || !words.isEmpty())
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
    Q_EMIT chosen(entry->data(kValueRole).toString(), entry->data(kNameRole).toString());
    close();
}

} // namespace lianxin::widgets
