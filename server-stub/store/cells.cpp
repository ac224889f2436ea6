#include "server-stub/store/cells.h"

namespace lianxin::store {

std::int64_t cellOf(places::Point point)
{
    const auto row = static_cast<std::int64_t>((point.lat + 90) / kCellDegrees);
    return row * kCellsOfARow + static_cast<std::int64_t>((point.lon + 180) / kCellDegrees);
}

std::vector<std::pair<std::int64_t, std::int64_t>> cellsOf(const places::Box& box)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    const std::int64_t first = cellOf({box.west, box.south});
    const std::int64_t last = cellOf({box.east, box.north});
    const std::int64_t width = last % kCellsOfARow - first % kCellsOfARow;
    for (std::int64_t cell = first; cell + width <= last; cell += kCellsOfARow)
        ranges.emplace_back(cell, cell + width);
    return ranges;
}

} // namespace lianxin::store
