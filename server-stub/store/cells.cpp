#include "server-stub/store/cells.h"

namespace lianxin::store {

namespace {
/// Numbers from one row to the next; more than a row of the finest grid has cells (72,000).
constexpr std::int64_t kCellsOfARow = 100'000;
} // namespace

std::int64_t Grid::cellOf(places::Point point) const
{
    const auto row = static_cast<std::int64_t>((point.lat + 90) / degrees);
    return row * kCellsOfARow + static_cast<std::int64_t>((point.lon + 180) / degrees);
}

std::vector<std::int64_t> Grid::cellsOf(const places::Box& box, std::int64_t most) const
{
    std::vector<std::int64_t> cells;
    const std::int64_t first = cellOf({box.west, box.south});
    const std::int64_t last = cellOf({box.east, box.north});
    const std::int64_t width = last % kCellsOfARow - first % kCellsOfARow;
    const std::int64_t height = last / kCellsOfARow - first / kCellsOfARow;
    if ((width + 1) * (height + 1) > most)
        return cells;
    for (std::int64_t row = first; row + width <= last; row += kCellsOfARow)
        for (std::int64_t cell = row; cell <= row + width; ++cell)
            cells.push_back(cell);
    return cells;
}

} // namespace lianxin::store
