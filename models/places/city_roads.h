#pragma once

#include "models/places/city_generator.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::places {

enum class Axis { EastWest, NorthSouth };

/// A road the plan's anchors name in one district.
struct NamedRoad {
    std::string name;
    std::optional<Axis> axis;
    std::vector<std::string> crosses;
};

/// All roads named there, in the order they are named. Two that cross lie on different axes; one
/// without a crossing fills the emptier axis.
std::vector<NamedRoad> namedRoads(const CityPlan& plan, const DistrictCode& district);

/// The line for the n-th named road among `lines` lines from `first` on: 0, +3, -3, +5, -5 … from
/// the middle, then what is free.
int freeLine(int first, int lines, int n, const std::map<int, NamedRoad>& taken);

/// 0 motorway, 1 main, 2 secondary, 3 lane, told from the name's ending.
int roadRank(const std::string& name);

} // namespace lianxin::places
