#pragma once

#include "widgets/theme/rows_view.h"

namespace lianxin::item {
class HintModel;
}

namespace lianxin::widgets {

/// 受理提示: what to mind, what to say, and by which rule.
class HintList : public RowsView {
    Q_OBJECT
public:
    HintList(item::HintModel* hints, QWidget* parent);

protected:
    QWidget* makeRow() override;
    void fillRow(QWidget* widget, const QModelIndex& index) override;
};

} // namespace lianxin::widgets
