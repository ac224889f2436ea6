#pragma once

#include "models/places/city_lattice.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace lianxin::places {

struct GrowthSeed {
    Cell cell;
    int label = 0;
    double pace = 1; ///< cost of one cell: the dearer, the smaller it grows
};

/// Spreads labels from their seeds over all cells that `allowed` admits, over noisy ground:
/// connected, irregular, the same for one seed. Cells nobody reaches keep -1.
std::vector<int> grow(const std::vector<GrowthSeed>& seeds, std::uint64_t noise,
                      const std::function<bool(Cell)>& allowed);

/// The shortest way between two cells over admitted ones, ends included; empty if there is none.
std::vector<Cell> pathBetween(Cell from, Cell to, const std::function<bool(Cell)>& allowed);

} // namespace lianxin::places
