#pragma once

#include "models/base/ids.h"
#include "models/places/point.h"

#include <memory>
#include <string>
#include <vector>

namespace lianxin::places {

/// Rings of one polygon: the first is the outer one, the others are holes. Closed or not, either
/// winding.
using Polygon = std::vector<std::vector<Point>>;

/// An area somebody answers for: a district, a street 街道, a grid.
struct Area {
    DistrictCode code;
    std::string name;
    DistrictCode parent; ///< a street's district; empty for a district
    std::vector<Polygon> polygons;
};

/// Where a point falls. Near a border every candidate is listed, the containing one first
/// (管辖不明).
struct Jurisdiction {
    DistrictCode district;
    std::string districtName;
    DistrictCode street;
    std::string streetName;
    std::vector<DistrictCode> contested; ///< other districts within kContestedMetres of the point
    bool operator==(const Jurisdiction&) const = default;
};

/// Width of the strip along a border in which every neighbour is a candidate.
inline constexpr double kContestedMetres = 60;

/// Point in polygon over indexed areas. Immutable and safe to share between threads.
class Jurisdictions {
public:
    Jurisdictions();
    explicit Jurisdictions(std::vector<Area> areas);
    ~Jurisdictions();
    Jurisdictions(Jurisdictions&&) noexcept;
    Jurisdictions& operator=(Jurisdictions&&) noexcept;

    const std::vector<Area>& areas() const;
    const Area* find(const DistrictCode& code) const;
    /// Empty district when the point is outside every area.
    Jurisdiction at(Point point) const;

private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

} // namespace lianxin::places
