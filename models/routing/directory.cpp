#include "models/routing/directory.h"

#include <algorithm>

namespace lianxin::routing {

namespace {

/// A tree edited by people may hold a circle; nobody's is this deep.
constexpr int kDeepestTree = 16;

const std::string kGovernmentLevel = "district";

} // namespace

Directory::Directory(std::vector<Unit> units, std::vector<Item> items)
    : m_units(std::move(units)), m_items(std::move(items))
{
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        const auto& unit = m_units[i];
        m_unitById.emplace(unit.id, i);
        if (!unit.function.empty())
            m_unitByFunction.emplace(std::pair{unit.function, unit.district}, i);
        if (unit.level == kGovernmentLevel)
            m_government.emplace(unit.district, i);
    }
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        m_itemById.emplace(m_items[i].id, i);
        m_itemsByPrefix[m_items[i].category.str()].push_back(i);
    }
}

const Unit* Directory::find(const UnitId& id) const
{
    const auto it = m_unitById.find(id);
    return it == m_unitById.end() ? nullptr : &m_units[it->second];
}

const Item* Directory::find(const ItemId& id) const
{
    const auto it = m_itemById.find(id);
    return it == m_itemById.end() ? nullptr : &m_items[it->second];
}

const Item* Directory::itemFor(const CategoryCode& category, ticket::Kind kind) const
{
    for (std::size_t digits = category.str().size() + 1; digits-- > 0;) {
        const auto it = m_itemsByPrefix.find(category.str().substr(0, digits));
        if (it == m_itemsByPrefix.end())
            continue;
        const Item* forEveryKind = nullptr;
        for (const auto index : it->second) {
            const auto& item = m_items[index];
            if (item.kinds.empty() && !forEveryKind)
                forEveryKind = &item;
            if (std::find(item.kinds.begin(), item.kinds.end(), kind) != item.kinds.end())
                return &item;
        }
        if (forEveryKind)
            return forEveryKind;
    }
    return nullptr;
}

const Unit* Directory::unitFor(const std::string& function, const DistrictCode& district) const
{
    const auto it = m_unitByFunction.find({function, district});
    if (it != m_unitByFunction.end())
        return &m_units[it->second];
    const auto government = m_government.find(district);
    return government == m_government.end() ? nullptr : &m_units[government->second];
}

std::vector<const Unit*> Directory::unitsFor(const std::string& function) const
{
    std::vector<const Unit*> found;
    for (const auto& unit : m_units)
        if (unit.function == function)
            found.push_back(&unit);
    return found;
}

bool Directory::isWithin(const UnitId& below, const UnitId& unit) const
{
    UnitId at = below;
    for (int step = 0; step < kDeepestTree && !at.empty(); ++step) {
        if (at == unit)
            return true;
        const auto* here = find(at);
        at = here ? here->parent : UnitId{};
    }
    return false;
}

} // namespace lianxin::routing
