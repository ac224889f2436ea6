#pragma once

#include "models/places/point.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace lianxin::store {

/// The earth in cells of 0.005° (about 550 m from south to north), numbered from west to east and
/// row by row from south to north: what lies near a point stands in a few ranges of numbers.
/// Tickets of a cell are found by it, the distance itself is asked of the tickets found.
inline constexpr double kCellDegrees = 0.005;
/// Numbers from one row to the next; more than a row has cells (72,000).
inline constexpr std::int64_t kCellsOfARow = 100'000;

std::int64_t cellOf(places::Point point);
/// First and last cell of each row that touches the box, from south to north.
std::vector<std::pair<std::int64_t, std::int64_t>> cellsOf(const places::Box& box);

} // namespace lianxin::store
