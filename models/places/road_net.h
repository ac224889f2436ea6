#pragma once

#include "models/places/place.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// Where roads run and meet, and which points stand near. Immutable, safe between threads.
class RoadNet {
public:
    RoadNet(const std::vector<Road>& roads, const std::vector<Place>& places);
    ~RoadNet();

    /// Where two sets of lines (indices of roads) meet or pass within 40 m of each other.
    std::optional<Point> crossing(const std::vector<int>& a, const std::vector<int>& b) const;
    /// From a point to the nearest of these roads; nothing for none.
    std::optional<double> metresTo(Point point, const std::vector<int>& roads) const;
    /// Index of the road nearest to a point within `metres`, -1 for none.
    int nearestRoad(Point point, double metres) const;
    std::vector<int> nearestPlaces(Point point, int limit, double metres) const;

private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

} // namespace lianxin::places
