#include "models/places/city_growth.h"

#include "models/places/city_random.h"

#include <algorithm>
#include <array>
#include <queue>
#include <tuple>

namespace lianxin::places {

namespace {

std::array<Cell, 4> neighbours(Cell c)
{
    return {Cell{c.x + 1, c.y}, Cell{c.x - 1, c.y}, Cell{c.x, c.y + 1}, Cell{c.x, c.y - 1}};
}

} // namespace

std::vector<int> grow(const std::vector<GrowthSeed>& seeds, std::uint64_t noise,
                      const std::function<bool(Cell)>& allowed)
{
    using Entry =
        std::tuple<double, std::size_t, Cell, int, double>; // cost, age, cell, label, pace
    std::vector<int> labels(static_cast<std::size_t>(CityLattice::kColumns) * CityLattice::kRows,
                            -1);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> front;
    std::size_t age = 0;
    for (const GrowthSeed& seed : seeds)
        front.emplace(0.0, age++, seed.cell, seed.label, seed.pace);
    while (!front.empty()) {
        const auto [cost, born, cell, label, pace] = front.top();
        front.pop();
        int& owner = labels[CityLattice::index(cell)];
        if (owner >= 0)
            continue;
        owner = label;
        for (const Cell next : neighbours(cell)) {
            if (!CityLattice::inside(next) || labels[CityLattice::index(next)] >= 0 ||
                !allowed(next))
                continue;
            front.emplace(cost + pace * (0.5 + CityRandom::at(noise, next.x, next.y)), age++, next,
                          label, pace);
        }
    }
    return labels;
}

std::vector<Cell> pathBetween(Cell from, Cell to, const std::function<bool(Cell)>& allowed)
{
    std::vector<int> before(static_cast<std::size_t>(CityLattice::kColumns) * CityLattice::kRows,
                            -1);
    std::vector<Cell> queue{from};
    before[CityLattice::index(from)] = static_cast<int>(CityLattice::index(from));
    for (std::size_t i = 0; i < queue.size() && !(queue[i] == to); ++i) {
        for (const Cell next : neighbours(queue[i])) {
            if (!CityLattice::inside(next) || before[CityLattice::index(next)] >= 0 ||
                !(next == to || allowed(next)))
                continue;
            before[CityLattice::index(next)] = static_cast<int>(CityLattice::index(queue[i]));
            queue.push_back(next);
        }
    }
    std::vector<Cell> path;
    if (before[CityLattice::index(to)] < 0)
        return path;
    for (Cell c = to;;) {
        path.push_back(c);
        if (c == from)
            break;
        const int previous = before[CityLattice::index(c)];
        c = {previous % CityLattice::kColumns, previous / CityLattice::kColumns};
    }
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace lianxin::places
