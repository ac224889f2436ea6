#include "models/places/road_net.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace lianxin::places {

namespace bg = boost::geometry;
using XY = bg::model::d2::point_xy<double>;
using BgBox = bg::model::box<XY>;
using Segment = bg::model::segment<XY>;

namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kMeeting = 40; ///< metres between two lines that are said to cross

double scaleAt(double lat)
{
    return std::max(0.01, std::cos(lat * std::numbers::pi / 180));
}

/// Metres on the plane touching the earth at `origin`.
XY local(Point origin, const XY& p)
{
    return XY((p.x() - origin.lon) * scaleAt(origin.lat) * kMetresPerDegree,
              (p.y() - origin.lat) * kMetresPerDegree);
}

double metresToSegment(Point from, const Segment& segment)
{
    return bg::distance(XY(0, 0), Segment(local(from, segment.first), local(from, segment.second)));
}

BgBox around(Point p, double metres)
{
    const double lat = metres / kMetresPerDegree;
    const double lon = lat / scaleAt(p.lat);
    return {XY(p.lon - lon, p.lat - lat), XY(p.lon + lon, p.lat + lat)};
}

/// Where two segments meet on the plane, if they do.
std::optional<Point> meet(const Segment& a, const Segment& b)
{
    std::vector<XY> points;
    bg::intersection(a, b, points);
    if (points.empty())
        return std::nullopt;
    return Point{points.front().x(), points.front().y()};
}

} // namespace

struct RoadNet::Index {
    struct Piece {
        Segment segment;
        int road;
    };
    using PieceEntry = std::pair<BgBox, std::size_t>;
    using PointEntry = std::pair<XY, int>;

    std::vector<Piece> pieces;
    std::vector<std::pair<std::size_t, std::size_t>> ofRoad; ///< range of pieces

    std::span<const Piece> piecesOf(int road) const
    {
        const auto [begin, end] = ofRoad[static_cast<std::size_t>(road)];
        return std::span(pieces).subspan(begin, end - begin);
    }
    bg::index::rtree<PieceEntry, bg::index::rstar<16>> pieceTree;
    bg::index::rtree<PointEntry, bg::index::quadratic<16>> pointTree;

    Index(const std::vector<Road>& roads, const std::vector<Place>& places)
    {
        std::vector<PieceEntry> pieceEntries;
        for (std::size_t r = 0; r < roads.size(); ++r) {
            const std::size_t begin = pieces.size();
            const auto& line = roads[r].line;
            for (std::size_t i = 1; i < line.size(); ++i) {
                const Segment segment(XY(line[i - 1].lon, line[i - 1].lat),
                                      XY(line[i].lon, line[i].lat));
                pieceEntries.emplace_back(bg::return_envelope<BgBox>(segment), pieces.size());
                pieces.push_back({segment, static_cast<int>(r)});
            }
            ofRoad.emplace_back(begin, pieces.size());
        }
        std::vector<PointEntry> pointEntries;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].point)
                pointEntries.emplace_back(XY(places[i].point->lon, places[i].point->lat),
                                          static_cast<int>(i));
        }
        pieceTree = decltype(pieceTree)(pieceEntries);
        pointTree = decltype(pointTree)(pointEntries);
    }

    /// The point of `other`'s end or of a crossing nearest to `piece`, with its distance.
    void approach(const Segment& piece, const Segment& other, double& best,
                  std::optional<Point>& where) const
    {
        for (const XY& end : {other.first, other.second}) {
            const Point origin{end.x(), end.y()};
            const double metres = metresToSegment(origin, piece);
            if (metres < best) {
                best = metres;
                where = origin;
            }
        }
    }
};

RoadNet::RoadNet(const std::vector<Road>& roads, const std::vector<Place>& places)
    : m_index(std::make_unique<Index>(roads, places))
{}
RoadNet::~RoadNet() = default;

std::optional<Point> RoadNet::crossing(const std::vector<int>& a, const std::vector<int>& b) const
{
    std::optional<Point> nearest;
    double best = kMeeting;
    for (const int first : a) {
        for (const int second : b) {
            for (const auto& x : m_index->piecesOf(first)) {
                for (const auto& y : m_index->piecesOf(second)) {
                    if (const auto point = meet(x.segment, y.segment))
                        return point;
                    m_index->approach(x.segment, y.segment, best, nearest);
                    m_index->approach(y.segment, x.segment, best, nearest);
                }
            }
        }
    }
    return nearest;
}

std::optional<double> RoadNet::metresTo(Point point, const std::vector<int>& roads) const
{
    std::optional<double> best;
    for (const int road : roads) {
        for (const auto& piece : m_index->piecesOf(road)) {
            const double metres = metresToSegment(point, piece.segment);
            if (!best || metres < *best)
                best = metres;
        }
    }
    return best;
}

int RoadNet::nearestRoad(Point point, double metres) const
{
    int nearest = -1;
    double best = metres;
    const auto& tree = m_index->pieceTree;
    for (auto it = tree.qbegin(bg::index::intersects(around(point, metres))); it != tree.qend();
         ++it) {
        const auto& piece = m_index->pieces[it->second];
        const double distance = metresToSegment(point, piece.segment);
        if (distance < best || (distance == best && piece.road < nearest)) {
            best = distance;
            nearest = piece.road;
        }
    }
    return nearest;
}

std::vector<int> RoadNet::nearestPlaces(Point point, int limit, double metres) const
{
    std::vector<std::pair<double, int>> found;
    const auto& tree = m_index->pointTree;
    for (auto it = tree.qbegin(bg::index::intersects(around(point, metres))); it != tree.qend();
         ++it) {
        const double distance = distanceMetres(point, {it->first.x(), it->first.y()});
        if (distance <= metres)
            found.emplace_back(distance, it->second);
    }
    const auto keep = std::min(found.size(), static_cast<std::size_t>(std::max(limit, 0)));
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep),
                      found.end());
    std::vector<int> out;
    for (std::size_t i = 0; i < keep; ++i)
        out.push_back(found[i].second);
    return out;
}

} // namespace lianxin::places
