#include "models/places/jurisdiction.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace lianxin::places {

namespace bg = boost::geometry;
using XY = bg::model::d2::point_xy<double>;
using BgBox = bg::model::box<XY>;
using BgPolygon = bg::model::polygon<XY>;
using Segment = bg::model::segment<XY>;

namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;

struct Shape {
    BgPolygon polygon;
    std::size_t area = 0;
};

BgPolygon toBoost(const Polygon& rings)
{
    BgPolygon out;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        if (i > 0)
            out.inners().emplace_back();
        auto& ring = i == 0 ? out.outer() : out.inners().back();
        for (const Point& p : rings[i]) {
            if (std::isfinite(p.lon) && std::isfinite(p.lat))
                bg::append(ring, XY(p.lon, p.lat));
        }
    }
    bg::correct(out);
    return out;
}

/// Metres from a point to a segment on the plane that touches the earth at the point: exact enough
/// for a strip of 60 m.
double metresTo(Point from, const Segment& segment)
{
    const double scale = std::cos(from.lat * std::numbers::pi / 180);
    const auto local = [&](const XY& p) {
        return XY((p.x() - from.lon) * scale * kMetresPerDegree,
                  (p.y() - from.lat) * kMetresPerDegree);
    };
    return bg::distance(XY(0, 0), Segment(local(segment.first), local(segment.second)));
}

} // namespace

struct Jurisdictions::Index {
    using ShapeEntry = std::pair<BgBox, std::size_t>;
    using BorderEntry = std::pair<Segment, std::size_t>;

    std::vector<Area> areas;
    std::unordered_map<DistrictCode, std::size_t> byCode;
    std::vector<Shape> shapes;
    bg::index::rtree<ShapeEntry, bg::index::rstar<16>> boxes;
    bg::index::rtree<BorderEntry, bg::index::rstar<16>> borders; ///< of districts only

    explicit Index(std::vector<Area> given) : areas(std::move(given))
    {
        std::vector<ShapeEntry> entries;
        std::vector<BorderEntry> segments;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            byCode.emplace(areas[i].code, i);
            for (const Polygon& polygon : areas[i].polygons) {
                Shape shape{toBoost(polygon), i};
                if (shape.polygon.outer().size() < 4)
                    continue;
                entries.emplace_back(bg::return_envelope<BgBox>(shape.polygon), shapes.size());
                if (areas[i].parent.empty())
                    addBorder(shape.polygon, i, segments);
                shapes.push_back(std::move(shape));
            }
        }
        boxes = decltype(boxes)(entries);
        borders = decltype(borders)(segments);
    }

    static void addBorder(const BgPolygon& polygon, std::size_t area, std::vector<BorderEntry>& out)
    {
        const auto addRing = [&](const auto& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i)
                out.emplace_back(Segment(ring[i - 1], ring[i]), area);
        };
        addRing(polygon.outer());
        for (const auto& inner : polygon.inners())
            addRing(inner);
    }

    /// Indices of the areas a point lies in; on a shared border the first given wins its level.
    std::vector<std::size_t> containing(Point p) const
    {
        std::vector<std::size_t> out;
        const XY at(p.lon, p.lat);
        for (auto it = boxes.qbegin(bg::index::intersects(at)); it != boxes.qend(); ++it) {
            if (bg::covered_by(at, shapes[it->second].polygon))
                out.push_back(shapes[it->second].area);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    /// Districts with a border within the contested strip, nearest first.
    std::vector<std::pair<double, std::size_t>> near(Point p) const
    {
        const double lat = kContestedMetres / kMetresPerDegree;
        const double lon = lat / std::max(0.01, std::cos(p.lat * std::numbers::pi / 180));
        const BgBox around(XY(p.lon - lon, p.lat - lat), XY(p.lon + lon, p.lat + lat));
        std::unordered_map<std::size_t, double> nearest;
        for (auto it = borders.qbegin(bg::index::intersects(around)); it != borders.qend(); ++it) {
            const double metres = metresTo(p, it->first);
            if (metres > kContestedMetres)
                continue;
            const auto known = nearest.emplace(it->second, metres).first;
            known->second = std::min(known->second, metres);
        }
        std::vector<std::pair<double, std::size_t>> out;
        for (const auto& [area, metres] : nearest)
            out.emplace_back(metres, area);
        std::sort(out.begin(), out.end());
        return out;
    }
};

Jurisdictions::Jurisdictions() : Jurisdictions(std::vector<Area>{}) {}
Jurisdictions::Jurisdictions(std::vector<Area> areas)
    : m_index(std::make_unique<Index>(std::move(areas)))
{}
Jurisdictions::~Jurisdictions() = default;
Jurisdictions::Jurisdictions(Jurisdictions&&) noexcept = default;
Jurisdictions& Jurisdictions::operator=(Jurisdictions&&) noexcept = default;

const std::vector<Area>& Jurisdictions::areas() const
{
    return m_index->areas;
}

const Area* Jurisdictions::find(const DistrictCode& code) const
{
    const auto found = m_index->byCode.find(code);
    return found == m_index->byCode.end() ? nullptr : &m_index->areas[found->second];
}

Jurisdiction Jurisdictions::at(Point point) const
{
    Jurisdiction out;
    if (!std::isfinite(point.lon) || !std::isfinite(point.lat))
        return out;
    for (const std::size_t i : m_index->containing(point)) {
        const Area& area = m_index->areas[i];
        if (area.parent.empty() && out.district.empty()) {
            out.district = area.code;
            out.districtName = area.name;
        } else if (!area.parent.empty() && out.street.empty()) {
            out.street = area.code;
            out.streetName = area.name;
        }
    }
    for (const auto& [metres, i] : m_index->near(point)) {
        if (m_index->areas[i].code != out.district)
            out.contested.push_back(m_index->areas[i].code);
    }
    return out;
}

} // namespace lianxin::places
