#pragma once

#include "models/places/jurisdiction.h"

#include <cstdint>
#include <vector>

namespace lianxin::places {

/// A cell by its column and row.
struct Cell {
    int x = 0;
    int y = 0;
    bool operator==(const Cell&) const = default;
    auto operator<=>(const Cell&) const = default;
};

/// The ground the demo city is drawn on: a grid of half-kilometre cells, its lines bent. Borders
/// and roads follow the lines, so neighbours share every coordinate and an area is the union of its
/// cells.
class CityLattice {
public:
    static constexpr int kColumns = 120; ///< 60 km
    static constexpr int kRows = 100;    ///< 50 km
    static constexpr double kCellMetres = 500;

    CityLattice(std::uint64_t seed, Point centre);

    static bool inside(Cell c) { return c.x >= 0 && c.x < kColumns && c.y >= 0 && c.y < kRows; }
    static std::size_t index(Cell c)
    {
        return static_cast<std::size_t>(c.y) * kColumns + static_cast<std::size_t>(c.x);
    }

    /// The meeting of column line x and row line y, 0…kColumns, 0…kRows.
    Point vertex(int x, int y) const;
    /// Rounds off the stairs of borders: vertices between two labels move towards their neighbours
    /// on the border, at most three tenths of a cell, those `fixed` (on roads) not at all. Labels
    /// of several levels smooth one after another.
    void smooth(const std::vector<int>& labels, const std::vector<bool>& fixed);
    static std::size_t vertexIndex(int x, int y)
    {
        return static_cast<std::size_t>(y) * (kColumns + 1) + static_cast<std::size_t>(x);
    }

    /// Inside a cell: u to the east, v to the north, both in [0.1, 0.9].
    Point within(Cell cell, double u, double v) const;
    /// The line from one vertex to another on the same row or column, with its bends.
    std::vector<Point> line(int x0, int y0, int x1, int y1) const;
    /// Outlines of all cells with one label.
    std::vector<Polygon> outline(const std::vector<int>& labels, int label) const;

private:
    Point bend(int x0, int y0, int x1, int y1) const;
    Point place(double column, double row) const;

    std::uint64_t m_seed;
    Point m_centre;
    double m_lonPerMetre;
    std::vector<Point> m_vertices;
    std::vector<Point> m_grid; ///< where the vertices stood before smoothing
};

/// Smooth noise in [-1, 1], the same for one seed.
double smoothNoise(std::uint64_t seed, double x, double y);

/// Rounded to 1e-6 degrees, a tenth of a metre.
Point rounded(Point p);

} // namespace lianxin::places
