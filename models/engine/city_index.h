#pragma once

#include "models/engine/city.h"
#include "models/routing/directory.h"
#include "models/sla/calendars.h"

#include <memory>
#include <string_view>

namespace lianxin::engine {

/// A city with what the engine looks up in it. Immutable; one serves every engine of the city.
class CityIndex {
public:
    explicit CityIndex(std::shared_ptr<const City> city);

    const City& city() const { return *m_city; }
    const routing::Directory& directory() const { return m_directory; }
    const places::Jurisdictions& jurisdictions() const { return m_jurisdictions; }
    const sla::Calendars& calendars() const { return m_calendars; }
    /// The rule a ticket runs under, by the id its clocks carry; null when the policy has none of
    /// that name.
    const sla::Rule* rule(std::string_view id) const;

private:
    std::shared_ptr<const City> m_city;
    routing::Directory m_directory;
    places::Jurisdictions m_jurisdictions;
    sla::Calendars m_calendars;
};

} // namespace lianxin::engine
