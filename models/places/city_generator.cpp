#include "models/places/city_generator.h"

#include "models/places/city_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

namespace lianxin::places {

namespace {

std::string numbered(const char* prefix, std::size_t n)
{
    char digits[32];
    const int length = std::snprintf(digits, sizeof digits, "%s%06zu", prefix, n);
    return std::string(digits, static_cast<std::size_t>(length));
}

class CityWriter {
public:
    explicit CityWriter(const CityPlan& plan)
        : m_plan(plan), m_names(plan.seed), m_layout(layCity(plan, m_names)),
          m_lattice(plan.seed, plan.centre), m_random(plan.seed ^ 0x51EDULL)
    {}

    City write()
    {
        smoothBorders();
        writeAreas();
        writeRoads();
        writeAnchors();
        writeGround();
        writeMore();
        return std::move(m_city);
    }

private:
    const LaidDistrict& districtOf(Cell c) const
    {
        return m_layout
            .districts[static_cast<std::size_t>(m_layout.districtOf[CityLattice::index(c)])];
    }
    /// Empty beyond the city's uneven outline.
    DistrictCode districtCodeAt(Cell c) const
    {
        return m_layout.districtOf[CityLattice::index(c)] < 0 ? DistrictCode{} : districtOf(c).code;
    }
    DistrictCode streetCodeAt(Cell c) const
    {
        return m_layout.streetOf[CityLattice::index(c)] < 0 ? DistrictCode{} : streetOf(c).code;
    }
    const LaidStreet& streetOf(Cell c) const
    {
        return m_layout.streets[static_cast<std::size_t>(m_layout.streetOf[CityLattice::index(c)])];
    }

    void smoothBorders()
    {
        std::vector<bool> onRoad(
            CityLattice::vertexIndex(CityLattice::kColumns, CityLattice::kRows) + 1, false);
        for (const RoadLine& road : m_layout.roads) {
            for (int along = road.from; along <= road.to; ++along)
                onRoad[road.axis == Axis::EastWest ? CityLattice::vertexIndex(along, road.at)
                                                   : CityLattice::vertexIndex(road.at, along)] =
                    true;
        }
        m_lattice.smooth(m_layout.streetOf, onRoad);
        m_lattice.smooth(m_layout.districtOf, onRoad);
    }

    void writeAreas()
    {
        for (std::size_t d = 0; d < m_layout.districts.size(); ++d) {
            const LaidDistrict& laid = m_layout.districts[d];
            m_city.areas.push_back({laid.code,
                                    laid.name,
                                    {},
                                    m_lattice.outline(m_layout.districtOf, static_cast<int>(d))});
            addArea(
                laid.code, laid.name, {},
                m_lattice.within({laid.x + laid.width / 2, laid.y + laid.height / 2}, 0.5, 0.5));
        }
        for (std::size_t s = 0; s < m_layout.streets.size(); ++s) {
            const LaidStreet& laid = m_layout.streets[s];
            const DistrictCode parent =
                m_layout.districts[static_cast<std::size_t>(laid.district)].code;
            m_city.areas.push_back({laid.code, laid.name, parent,
                                    m_lattice.outline(m_layout.streetOf, static_cast<int>(s))});
            addArea(laid.code, laid.name, parent, m_lattice.within(middle(laid.cells), 0.5, 0.5));
        }
    }

    void addArea(const DistrictCode& code, const std::string& name, const DistrictCode& parent,
                 Point point)
    {
        Place place{code.str(), name,
                    {},         parent.empty() ? PlaceKind::District : PlaceKind::Street,
                    point,      parent.empty() ? code : parent,
                    {},         {}};
        if (!parent.empty())
            place.street = code;
        m_city.places.push_back(std::move(place));
    }

    /// The cell nearest to the mean of all.
    static Cell middle(const std::vector<Cell>& cells)
    {
        long x = 0;
        long y = 0;
        for (const Cell& cell : cells) {
            x += cell.x;
            y += cell.y;
        }
        const auto n = static_cast<long>(std::max<std::size_t>(cells.size(), 1));
        Cell best{};
        long bestDistance = -1;
        for (const Cell& cell : cells) {
            const long dx = cell.x - x / n;
            const long dy = cell.y - y / n;
            if (bestDistance < 0 || dx * dx + dy * dy < bestDistance) {
                bestDistance = dx * dx + dy * dy;
                best = cell;
            }
        }
        return best;
    }

    void writeRoads()
    {
        std::map<std::string, std::vector<std::string>> aliases;
        for (const Anchor& anchor : m_plan.anchors) {
            if (anchorKind(anchor.kind) == PlaceKind::Road)
                aliases[anchor.name] = anchor.aliases;
        }
        std::set<std::pair<int, std::string>> listed;
        std::size_t n = 0;
        for (const RoadLine& line : m_layout.roads) {
            const bool eastWest = line.axis == Axis::EastWest;
            Road road{line.name, line.rank,
                      eastWest ? m_lattice.line(line.from, line.at, line.to, line.at)
                               : m_lattice.line(line.at, line.from, line.at, line.to)};
            const int half = (line.from + line.to) / 2;
            const Cell cell = eastWest ? Cell{half, line.at} : Cell{line.at, half};
            if (listed.emplace(line.district, line.name).second) {
                m_city.places.push_back(
                    {numbered("r", ++n), line.name, aliases[line.name], PlaceKind::Road,
                     road.line[road.line.size() / 2], districtCodeAt(cell),
                     line.district < 0 ? DistrictCode{} : streetCodeAt(cell), line.name});
            }
            m_city.roads.push_back(std::move(road));
        }
    }

    void writeAnchors()
    {
        for (std::size_t i = 0; i < m_plan.anchors.size(); ++i) {
            const Anchor& anchor = m_plan.anchors[i];
            const Spot& spot = m_layout.anchors[i];
            if (anchorKind(anchor.kind) == PlaceKind::Road)
                continue;
            m_taken.emplace(anchor.district.str(), anchor.name);
            m_city.places.push_back({numbered("p", ++m_placeCount), anchor.name, anchor.aliases,
                                     anchorKind(anchor.kind),
                                     m_lattice.within(spot.cell, spot.u, spot.v), anchor.district,
                                     streetCodeAt(spot.cell), anchor.road});
        }
    }

    // --- water and green ---

    void writeGround()
    {
        bool first = true;
        for (std::size_t i = 0; i < m_plan.anchors.size(); ++i) {
            const Anchor& anchor = m_plan.anchors[i];
            const Spot& spot = m_layout.anchors[i];
            if (anchor.kind == "river") {
                writeRiver(anchor, spot, first ? Reach::City : Reach::District);
                first = false;
            } else if (anchor.kind == "reservoir") {
                writePatch(anchor.name, "water", Spot{spot.cell, 0.5, 0.5, {}}, 0.9);
            } else if (anchor.kind == "park") {
                writePatch(anchor.name, "park", spot, 0.5);
                if (anchor.name.find("湖") != std::string::npos)
                    writePatch(anchor.name.substr(0, anchor.name.find("湖") + 3), "water", spot,
                               0.24);
            }
        }
    }

    enum class Reach { City, District };

    /// Beside the road that follows it, half a cell off, from edge to edge of the city (wandering
    /// off on the way) or of its district.
    void writeRiver(const Anchor& anchor, const Spot& spot, Reach reach)
    {
        std::vector<Point> line;
        const bool eastWest = runsEastWest(anchor, spot);
        if (districtCodeAt(spot.cell).empty())
            return;
        const LaidDistrict& own = districtOf(spot.cell);
        const int first = reach == Reach::City ? 0 : eastWest ? own.x : own.y;
        const int last = reach == Reach::City
                             ? (eastWest ? CityLattice::kColumns : CityLattice::kRows)
                             : first + (eastWest ? own.width : own.height);
        const double base = eastWest ? spot.cell.y : spot.cell.x;
        const int home = eastWest ? spot.cell.x : spot.cell.y;
        for (int along = first; along < last; ++along) {
            const double away = std::min(1.0, std::abs(along - home) / 16.0);
            const double drift = 0.2 * smoothNoise(m_plan.seed + 41, along / 4.0, 0) +
                                 6 * away * smoothNoise(m_plan.seed + 42, along / 14.0, 0);
            const double across = base + 0.5 + drift;
            const int line0 =
                std::clamp(static_cast<int>(std::floor(across)), 0,
                           (eastWest ? CityLattice::kRows : CityLattice::kColumns) - 1);
            const double part = std::clamp(across - line0, 0.1, 0.9);
            const Cell cell = eastWest ? Cell{along, line0} : Cell{line0, along};
            if (m_layout.districtOf[CityLattice::index(cell)] >= 0)
                line.push_back(eastWest ? m_lattice.within(cell, 0.5, part)
                                        : m_lattice.within(cell, part, 0.5));
        }
        m_city.ground.push_back({anchor.name, "water", {std::move(line)}});
    }

    bool runsEastWest(const Anchor& anchor, const Spot& spot) const
    {
        for (const RoadLine& road : m_layout.roads) {
            if (road.name == anchor.road &&
                road.district == m_layout.districtOf[CityLattice::index(spot.cell)])
                return road.axis == Axis::EastWest;
        }
        return true;
    }

    /// An uneven round of sixteen corners about a spot; `size` in cells from side to side.
    void writePatch(const std::string& name, const char* cover, const Spot& spot, double size)
    {
        const Cell cell = spot.cell;
        static constexpr std::array<std::pair<double, double>, 16> kRound{{{1, 0},
                                                                           {.92, .38},
                                                                           {.71, .71},
                                                                           {.38, .92},
                                                                           {0, 1},
                                                                           {-.38, .92},
                                                                           {-.71, .71},
                                                                           {-.92, .38},
                                                                           {-1, 0},
                                                                           {-.92, -.38},
                                                                           {-.71, -.71},
                                                                           {-.38, -.92},
                                                                           {0, -1},
                                                                           {.38, -.92},
                                                                           {.71, -.71},
                                                                           {.92, -.38}}};
        std::vector<Point> ring;
        for (std::size_t i = 0; i < kRound.size(); ++i) {
            const double reach =
                size / 2 *
                (0.8 + 0.4 * CityRandom::at(m_plan.seed + 43, cell.x * 100 + cell.y,
                                            static_cast<int>(i)));
            ring.push_back(
                m_lattice.within(cell, std::clamp(spot.u + kRound[i].first * reach, 0.05, 0.95),
                                 std::clamp(spot.v + kRound[i].second * reach, 0.05, 0.95)));
        }
        ring.push_back(ring.front());
        m_city.ground.push_back({name, cover, {std::move(ring)}});
    }

    // --- the other places ---

    void writeMore()
    {
        const auto wanted = static_cast<std::size_t>(std::max(m_plan.places, 0));
        std::vector<std::size_t> order = weightedStreets();
        for (std::size_t turn = 0; m_city.places.size() < wanted && !order.empty(); ++turn) {
            if (turn % order.size() == 0)
                m_random.shuffle(order);
            addPlace(m_layout.streets[order[turn % order.size()]]);
        }
    }

    /// Streets of the inner city appear twice: more people, more names.
    std::vector<std::size_t> weightedStreets() const
    {
        std::vector<std::size_t> out;
        for (std::size_t s = 0; s < m_layout.streets.size(); ++s) {
            if (m_layout.streets[s].cells.empty())
                continue;
            out.push_back(s);
            if (m_layout.streets[s].name.ends_with("街道"))
                out.push_back(s);
        }
        return out;
    }

    void addPlace(const LaidStreet& street)
    {
        const LaidDistrict& district =
            m_layout.districts[static_cast<std::size_t>(street.district)];
        const bool core = !street.coreCells.empty() && m_random.below(5) > 0;
        const Cell cell = m_random.pick(core ? street.coreCells : street.cells);
        const auto beside = m_layout.besideRoad(cell, m_random);
        const Spot spot =
            beside ? *beside
                   : Spot{cell, m_random.between(0.15, 0.85), m_random.between(0.15, 0.85), {}};
        CityNames::Named named = m_names.place({district.name, street.name, spot.road}, m_random);
        for (int attempt = 0; !m_taken.emplace(district.code.str(), named.name).second; ++attempt) {
            if (attempt < 8) {
                named = m_names.place({district.name, street.name, spot.road}, m_random);
                continue;
            }
            named.name = stem(street.name) + named.name;
            if (attempt > 9)
                named.name += "（" + std::to_string(m_city.places.size()) + "号）";
        }
        constexpr std::size_t kMostPatches = 80;
        if (named.kind == PlaceKind::Park && m_city.ground.size() < kMostPatches)
            writePatch(named.name, "park", spot, 0.3);
        m_city.places.push_back({numbered("p", ++m_placeCount), named.name, named.aliases,
                                 named.kind, m_lattice.within(cell, spot.u, spot.v), district.code,
                                 street.code, spot.road});
    }

    const CityPlan& m_plan;
    CityNames m_names;
    CityLayout m_layout;
    CityLattice m_lattice;
    CityRandom m_random;
    City m_city;
    std::set<std::pair<std::string, std::string>> m_taken;
    std::size_t m_placeCount = 0;
};

} // namespace

PlaceKind anchorKind(const std::string& word)
{
    static const std::map<std::string, PlaceKind> kKinds{{"residential", PlaceKind::Residential},
                                                         {"construction_site", PlaceKind::Site},
                                                         {"mall", PlaceKind::Shop},
                                                         {"market", PlaceKind::Shop},
                                                         {"school", PlaceKind::School},
                                                         {"kindergarten", PlaceKind::School},
                                                         {"university", PlaceKind::School},
                                                         {"hospital", PlaceKind::Hospital},
                                                         {"station", PlaceKind::Station},
                                                         {"park", PlaceKind::Park},
                                                         {"square", PlaceKind::Park},
                                                         {"scenic", PlaceKind::Park},
                                                         {"government", PlaceKind::Office},
                                                         {"office", PlaceKind::Office},
                                                         {"village", PlaceKind::Village},
                                                         {"river", PlaceKind::River},
                                                         {"reservoir", PlaceKind::River},
                                                         {"road", PlaceKind::Road}};
    const auto found = kKinds.find(word);
    return found == kKinds.end() ? PlaceKind::Other : found->second;
}

City generateCity(const CityPlan& plan)
{
    if (plan.districts.empty())
        return {};
    return CityWriter(plan).write();
}

} // namespace lianxin::places
