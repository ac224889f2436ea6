#pragma once

#include "models/engine/city_index.h"
#include "models/engine/command.h"
#include "models/places/city_random.h"

#include <memory>
#include <string>
#include <vector>

namespace lianxin::service {

/// Matters that nobody ever had, for measuring: what callers of this city say of its categories,
/// about its places, in the words of its own files. Names and numbers belong to nobody; numbers
/// begin with 120, which no subscriber has. The same city and seed give the same matters.
class InventedMatters {
public:
    InventedMatters(std::shared_ptr<const engine::CityIndex> city, std::uint64_t seed);

    /// The next one, as a desk submits it: the unit of the item as a person's choice, the ticket's
    /// id and the outcome left open.
    engine::SubmitTicket next();

private:
    const places::Place& place();
    std::string address(const places::Place& place);
    std::string sentence(ticket::Kind kind, const ticket::Category& category,
                         const places::Place& place);
    std::string name();
    std::string number();
    UnitId unitFor(const routing::Item& item, const DistrictCode& district) const;

    std::shared_ptr<const engine::CityIndex> m_city;
    places::CityRandom m_random;
    std::vector<const ticket::Category*> m_leaves;
    std::vector<const places::Place*> m_places;
};

} // namespace lianxin::service
