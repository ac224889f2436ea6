#include "widgets/destination/deadline_table.h"

#include "models/item/deadline_model.h"
#include "widgets/theme/elided_label.h"
#include "widgets/theme/panel.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lianxin::widgets {

namespace {

using item::DeadlineModel;

constexpr int kNameWidth = 112;
constexpr int kDueWidth = 144;

/// A step, its time and its reason; the reason yields first when there is little room.
class DeadlineLine : public QWidget {
public:
    explicit DeadlineLine(QWidget* parent)
        : QWidget(parent), name(new ElidedLabel(this)), due(makeLabel({}, "due", this)),
          mark(new Pill(this)), why(new ElidedLabel(this)), ask(new QToolButton(this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(kGrid * 3 / 2, 2, kGrid * 3 / 2, 2);
        row->setSpacing(kGrid);
        name->setFont(textFont(TextSize::Small));
        setRole(name, "soft");
        name->setFixedWidth(kNameWidth);
        due->setMinimumWidth(kDueWidth);
        why->setFont(textFont(TextSize::Caption));
        setRole(why, "caption");
        ask->setText(DeadlineTable::tr("为什么？"));
        ask->setCursor(Qt::PointingHandCursor);
        setRole(ask, "link");
        row->addWidget(name);
        row->addWidget(due);
        row->addWidget(mark);
        row->addWidget(why, 1);
        row->addWidget(ask);
    }

    ElidedLabel* name;
    QLabel* due;
    Pill* mark;
    ElidedLabel* why;
    QToolButton* ask;
};

} // namespace

DeadlineTable::DeadlineTable(DeadlineModel* deadlines, QWidget* parent)
    : RowsView(deadlines, tr("类型和分类确定后，这里列出各步时限。"), parent)
{
    populate();
}

QWidget* DeadlineTable::makeRow()
{
    auto* line = new DeadlineLine(this);
    connect(line->ask, &QToolButton::clicked, this, [this, line] {
        for (int row = 0; row < count(); ++row)
            if (rowWidget(row) == line)
                Q_EMIT whyRequested(row);
    });
    return line;
}

void DeadlineTable::fillRow(QWidget* widget, const QModelIndex& index)
{
    auto* line = static_cast<DeadlineLine*>(widget);
    const QString name = index.data(DeadlineModel::NameRole).toString();
    const bool over = index.data(DeadlineModel::OverRole).toBool();
    line->name->setText(name);
    line->due->setText(index.data(DeadlineModel::DueRole).toString());
    line->due->setToolTip(index.data(DeadlineModel::ExactRole).toString());
    setRole(line->due, over ? "due-over" : "due");
    line->mark->say(over                                                  ? tr("已超期")
                    : index.data(DeadlineModel::ProvisionalRole).toBool() ? tr("暂定")
                                                                          : QString(),
                    over ? Tone::Red : Tone::Amber);
    line->why->setText(index.data(DeadlineModel::BriefRole).toString());
    line->ask->setAccessibleName(tr("%1的时限为什么是这样").arg(name));
    line->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
}

} // namespace lianxin::widgets
