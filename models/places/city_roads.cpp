#include "models/places/city_roads.h"

#include <algorithm>
#include <array>

namespace lianxin::places {

namespace {

std::vector<NamedRoad> crossingsOf(const CityPlan& plan, const DistrictCode& district)
{
    std::vector<NamedRoad> out;
    const auto entry = [&](const std::string& name) -> NamedRoad& {
        for (NamedRoad& road : out) {
            if (road.name == name)
                return road;
        }
        out.push_back({name, std::nullopt, {}});
        return out.back();
    };
    for (const Anchor& anchor : plan.anchors) {
        if (anchor.district != district || anchor.road.empty())
            continue;
        entry(anchor.road);
        if (anchor.cross.empty() || anchor.cross == anchor.road)
            continue;
        entry(anchor.road).crosses.push_back(anchor.cross);
        entry(anchor.cross).crosses.push_back(anchor.road);
    }
    return out;
}

void orient(std::vector<NamedRoad>& roads)
{
    const auto find = [&](const std::string& name) {
        return std::find_if(roads.begin(), roads.end(),
                            [&](const NamedRoad& r) { return r.name == name; });
    };
    int eastWest = 0;
    int northSouth = 0;
    for (NamedRoad& first : roads) {
        if (first.axis)
            continue;
        first.axis =
            first.crosses.empty() && eastWest > northSouth ? Axis::NorthSouth : Axis::EastWest;
        std::vector<std::string> queue{first.name};
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const NamedRoad road = *find(queue[i]);
            (*road.axis == Axis::EastWest ? eastWest : northSouth) += 1;
            for (const std::string& cross : road.crosses) {
                const auto other = find(cross);
                if (other->axis)
                    continue;
                other->axis = *road.axis == Axis::EastWest ? Axis::NorthSouth : Axis::EastWest;
                queue.push_back(cross);
            }
        }
    }
}

} // namespace

std::vector<NamedRoad> namedRoads(const CityPlan& plan, const DistrictCode& district)
{
    std::vector<NamedRoad> out = crossingsOf(plan, district);
    orient(out);
    return out;
}

int freeLine(int first, int lines, int n, const std::map<int, NamedRoad>& taken)
{
    constexpr std::array<int, 9> kOffsets{0, 3, -3, 5, -5, 2, -2, 4, -4};
    for (std::size_t i = static_cast<std::size_t>(n); i < kOffsets.size(); ++i) {
        const int line = first + lines / 2 + kOffsets[i];
        if (line > first && line < first + lines && !taken.contains(line))
            return line;
    }
    int line = first + 1;
    while (taken.contains(line) && line < first + lines - 1)
        ++line;
    return line;
}

int roadRank(const std::string& name)
{
    if (name.ends_with("大道") || name.ends_with("大街"))
        return 1;
    return name.ends_with("街") || name.ends_with("巷") ? 3 : 2;
}

} // namespace lianxin::places
