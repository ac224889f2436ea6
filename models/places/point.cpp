#include "models/places/point.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lianxin::places {

double distanceMetres(Point a, Point b)
{
    constexpr double kRadius = 6'371'008.8;
    constexpr double kRadian = std::numbers::pi / 180;
    const double sinLat = std::sin((b.lat - a.lat) * kRadian / 2);
    const double sinLon = std::sin((b.lon - a.lon) * kRadian / 2);
    const double h =
        sinLat * sinLat + std::cos(a.lat * kRadian) * std::cos(b.lat * kRadian) * sinLon * sinLon;
    return 2 * kRadius * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

void Box::extend(Point p)
{
    west = std::min(west, p.lon);
    east = std::max(east, p.lon);
    south = std::min(south, p.lat);
    north = std::max(north, p.lat);
}

bool Box::contains(Point p) const
{
    return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
}

} // namespace lianxin::places
