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

CityIndex::Ground::Ground(std::shared_ptr<const City> of)
    : city(std::move(of)), directory(city->units, city->items), jurisdictions(city->districts)
{}

CityIndex::CityIndex(std::shared_ptr<const City> city)
    : m_ground(std::make_shared<Ground>(std::move(city))),
      m_policy(m_ground->city, &m_ground->city->policy), m_policies{{m_policy->version, m_policy}},
      m_years(m_ground->city->calendarYears), m_calendars(calendarsOf(*m_ground->city))
{}

std::shared_ptr<const CityIndex> CityIndex::revised(sla::Policy policy,
                                                    std::vector<sla::CalendarYear> years,
                                                    const std::string& calendarVersion) const
{
    auto index = std::make_shared<CityIndex>(*this);
    const auto revision = std::make_shared<const ClockRevision>(
        ClockRevision{std::move(policy), std::move(years), calendarVersion});
    if (auto calendars = sla::makeCalendars(revision->policy, revision->years, calendarVersion))
        index->m_calendars = std::move(calendars).value();
    index->m_policy = std::shared_ptr<const sla::Policy>(revision, &revision->policy);
    index->m_policies.insert_or_assign(index->m_policy->version, index->m_policy);
    index->m_years = revision->years;
    index->m_history.push_back(revision);
    return index;
}

const sla::Policy* CityIndex::policy(std::string_view version) const
{
    const auto known = m_policies.find(version);
    return known == m_policies.end() ? nullptr : known->second.get();
}

const sla::Rule* CityIndex::rule(std::string_view policyVersion, std::string_view id) const
{
    const auto* known = policy(policyVersion);
    return sla::findRule(known ? *known : *m_policy, id);
}

} // namespace lianxin::engine
