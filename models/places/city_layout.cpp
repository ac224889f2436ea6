#include "models/places/city_layout.h"

#include "models/places/city_growth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lianxin::places {

namespace {

constexpr int kTownStreets = 11;
constexpr int kCountyStreets = 16;
constexpr int kInnerWidth = 12; ///< cells from one inner district's middle to the next
constexpr int kInnerHeight = 16;

DistrictCode streetCode(const DistrictCode& district, int n)
{
    char digits[8];
    std::snprintf(digits, sizeof digits, "%03d", n % 1000);
    return DistrictCode{district.str() + digits};
}

class LayoutBuilder {
public:
    LayoutBuilder(const CityPlan& plan, CityNames& names) : m_plan(plan), m_names(names)
    {
        for (const Anchor& anchor : plan.anchors) {
            m_takenStreets.insert(anchor.street);
            m_takenRoads.insert(anchor.road);
            m_takenRoads.insert(anchor.cross);
        }
    }

    CityLayout build()
    {
        placeDistricts();
        growDistricts();
        for (int d = 0; d < count(); ++d)
            layRoads(d);
        layRing();
        pinAnchors();
        for (int d = 0; d < count(); ++d)
            growStreets(d);
        indexRoads();
        return std::move(m_out);
    }

private:
    int count() const { return static_cast<int>(m_out.districts.size()); }
    int districtAt(Cell c) const
    {
        return CityLattice::inside(c) ? m_out.districtOf[CityLattice::index(c)] : -1;
    }
    bool isInner(int d) const { return m_inner[static_cast<std::size_t>(d)]; }
    LaidDistrict& district(int d) { return m_out.districts[static_cast<std::size_t>(d)]; }

    // --- districts ---

    void placeDistricts()
    {
        int inner = 0;
        for (const auto& given : m_plan.districts) {
            m_out.districts.push_back({given.code, given.name, 0, 0, 0, 0});
            m_inner.push_back(given.name.ends_with("区"));
            inner += m_inner.back() ? 1 : 0;
        }
        const int outer = count() - inner;
        const int columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(inner * 1.6))), 1, 8);
        const int rows = std::max(1, (inner + columns - 1) / columns);
        m_innerX = (CityLattice::kColumns - columns * kInnerWidth) / 2;
        m_innerY = (CityLattice::kRows - rows * kInnerHeight) / 2;
        m_innerColumns = columns;
        m_innerRows = rows;
        int nextInner = 0;
        int nextOuter = 0;
        for (int d = 0; d < count(); ++d) {
            if (isInner(d))
                placeInner(district(d), nextInner++);
            else
                placeOuter(district(d), nextOuter++, outer);
        }
    }

    void placeInner(LaidDistrict& d, int n) const
    {
        d.width = kInnerWidth - 2;
        d.height = kInnerHeight - 2;
        d.x = m_innerX + (n % m_innerColumns) * kInnerWidth + 1;
        d.y = m_innerY + (m_innerRows - 1 - n / m_innerColumns) * kInnerHeight + 1;
    }

    /// Round the inner city on a rectangle 14 cells from the edge, from the middle of the west side
    /// clockwise.
    static void placeOuter(LaidDistrict& d, int n, int of)
    {
        constexpr int kMargin = 14;
        const int width = CityLattice::kColumns - 2 * kMargin;
        const int height = CityLattice::kRows - 2 * kMargin;
        int way = height / 2 + n * 2 * (width + height) / std::max(of, 1);
        way %= 2 * (width + height);
        int x = kMargin;
        int y = kMargin;
        if (way < height)
            y += way;
        else if (way < height + width)
            x += way - height, y += height;
        else if (way < 2 * height + width)
            x += width, y += height - (way - height - width);
        else
            x += width - (way - 2 * height - width);
        d.width = 16;
        d.height = 14;
        d.x = x - d.width / 2;
        d.y = y - d.height / 2;
    }

    void growDistricts()
    {
        std::vector<GrowthSeed> seeds;
        for (int d = 0; d < count(); ++d) {
            const LaidDistrict& laid = district(d);
            for (int y = laid.y; y < laid.y + laid.height; ++y) {
                for (int x = laid.x; x < laid.x + laid.width; ++x)
                    seeds.push_back({{x, y}, d, isInner(d) ? 5.0 : 1.0});
            }
        }
        m_out.districtOf =
            grow(seeds, m_plan.seed + 11, [this](Cell c) { return belongsToCity(c); });
    }

    /// Within a rounded rectangle with an uneven edge.
    bool belongsToCity(Cell c) const
    {
        const double x =
            std::fabs(c.x + 0.5 - CityLattice::kColumns / 2.0) / (CityLattice::kColumns / 2.0);
        const double y =
            std::fabs(c.y + 0.5 - CityLattice::kRows / 2.0) / (CityLattice::kRows / 2.0);
        const double reach = 0.93 + 0.07 * smoothNoise(m_plan.seed + 13, c.x / 6.0, c.y / 6.0);
        return x * x * x * x + y * y * y * y < reach * reach * reach * reach;
    }

    // --- roads ---

    void layRoads(int d)
    {
        const LaidDistrict laid = district(d);
        const std::vector<NamedRoad> named = namedRoads(m_plan, laid.code);
        for (const Axis axis : {Axis::EastWest, Axis::NorthSouth}) {
            const int first = axis == Axis::EastWest ? laid.y : laid.x;
            const int lines = axis == Axis::EastWest ? laid.height : laid.width;
            std::map<int, NamedRoad> at;
            int n = 0;
            for (const NamedRoad& road : named) {
                if (road.axis == axis)
                    at[freeLine(first, lines, n++, at)] = road;
            }
            for (int line = first + 1; line < first + lines; ++line) {
                const auto found = at.find(line);
                if (found != at.end())
                    addRoad(d, found->second.name, roadRank(found->second.name), axis, line);
                else if (isInner(d) || line % 2 == 0)
                    addGenerated(d, axis, line);
            }
        }
    }

    void addGenerated(int d, Axis axis, int line)
    {
        const int rank = line % 5 == 0 ? 1 : line % 3 == 0 ? 2 : 3;
        addRoad(d, m_names.road(rank, m_takenRoads), rank, axis, line);
    }

    void addRoad(int d, const std::string& name, int rank, Axis axis, int line)
    {
        const LaidDistrict& laid = district(d);
        RoadLine road{name, rank, d, axis, line, 0, 0};
        road.from = axis == Axis::EastWest ? laid.x : laid.y;
        road.to = road.from + (axis == Axis::EastWest ? laid.width : laid.height);
        if (rank <= 1 || (rank == 2 && isInner(d)))
            extend(road);
        m_out.roads.push_back(road);
    }

    /// A main road goes on to its district's border.
    void extend(RoadLine& road) const
    {
        const auto own = [&](int along) {
            return road.axis == Axis::EastWest
                       ? districtAt({along, road.at}) == road.district &&
                             districtAt({along, road.at - 1}) == road.district
                       : districtAt({road.at, along}) == road.district &&
                             districtAt({road.at - 1, along}) == road.district;
        };
        while (own(road.from - 1))
            --road.from;
        while (own(road.to))
            ++road.to;
    }

    /// A ring round the inner city, and a highway from it to each outer town.
    void layRing()
    {
        const std::string city = stem(m_plan.name);
        const int west = m_innerX - 2;
        const int east = m_innerX + m_innerColumns * kInnerWidth + 2;
        const int south = m_innerY - 2;
        const int north = m_innerY + m_innerRows * kInnerHeight + 2;
        m_out.roads.push_back({city + "南环快速路", 0, -1, Axis::EastWest, south, west, east});
        m_out.roads.push_back({city + "北环快速路", 0, -1, Axis::EastWest, north, west, east});
        m_out.roads.push_back({city + "西环快速路", 0, -1, Axis::NorthSouth, west, south, north});
        m_out.roads.push_back({city + "东环快速路", 0, -1, Axis::NorthSouth, east, south, north});
        for (int d = 0; d < count(); ++d) {
            if (!isInner(d))
                layHighway(d, {west, south, east - west, north - south});
        }
    }

    struct Ring {
        int x, y, width, height;
    };

    void layHighway(int d, Ring ring)
    {
        const LaidDistrict& town = district(d);
        const int x = town.x + town.width / 2;
        const int y = town.y + town.height / 2;
        std::string name = stem(m_plan.name).substr(0, 3) + town.name.substr(0, 3);
        name += "公路";
        const int nearX = std::clamp(x, ring.x, ring.x + ring.width);
        const int nearY = std::clamp(y, ring.y, ring.y + ring.height);
        if (x != nearX)
            m_out.roads.push_back(
                {name, 1, -1, Axis::EastWest, nearY, std::min(x, nearX), std::max(x, nearX)});
        if (y != nearY)
            m_out.roads.push_back(
                {name, 1, -1, Axis::NorthSouth, x, std::min(y, nearY), std::max(y, nearY)});
    }

    // --- anchors and streets ---

    const RoadLine* roadIn(int d, const std::string& name) const
    {
        for (const RoadLine& road : m_out.roads) {
            if (road.district == d && road.name == name)
                return &road;
        }
        return nullptr;
    }

    int districtIndex(const DistrictCode& code) const
    {
        for (int d = 0; d < count(); ++d) {
            if (m_out.districts[static_cast<std::size_t>(d)].code == code)
                return d;
        }
        return -1;
    }

    int streetIndex(int d, const std::string& name)
    {
        for (std::size_t i = 0; i < m_out.streets.size(); ++i) {
            if (m_out.streets[i].district == d && m_out.streets[i].name == name)
                return static_cast<int>(i);
        }
        const int n = ++m_streetCount[d];
        m_out.streets.push_back({streetCode(district(d).code, n), name, d, {}, {}});
        return static_cast<int>(m_out.streets.size()) - 1;
    }

    void pinAnchors()
    {
        m_out.anchors.resize(m_plan.anchors.size());
        for (const bool crossing : {true, false}) {
            for (std::size_t i = 0; i < m_plan.anchors.size(); ++i) {
                const Anchor& anchor = m_plan.anchors[i];
                const int d = districtIndex(anchor.district);
                const RoadLine* road = d < 0 ? nullptr : roadIn(d, anchor.road);
                const RoadLine* cross = d < 0 ? nullptr : roadIn(d, anchor.cross);
                const bool atCrossing =
                    road != nullptr && cross != nullptr && road->axis != cross->axis;
                if (d >= 0 && atCrossing == crossing)
                    m_out.anchors[i] = pin(anchor, d, road, atCrossing ? cross : nullptr);
            }
        }
    }

    Spot pin(const Anchor& anchor, int d, const RoadLine* road, const RoadLine* cross)
    {
        const int street = streetIndex(d, anchor.street);
        const std::vector<Cell> around = cellsBeside(d, road, cross);
        const Cell chosen = choose(around, street, d);
        if (!m_pins.contains(chosen))
            m_pins[chosen] = street;
        Spot spot = spotIn(chosen, road, cross);
        spot.road = anchor.road;
        return spot;
    }

    /// The four cells at a crossing, or all along a road, or all of the core.
    std::vector<Cell> cellsBeside(int d, const RoadLine* road, const RoadLine* cross) const
    {
        const LaidDistrict& laid = m_out.districts[static_cast<std::size_t>(d)];
        std::vector<Cell> out;
        for (int y = laid.y; y < laid.y + laid.height; ++y) {
            for (int x = laid.x; x < laid.x + laid.width; ++x) {
                if ((road == nullptr || touches({x, y}, *road)) &&
                    (cross == nullptr || touches({x, y}, *cross)))
                    out.push_back({x, y});
            }
        }
        return out;
    }

    static bool touches(Cell c, const RoadLine& road)
    {
        const int line = road.axis == Axis::EastWest ? c.y : c.x;
        return line == road.at || line == road.at - 1;
    }

    /// A cell of the same street, else the free one nearest to its others, else (all taken) the
    /// first.
    Cell choose(const std::vector<Cell>& cells, int street, int d) const
    {
        const LaidDistrict& laid = m_out.districts[static_cast<std::size_t>(d)];
        if (cells.empty())
            return {laid.x, laid.y};
        Cell target{laid.x + laid.width / 2, laid.y + laid.height / 2};
        for (const auto& [cell, owner] : m_pins) {
            if (owner == street)
                target = cell;
        }
        const Cell* best = nullptr;
        int bestCost = 0;
        for (const Cell& cell : cells) {
            const auto pinned = m_pins.find(cell);
            if (pinned != m_pins.end() && pinned->second != street)
                continue;
            const int uses = m_uses.contains(cell) ? m_uses.at(cell) : 0;
            const int cost =
                std::abs(cell.x - target.x) + std::abs(cell.y - target.y) + 3 * (uses / 2);
            if (best == nullptr || cost < bestCost) {
                best = &cell;
                bestCost = cost;
            }
        }
        return best != nullptr ? *best : cells.front();
    }

    Spot spotIn(Cell cell, const RoadLine* road, const RoadLine* cross)
    {
        const int nth = m_uses[cell]++;
        Spot spot{cell, 0.4 + 0.1 * (nth % 4), 0.4 + 0.1 * (nth / 4 % 4), {}};
        for (const RoadLine* line : {road, cross}) {
            if (line == nullptr)
                continue;
            const double shift = 0.09 * (nth % 4);
            if (line->axis == Axis::EastWest)
                spot.v = cell.y == line->at ? 0.16 + (cross != nullptr ? shift : 0)
                                            : 0.84 - (cross != nullptr ? shift : 0);
            else
                spot.u = cell.x == line->at ? 0.16 + (cross != nullptr ? shift : 0)
                                            : 0.84 - (cross != nullptr ? shift : 0);
        }
        return spot;
    }

    void growStreets(int d)
    {
        const int wanted = isInner(d) ? kTownStreets : kCountyStreets;
        while (m_streetCount[d] < wanted)
            streetIndex(d, m_names.street(district(d).name, m_takenStreets));
        connectPins(d);
        std::vector<GrowthSeed> seeds;
        std::set<int> seeded;
        for (const auto& [cell, street] : m_pins) {
            if (districtAt(cell) != d)
                continue;
            seeds.push_back({cell, street, 1});
            seeded.insert(street);
        }
        for (std::size_t s = 0; s < m_out.streets.size(); ++s) {
            if (m_out.streets[s].district == d && !seeded.contains(static_cast<int>(s)))
                seeds.push_back({farthest(d, seeds), static_cast<int>(s), 1});
        }
        const auto owned =
            grow(seeds, m_plan.seed + 23, [&](Cell c) { return districtAt(c) == d; });
        if (m_out.streetOf.empty())
            m_out.streetOf.assign(owned.size(), -1);
        assign(d, owned);
    }

    void assign(int d, const std::vector<int>& owned)
    {
        const LaidDistrict& laid = district(d);
        for (int y = 0; y < CityLattice::kRows; ++y) {
            for (int x = 0; x < CityLattice::kColumns; ++x) {
                const int street = owned[CityLattice::index({x, y})];
                if (street < 0)
                    continue;
                m_out.streetOf[CityLattice::index({x, y})] = street;
                LaidStreet& laidStreet = m_out.streets[static_cast<std::size_t>(street)];
                laidStreet.cells.push_back({x, y});
                if (x >= laid.x && x < laid.x + laid.width && y >= laid.y &&
                    y < laid.y + laid.height)
                    laidStreet.coreCells.push_back({x, y});
            }
        }
    }

    /// Joins the pinned cells of one street over free ground, so that it is one piece.
    void connectPins(int d)
    {
        std::map<int, std::vector<Cell>> byStreet;
        for (const auto& [cell, street] : m_pins) {
            if (districtAt(cell) == d)
                byStreet[street].push_back(cell);
        }
        for (const auto& [street, cells] : byStreet) {
            const int own = street;
            const auto free = [&](Cell c) {
                const auto pinned = m_pins.find(c);
                return districtAt(c) == d && (pinned == m_pins.end() || pinned->second == own);
            };
            for (std::size_t i = 1; i < cells.size(); ++i) {
                for (const Cell step : pathBetween(cells[0], cells[i], free))
                    m_pins.emplace(step, own);
            }
        }
    }

    Cell farthest(int d, const std::vector<GrowthSeed>& seeds) const
    {
        Cell best{};
        double bestDistance = -1;
        for (int y = 0; y < CityLattice::kRows; ++y) {
            for (int x = 0; x < CityLattice::kColumns; ++x) {
                if (districtAt({x, y}) != d)
                    continue;
                double nearest = 1e9;
                for (const GrowthSeed& seed : seeds) {
                    const double dx = seed.cell.x - x;
                    const double dy = seed.cell.y - y;
                    nearest = std::min(nearest, dx * dx + dy * dy);
                }
                nearest *= 0.8 + 0.4 * CityRandom::at(m_plan.seed + 29, x, y);
                if (nearest > bestDistance) {
                    bestDistance = nearest;
                    best = {x, y};
                }
            }
        }
        return best;
    }

    void indexRoads()
    {
        for (std::size_t i = 0; i < m_out.roads.size(); ++i) {
            const RoadLine& road = m_out.roads[i];
            auto& index = road.axis == Axis::EastWest ? m_out.rows : m_out.columns;
            for (int along = road.from; along < road.to; ++along)
                index[{road.at, along}].push_back(static_cast<int>(i));
        }
    }

    const CityPlan& m_plan;
    CityNames& m_names;
    CityLayout m_out;
    std::vector<bool> m_inner;
    int m_innerX = 0;
    int m_innerY = 0;
    int m_innerColumns = 1;
    int m_innerRows = 1;
    std::set<std::string> m_takenStreets;
    std::set<std::string> m_takenRoads;
    std::map<int, int> m_streetCount;
    std::map<Cell, int> m_pins;
    std::map<Cell, int> m_uses;
};

} // namespace

std::optional<Spot> CityLayout::besideRoad(Cell cell, CityRandom& random) const
{
    struct Side {
        const std::map<std::pair<int, int>, std::vector<int>>* index;
        std::pair<int, int> key;
        bool far;
    };
    const std::array<Side, 4> sides{
        Side{&rows, {cell.y, cell.x}, false}, Side{&rows, {cell.y + 1, cell.x}, true},
        Side{&columns, {cell.x, cell.y}, false}, Side{&columns, {cell.x + 1, cell.y}, true}};
    const std::size_t first = random.below(sides.size());
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const Side& side = sides[(first + i) % sides.size()];
        const auto found = side.index->find(side.key);
        if (found == side.index->end())
            continue;
        const double across = side.far ? random.between(0.72, 0.88) : random.between(0.12, 0.28);
        const double along = random.between(0.15, 0.85);
        Spot spot{cell, across, along, roads[static_cast<std::size_t>(found->second.front())].name};
        if (side.index == &rows)
            std::swap(spot.u, spot.v);
        return spot;
    }
    return std::nullopt;
}

CityLayout layCity(const CityPlan& plan, CityNames& names)
{
    return LayoutBuilder(plan, names).build();
}

} // namespace lianxin::places
