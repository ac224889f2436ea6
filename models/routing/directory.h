#pragma once

#include "models/routing/unit.h"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lianxin::routing {

/// The units and items of a city, indexed for dispatch. Immutable once built; safe to share between
/// threads.
class Directory {
public:
    Directory() = default;
    Directory(std::vector<Unit> units, std::vector<Item> items);

    const std::vector<Unit>& units() const { return m_units; }
    const std::vector<Item>& items() const { return m_items; }

    const Unit* find(const UnitId& id) const;
    const Item* find(const ItemId& id) const;
    /// The item with the longest category prefix; among those one that names the kind before one
    /// for every kind, then file order. Null when no item covers it.
    const Item* itemFor(const CategoryCode& category, ticket::Kind kind) const;
    /// The unit with that function in the district; where the district has none, its government
    /// (level `district`); else null.
    const Unit* unitFor(const std::string& function, const DistrictCode& district) const;
    /// Every unit with that function, in file order.
    std::vector<const Unit*> unitsFor(const std::string& function) const;
    /// True when `below` is `unit` or stands under it in the tree.
    bool isWithin(const UnitId& below, const UnitId& unit) const;

private:
    std::vector<Unit> m_units;
    std::vector<Item> m_items;
    std::unordered_map<UnitId, std::size_t> m_unitById;
    std::unordered_map<ItemId, std::size_t> m_itemById;
    std::unordered_map<std::string, std::vector<std::size_t>> m_itemsByPrefix;
    std::map<std::pair<std::string, DistrictCode>, std::size_t> m_unitByFunction;
    std::map<DistrictCode, std::size_t> m_government;
};

} // namespace lianxin::routing
