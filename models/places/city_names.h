#pragma once

#include "models/places/city_random.h"
#include "models/places/place.h"

#include <set>
#include <string>
#include <vector>

namespace lianxin::places {

/// Names for what the plan does not name. Each kind draws from its own shuffled words, so that
/// neighbours differ.
class CityNames {
public:
    explicit CityNames(std::uint64_t seed);

    /// 街道 for a 区 or 市, 镇 and 乡 for a 县; never one of `taken`, which it joins.
    std::string street(const std::string& district, std::set<std::string>& taken);
    std::string road(int rank, std::set<std::string>& taken);

    struct Around {
        std::string district; ///< 红旗区
        std::string street;   ///< 东街街道
        std::string road;     ///< may be empty
    };
    struct Named {
        std::string name;
        std::vector<std::string> aliases;
        PlaceKind kind = PlaceKind::Residential;
    };
    /// A new place for its surroundings; the caller sees to it that it is new in its district.
    Named place(const Around& around, CityRandom& random) const;

private:
    std::vector<std::string> m_streets;
    std::vector<std::string> m_towns;
    std::vector<std::string> m_roads;
};

/// 东街街道 → 东街, 红旗区 → 红旗.
std::string stem(const std::string& area);

} // namespace lianxin::places
