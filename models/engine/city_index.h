#pragma once

#include "models/engine/city.h"
#include "models/routing/directory.h"
#include "models/sla/calendars.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::engine {

/// Clocks that a running centre was given, as the event had them.
struct ClockRevision {
    sla::Policy policy;
    std::vector<sla::CalendarYear> years;
    std::string calendarVersion;
};

/// A city with what the engine looks up in it. Immutable; one serves every engine of the city.
class CityIndex {
public:
    explicit CityIndex(std::shared_ptr<const City> city);

    /// The same city with other clocks from now on. All else is shared with this one, and the
    /// policies until now are still found by their versions. Calendars that cannot be made (see
    /// sla::makeCalendars) stay as they are.
    std::shared_ptr<const CityIndex> revised(sla::Policy policy,
                                             std::vector<sla::CalendarYear> years,
                                             const std::string& calendarVersion) const;

    /// As it was read; its policy and calendars are those from before every revision.
    const City& city() const { return *m_ground->city; }
    const routing::Directory& directory() const { return m_ground->directory; }
    const places::Jurisdictions& jurisdictions() const { return m_ground->jurisdictions; }

    /// The policy tickets are accepted under now.
    const sla::Policy& policy() const { return *m_policy; }
    const std::vector<sla::CalendarYear>& calendarYears() const { return m_years; }
    const sla::Calendars& calendars() const { return m_calendars; }
    /// How often the clocks were revised.
    int revisions() const { return static_cast<int>(m_history.size()); }
    /// What was revised, oldest first: revised() with each of them in turn leads from the city as
    /// it was read to this one.
    const std::vector<std::shared_ptr<const ClockRevision>>& history() const { return m_history; }
    /// A policy that holds now or held once; null for a version the city never had.
    const sla::Policy* policy(std::string_view version) const;
    /// The rule a ticket runs under, by the version and id its clocks carry; null when there is
    /// none of that name. Of a version nobody knows, today's policy speaks.
    const sla::Rule* rule(std::string_view policyVersion, std::string_view id) const;

private:
    struct Ground {
        explicit Ground(std::shared_ptr<const City> of);
        std::shared_ptr<const City> city;
        routing::Directory directory;
        places::Jurisdictions jurisdictions;
    };

    std::shared_ptr<const Ground> m_ground;
    std::shared_ptr<const sla::Policy> m_policy;
    std::map<std::string, std::shared_ptr<const sla::Policy>, std::less<>> m_policies;
    std::vector<sla::CalendarYear> m_years;
    sla::Calendars m_calendars;
    std::vector<std::shared_ptr<const ClockRevision>> m_history;
};

} // namespace lianxin::engine
