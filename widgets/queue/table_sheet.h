#pragma once

#include "models/item/table_model.h"

#include <QDialog>

class QTreeView;

namespace lianxin::widgets {

/// A list called up at the desk, in a window of its own that stays open beside the work: Enter or a
/// double click opens a row, Esc closes.
class TableSheet : public QDialog {
    Q_OBJECT
public:
    explicit TableSheet(item::Table table, QWidget* parent = nullptr);

Q_SIGNALS:
    void opened(const QString& id);

private:
    void fitColumns();
    item::TableModel* m_model;
    QTreeView* m_view;
};

} // namespace lianxin::widgets
