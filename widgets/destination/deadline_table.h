#pragma once

#include "widgets/theme/rows_view.h"

namespace lianxin::item {
class DeadlineModel;
}

namespace lianxin::widgets {

/// One line a step: what, by when, and why.
class DeadlineTable : public RowsView {
    Q_OBJECT
public:
    DeadlineTable(item::DeadlineModel* deadlines, QWidget* parent);

Q_SIGNALS:
    void whyRequested(int row);

protected:
    QWidget* makeRow() override;
    void fillRow(QWidget* widget, const QModelIndex& index) override;
};

} // namespace lianxin::widgets
