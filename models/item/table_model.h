#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace lianxin::item {

/// A list that does not change while it is looked at: what is opened by a row, and what the row
/// says.
struct TableRow {
    QString id;
    QStringList cells;
    bool operator==(const TableRow&) const = default;
};
struct Table {
    QString title;
    QString subtitle;
    QString empty; ///< the sentence that stands where there is no row
    QStringList columns;
    int wide = 0; ///< the column that takes the room that is left
    std::vector<TableRow> rows;
    bool operator==(const Table&) const = default;
};

/// A Table for views.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1 };

    explicit TableModel(Table table, QObject* parent = nullptr);
    const Table& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    Table m_table;
};

} // namespace lianxin::item
