#pragma once

#include "models/places/point.h"

#include <cstdint>
#include <vector>

namespace lianxin::store {

/// The earth in cells, numbered from west to east and row by row from south to north. Tickets are
/// found by the cells they lie in, the distance itself is asked of the tickets found.
struct Grid {
    double degrees; ///< a cell's side

    std::int64_t cellOf(places::Point point) const;
    /// Those that touch the box, at most `most` of them; none when it touches more.
    std::vector<std::int64_t> cellsOf(const places::Box& box, std::int64_t most) const;
};
/// About 550 m from south to north: a surrounding on foot.
inline constexpr Grid kNearGrid{0.005};
/// About 4.4 km: a part of the city.
inline constexpr Grid kWideGrid{0.04};

} // namespace lianxin::store
