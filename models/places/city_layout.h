#pragma once

#include "models/places/city_generator.h"
#include "models/places/city_lattice.h"
#include "models/places/city_names.h"
#include "models/places/city_roads.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lianxin::places {

/// A road along one line of the lattice.
struct RoadLine {
    std::string name;
    int rank = 3;
    int district = -1; ///< index; -1 for roads through the whole city
    Axis axis = Axis::EastWest;
    int at = 0;   ///< row of an east-west road, column of a north-south one
    int from = 0; ///< first and last line it reaches
    int to = 0;
};

/// A spot inside a cell.
struct Spot {
    Cell cell;
    double u = 0.5;
    double v = 0.5;
    std::string road;
};

struct LaidDistrict {
    DistrictCode code;
    std::string name;
    int x = 0; ///< core: where the roads are
    int y = 0;
    int width = 0;
    int height = 0;
};

struct LaidStreet {
    DistrictCode code;
    std::string name;
    int district = 0;
    std::vector<Cell> cells;
    std::vector<Cell> coreCells; ///< those with roads around them
};

/// Which cell belongs to whom and where roads run: everything but coordinates.
struct CityLayout {
    std::vector<LaidDistrict> districts;
    std::vector<LaidStreet> streets;
    std::vector<int> districtOf; ///< by cell
    std::vector<int> streetOf;
    std::vector<RoadLine> roads;
    std::vector<Spot> anchors; ///< in the plan's order

    /// The road on a side of a cell, if one runs there, with the spot beside it.
    std::optional<Spot> besideRoad(Cell cell, CityRandom& random) const;

    std::map<std::pair<int, int>, std::vector<int>>
        rows; ///< (row, column of the cell) → roads, filled by the builder
    std::map<std::pair<int, int>, std::vector<int>> columns; ///< (column, row of the cell) → roads
};

CityLayout layCity(const CityPlan& plan, CityNames& names);

} // namespace lianxin::places
