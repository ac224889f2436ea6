#include "widgets/destination/destination_panel.h"

#include "models/item/deadline_model.h"
#include "models/item/wording.h"
#include "widgets/destination/deadline_table.h"
#include "widgets/destination/unit_chooser.h"
#include "widgets/theme/key_button.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCursor>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QToolTip>
#include <QVBoxLayout>

namespace lianxin::widgets {

DestinationPanel::DestinationPanel(item::Facts* facts, item::DeadlineModel* deadlines,
                                   QWidget* parent)
    : Panel(tr("派往与时限"), parent), m_facts(facts), m_deadlines(deadlines),
      m_empty(makeWrapping(tr("分类和地点确定后，这里给出承办单位与依据。"), "empty", this)),
      m_known(new QWidget(this)), m_unit(makeWrapping({}, "unit", m_known)),
      m_sure(new Pill(m_known)), m_basis(makeWrapping({}, "small", m_known)),
      m_others(makeWrapping({}, "caption", m_known))
{
    m_change = deskAction(this, QStringLiteral("destination.change"), tr("换单位"),
                          QKeySequence(Qt::ALT | Qt::Key_U));
    connect(m_change, &QAction::triggered, this, &DestinationPanel::chooseUnit);
    makeKnown();
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, kGrid);
    column->setSpacing(0);
    column->addWidget(m_empty);
    column->addWidget(m_known);
    column->addWidget(ruler(content));
    column->addSpacing(kGrid);
    m_table = new DeadlineTable(deadlines, content);
    column->addWidget(m_table);
    column->addStretch(1);
    body()->addWidget(scrolling(content, this), 1);
    connect(m_table, &DeadlineTable::whyRequested, this, &DestinationPanel::explain);
    connect(facts, &item::Facts::destinationChanged, this, &DestinationPanel::refresh);
    refresh();
}

void DestinationPanel::makeKnown()
{
    auto* column = new QVBoxLayout(m_known);
    column->setContentsMargins(kGrid * 3 / 2, kGrid, kGrid * 3 / 2, kGrid);
    column->setSpacing(kGrid / 2);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid * 3 / 2);
    m_unit->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Minimum);
    m_unit->setWordWrap(false);
    head->addWidget(m_unit);
    head->addWidget(m_sure);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_basis);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid * 3 / 2);
    m_changeButton = new KeyButton(m_change, KeyButton::Look::Quiet, m_known);
    m_changeButton->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    foot->addWidget(m_changeButton, 0, Qt::AlignTop);
    foot->addWidget(m_others, 1);
    column->addLayout(foot);
}

void DestinationPanel::setUnits(const QList<item::Choice>& units)
{
    m_units = units;
}

QString DestinationPanel::basisText() const
{
    const item::DestinationLine& line = m_facts->destination();
    QStringList parts{tr("主办。")};
    if (!line.helpers.isEmpty())
        parts.append(tr("协办：%1。").arg(line.helpers.join(QStringLiteral("、"))));
    if (!line.basis.isEmpty())
        parts.append(tr("依据：%1").arg(line.basis));
    return parts.join(QString());
}

QString DestinationPanel::othersText() const
{
    QStringList words;
    for (const item::Choice& other : m_facts->destination().others)
        words.append(other.confidence < item::kWorthSaying
                         ? other.display
                         : other.display + QLatin1Char(' ') + item::percentText(other.confidence));
    return words.isEmpty() ? QString() : tr("备选：%1").arg(words.join(QStringLiteral("、")));
}

void DestinationPanel::refresh()
{
    const item::DestinationLine& line = m_facts->destination();
    m_empty->setVisible(!line.known);
    m_known->setVisible(line.known);
    m_change->setEnabled(line.known || !m_units.isEmpty());
    m_unit->setText(line.unit);
    m_unit->setToolTip(line.unit);
    const QString sure = item::percentText(line.confidence);
    if (line.chosen)
        m_sure->say(tr("✓ 人工选定"), Tone::Green);
    else if (line.automatic)
        m_sure->say(tr("%1 可自动派单").arg(sure), Tone::Green);
    else
        m_sure->say(tr("%1 建议，交派单员确认").arg(sure), Tone::Amber);
    m_basis->setText(basisText());
    m_others->setText(othersText());
}

void DestinationPanel::chooseUnit()
{
    auto* chooser = new UnitChooser(m_facts->destination().proposals, m_units, this);
    connect(chooser, &UnitChooser::chosen, this, &DestinationPanel::unitChosen);
    chooser->open();
}

void DestinationPanel::explain(int row)
{
    const QModelIndex index = m_deadlines->index(row);
    const QString words =
        QStringList{index.data(item::DeadlineModel::NameRole).toString() + QStringLiteral("：") +
                        index.data(item::DeadlineModel::ExactRole).toString(),
                    index.data(item::DeadlineModel::WhyRole).toString(),
                    index.data(item::DeadlineModel::ProvisionalRole).toBool()
                        ? tr("该年的节假日安排尚未公布，先按周末推算。")
                        : QString()}
            .join(QLatin1Char('\n'))
            .trimmed();
    const QPoint below = m_table->rowWidget(row)->mapToGlobal(QPoint(kGrid * 12, 20));
    QToolTip::showText(below, words, m_table, {}, 20000);
}

} // namespace lianxin::widgets
