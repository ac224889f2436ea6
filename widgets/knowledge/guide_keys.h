#pragma once

#include "widgets/theme/rows_view.h"

namespace lianxin::item {
class GuideModel;
}

namespace lianxin::widgets {

/// The keys below a guide's question, each with its digit; the one that the caller's words mean
/// carries those words, in violet.
class GuideKeys : public RowsView {
    Q_OBJECT
public:
    GuideKeys(item::GuideModel* guide, QWidget* parent);

Q_SIGNALS:
    void clicked(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QWidget* makeRow() override;
    void fillRow(QWidget* widget, const QModelIndex& index) override;
};

} // namespace lianxin::widgets
