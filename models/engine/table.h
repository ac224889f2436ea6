#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lianxin::engine {

/// Rows by id, with the pre-images of one group of changes: what a group changed is kept or undone
/// as a whole. An index over the rows stays right by taking each row out before a change and
/// putting it in after (see State).
template <class Id, class Row> class Table {
public:
    const Row* find(const Id& id) const
    {
        const auto it = m_rows.find(id);
        return it == m_rows.end() ? nullptr : &it->second;
    }
    std::size_t size() const { return m_rows.size(); }
    auto begin() const { return m_rows.begin(); }
    auto end() const { return m_rows.end(); }

    void beginGroup() { m_inGroup = true; }
    void keepGroup()
    {
        m_preImages.clear();
        m_inGroup = false;
    }
    /// Restores every row touched since beginGroup(). `takeOut` sees each row as it stood, `putIn`
    /// as it stands again.
    template <class TakeOut, class PutIn> void undoGroup(TakeOut takeOut, PutIn putIn)
    {
        for (auto& [id, before] : m_preImages) {
            const auto it = m_rows.find(id);
            if (it != m_rows.end())
                takeOut(it->second);
            if (!before) {
                m_rows.erase(id);
                continue;
            }
            Row& row = m_rows[id];
            row = std::move(*before);
            putIn(row);
        }
        keepGroup();
    }

    /// The row to change, made when there is none.
    Row& edit(const Id& id)
    {
        remember(id);
        return m_rows[id];
    }
    void erase(const Id& id)
    {
        remember(id);
        m_rows.erase(id);
    }

private:
    void remember(const Id& id)
    {
        if (!m_inGroup || m_preImages.count(id) != 0)
            return;
        const auto it = m_rows.find(id);
        m_preImages.emplace(id, it == m_rows.end() ? std::nullopt : std::optional<Row>{it->second});
    }

    std::unordered_map<Id, Row> m_rows;
    std::unordered_map<Id, std::optional<Row>> m_preImages;
    bool m_inGroup = false;
};

} // namespace lianxin::engine
