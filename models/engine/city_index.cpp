#include "models/engine/city_index.h"

#include <utility>

namespace lianxin::engine {

namespace {

sla::Calendars calendarsOf(const City& city)
{
    if (city.calendarYears.empty())
        return city.calendar;
    auto calendars = sla::makeCalendars(city.policy, city.calendarYears, city.calendar.version());
    return calendars ? std::move(calendars).value() : sla::Calendars{city.calendar};
}

} // namespace

CityIndex::CityIndex(std::shared_ptr<const City> city)
    : m_city(std::move(city)), m_directory(m_city->units, m_city->items),
      m_jurisdictions(m_city->districts), m_calendars(calendarsOf(*m_city))
{}

const sla::Rule* CityIndex::rule(std::string_view id) const
{
    return sla::findRule(m_city->policy, id);
}

} // namespace lianxin::engine
