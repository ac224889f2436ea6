#include "models/places/city_lattice.h"

#include "models/places/city_random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lianxin::places {

namespace {

constexpr double kDegreesPerMetre = 1 / 111'194.9266;
constexpr double kPi = 3.14159265358979323846;

/// Cosine by its series, so that no library's rounding moves a border.
double cosine(double degrees)
{
    const double x = degrees * kPi / 180;
    const double s = x * x;
    return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132)))));
}

using Vertex = std::pair<int, int>;

struct Step {
    Vertex from;
    Vertex to;
};

/// Boundary steps of the cells with a label, the inside on the left.
std::multimap<Vertex, Vertex> boundary(const std::vector<int>& labels, int label)
{
    std::multimap<Vertex, Vertex> out;
    const auto has = [&](int x, int y) {
        return CityLattice::inside({x, y}) && labels[CityLattice::index({x, y})] == label;
    };
    for (int y = 0; y < CityLattice::kRows; ++y) {
        for (int x = 0; x < CityLattice::kColumns; ++x) {
            if (!has(x, y))
                continue;
            if (!has(x, y - 1))
                out.emplace(Vertex{x, y}, Vertex{x + 1, y});
            if (!has(x + 1, y))
                out.emplace(Vertex{x + 1, y}, Vertex{x + 1, y + 1});
            if (!has(x, y + 1))
                out.emplace(Vertex{x + 1, y + 1}, Vertex{x, y + 1});
            if (!has(x - 1, y))
                out.emplace(Vertex{x, y + 1}, Vertex{x, y});
        }
    }
    return out;
}

/// Where two cells touch at a corner the walk turns left and stays with its own cell.
std::multimap<Vertex, Vertex>::iterator nextStep(std::multimap<Vertex, Vertex>& steps, Step last)
{
    const auto [begin, end] = steps.equal_range(last.to);
    if (begin == end || std::next(begin) == end)
        return begin == end ? steps.end() : begin;
    const int dx = last.to.first - last.from.first;
    const int dy = last.to.second - last.from.second;
    const Vertex left{last.to.first - dy, last.to.second + dx};
    for (auto it = begin; it != end; ++it) {
        if (it->second == left)
            return it;
    }
    return begin;
}

double signedArea(const std::vector<Vertex>& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vertex& a = ring[i];
        const Vertex& b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.first * b.second - b.first * a.second);
    }
    return sum;
}

} // namespace

double smoothNoise(std::uint64_t seed, double x, double y)
{
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    const auto ease = [](double t) { return t * t * (3 - 2 * t); };
    const double u = ease(x - x0);
    const double v = ease(y - y0);
    const auto mix = [](double a, double b, double t) { return a + (b - a) * t; };
    const double south = mix(CityRandom::at(seed, x0, y0), CityRandom::at(seed, x0 + 1, y0), u);
    const double north =
        mix(CityRandom::at(seed, x0, y0 + 1), CityRandom::at(seed, x0 + 1, y0 + 1), u);
    return 2 * mix(south, north, v) - 1;
}

Point rounded(Point p)
{
    return {std::round(p.lon * 1e6) / 1e6, std::round(p.lat * 1e6) / 1e6};
}

CityLattice::CityLattice(std::uint64_t seed, Point centre)
    : m_seed(seed), m_centre(centre), m_lonPerMetre(kDegreesPerMetre / cosine(centre.lat))
{
    for (int y = 0; y <= kRows; ++y) {
        for (int x = 0; x <= kColumns; ++x) {
            const double east = 2.2 * smoothNoise(m_seed + 1, x / 16.0, y / 16.0) +
                                0.35 * smoothNoise(m_seed + 2, x / 5.0, y / 5.0);
            const double north = 2.2 * smoothNoise(m_seed + 3, x / 16.0, y / 16.0) +
                                 0.35 * smoothNoise(m_seed + 4, x / 5.0, y / 5.0);
            m_vertices.push_back(place(x + east, y + north));
        }
    }
    m_grid = m_vertices;
}

namespace {

/// The neighbours of a vertex along the border between labels; empty where no border or more than
/// one passes.
std::vector<Vertex> alongBorder(const std::vector<int>& labels, int x, int y)
{
    const auto label = [&](int cx, int cy) {
        return CityLattice::inside({cx, cy}) ? labels[CityLattice::index({cx, cy})] : -2;
    };
    const int ne = label(x, y);
    const int nw = label(x - 1, y);
    const int sw = label(x - 1, y - 1);
    const int se = label(x, y - 1);
    std::vector<Vertex> out;
    if (ne != se)
        out.emplace_back(x + 1, y);
    if (nw != sw)
        out.emplace_back(x - 1, y);
    if (ne != nw)
        out.emplace_back(x, y + 1);
    if (se != sw)
        out.emplace_back(x, y - 1);
    return out.size() == 2 ? out : std::vector<Vertex>{};
}

} // namespace

void CityLattice::smooth(const std::vector<int>& labels, const std::vector<bool>& fixed)
{
    constexpr int kRounds = 4;
    const double reachLat = 0.3 * kCellMetres * kDegreesPerMetre;
    const double reachLon = 0.3 * kCellMetres * m_lonPerMetre;
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<Point> before = m_vertices;
        for (int y = 0; y <= kRows; ++y) {
            for (int x = 0; x <= kColumns; ++x) {
                const std::size_t at = vertexIndex(x, y);
                const auto beside = fixed[at] ? std::vector<Vertex>{} : alongBorder(labels, x, y);
                if (beside.empty())
                    continue;
                const Point a = before[vertexIndex(beside[0].first, beside[0].second)];
                const Point b = before[vertexIndex(beside[1].first, beside[1].second)];
                const double lon = (before[at].lon + (a.lon + b.lon) / 2) / 2;
                const double lat = (before[at].lat + (a.lat + b.lat) / 2) / 2;
                m_vertices[at] = rounded(
                    {std::clamp(lon, m_grid[at].lon - reachLon, m_grid[at].lon + reachLon),
                     std::clamp(lat, m_grid[at].lat - reachLat, m_grid[at].lat + reachLat)});
            }
        }
    }
}

Point CityLattice::place(double column, double row) const
{
    return rounded({m_centre.lon + (column - kColumns / 2.0) * kCellMetres * m_lonPerMetre,
                    m_centre.lat + (row - kRows / 2.0) * kCellMetres * kDegreesPerMetre});
}

Point CityLattice::vertex(int x, int y) const
{
    return m_vertices[vertexIndex(x, y)];
}

/// The middle of a side, moved up to 15 m across it.
Point CityLattice::bend(int x0, int y0, int x1, int y1) const
{
    const int x = std::min(x0, x1);
    const int y = std::min(y0, y1);
    const double shift =
        (CityRandom::at(m_seed + (x0 == x1 ? 5 : 6), x, y) - 0.5) * 30 * kDegreesPerMetre;
    const Point a = vertex(x0, y0);
    const Point b = vertex(x1, y1);
    const Point middle{(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
    return rounded(x0 == x1 ? Point{middle.lon + shift, middle.lat}
                            : Point{middle.lon, middle.lat + shift});
}

Point CityLattice::within(Cell cell, double u, double v) const
{
    const Point sw = vertex(cell.x, cell.y);
    const Point se = vertex(cell.x + 1, cell.y);
    const Point nw = vertex(cell.x, cell.y + 1);
    const Point ne = vertex(cell.x + 1, cell.y + 1);
    const auto mix = [&](double a, double b, double c, double d) {
        return (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v;
    };
    return rounded({mix(sw.lon, se.lon, nw.lon, ne.lon), mix(sw.lat, se.lat, nw.lat, ne.lat)});
}

std::vector<Point> CityLattice::line(int x0, int y0, int x1, int y1) const
{
    const int dx = x1 > x0 ? 1 : x1 < x0 ? -1 : 0;
    const int dy = y1 > y0 ? 1 : y1 < y0 ? -1 : 0;
    std::vector<Point> out{vertex(x0, y0)};
    for (int x = x0, y = y0; x != x1 || y != y1; x += dx, y += dy) {
        out.push_back(bend(x, y, x + dx, y + dy));
        out.push_back(vertex(x + dx, y + dy));
    }
    return out;
}

std::vector<Polygon> CityLattice::outline(const std::vector<int>& labels, int label) const
{
    auto steps = boundary(labels, label);
    std::vector<Polygon> outer;
    std::vector<std::vector<Point>> holes;
    while (!steps.empty()) {
        auto it = steps.begin();
        const Vertex start = it->first;
        std::vector<Vertex> corners;
        std::vector<Point> ring;
        while (it != steps.end()) {
            const Step step{it->first, it->second};
            steps.erase(it);
            corners.push_back(step.from);
            ring.push_back(vertex(step.from.first, step.from.second));
            ring.push_back(bend(step.from.first, step.from.second, step.to.first, step.to.second));
            it = step.to == start ? steps.end() : nextStep(steps, step);
        }
        ring.push_back(ring.front());
        if (signedArea(corners) > 0)
            outer.push_back({std::move(ring)});
        else
            holes.push_back(std::move(ring));
    }
    // A label's cells hang together, so there is one outer ring and every hole is its own.
    for (auto& hole : holes) {
        if (!outer.empty())
            outer.front().push_back(std::move(hole));
    }
    return outer;
}

} // namespace lianxin::places
