#pragma once

#include "models/base/ids.h"
#include "models/sla/calendar.h"

#include <unordered_map>

namespace lianxin::sla {

/// The city's calendar and those of the units that keep their own.
class Calendars {
public:
    Calendars() = default;
    Calendars(Calendar city) : m_city(std::move(city)) {}

    /// False when the unit has one already.
    bool add(const UnitId& unit, Calendar calendar)
    {
        return m_units.try_emplace(unit, std::move(calendar)).second;
    }

    const Calendar& city() const { return m_city; }
    /// The unit's own, else the city's.
    const Calendar& of(const UnitId& unit) const
    {
        const auto own = m_units.find(unit);
        return own == m_units.end() ? m_city : own->second;
    }

private:
    Calendar m_city;
    std::unordered_map<UnitId, Calendar> m_units;
};

} // namespace lianxin::sla
