#pragma once

#include <QAbstractListModel>

#include <algorithm>
#include <utility>
#include <vector>

namespace lianxin::item {

/// A list model over plain rows. `Row` has `operator==` and `key()`, which tells one row from
/// another across updates. Subclasses call `replace` with the rows as they should be; views hear
/// only of what changed: rows with the same key keep their place and emit `dataChanged` when they
/// differ, the others are removed and inserted. Never a reset.
template <class Row> class RowModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const std::vector<Row>& rows() const { return m_rows; }

protected:
    void replace(std::vector<Row> next)
    {
        const auto sameKey = [](const Row& a, const Row& b) { return a.key() == b.key(); };
        const int shorter = static_cast<int>(std::min(m_rows.size(), next.size()));
        int head = 0;
        while (head < shorter && sameKey(m_rows[head], next[head]))
            ++head;
        int tail = 0;
        while (tail < shorter - head &&
               sameKey(m_rows[m_rows.size() - 1 - tail], next[next.size() - 1 - tail]))
            ++tail;
        removeBetween(head, static_cast<int>(m_rows.size()) - tail);
        insertBetween(head, static_cast<int>(next.size()) - tail, next);
        updateChanged(next);
    }

private:
    void removeBetween(int from, int to)
    {
        if (from >= to)
            return;
        beginRemoveRows({}, from, to - 1);
        m_rows.erase(m_rows.begin() + from, m_rows.begin() + to);
        endRemoveRows();
    }

    void insertBetween(int from, int to, const std::vector<Row>& next)
    {
        if (from >= to)
            return;
        beginInsertRows({}, from, to - 1);
        m_rows.insert(m_rows.begin() + from, next.begin() + from, next.begin() + to);
        endInsertRows();
    }

    void updateChanged(std::vector<Row>& next)
    {
        for (int i = 0; i < static_cast<int>(next.size()); ++i) {
            if (m_rows[i] == next[i])
                continue;
            m_rows[i] = std::move(next[i]);
            Q_EMIT dataChanged(index(i), index(i));
        }
    }

    std::vector<Row> m_rows;
};

} // namespace lianxin::item
