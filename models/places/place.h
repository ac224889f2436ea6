#pragma once

#include "models/base/ids.h"
#include "models/places/point.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::places {

enum class PlaceKind {
    District,
    Street,
    Village,
    Road,
    Crossing,
    Residential,
    Site,
    Shop,
    School,
    Hospital,
    Park,
    River,
    Station,
    Office,
    Other
};

/// A named place of the gazetteer 地名. A road has its middle as `point` and its line in the map.
struct Place {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    PlaceKind kind = PlaceKind::Other;
    std::optional<Point> point;
    DistrictCode district;
    DistrictCode street;
    std::string road; ///< the road it stands on, if known
    bool operator==(const Place&) const = default;
};

/// A road's centre line, for the map and for crossings.
struct Road {
    std::string name;
    int rank = 2; ///< 0 motorway or ring, 1 main, 2 secondary, 3 lane
    std::vector<Point> line;
    bool operator==(const Road&) const = default;
};

/// Water and green on the map; no jurisdiction follows from it.
struct Ground {
    std::string name;
    std::string cover;                     ///< `water`, `park`
    std::vector<std::vector<Point>> rings; ///< one ring: area or, if open, a line
    bool operator==(const Ground&) const = default;
};

} // namespace lianxin::places
