#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace lianxin::widgets {

/// Where the map gets its data; set by the app. Called on the GUI thread; empty bytes mean "there
/// is none".
///
/// `layer(name)` gives a GeoJSON FeatureCollection in WGS-84:
///   districts.geojson  polygons, properties `code`, `name`
///   streets.geojson    polygons, properties `code`, `name`, `parent`
///   roads.geojson      lines, properties `name`, `rank` (0 ring, 1 main, 2 secondary, 3 lane)
///   ground.geojson     polygons or lines, properties `name`, `cover` (`water`, `park`)
///   places.geojson     points, properties `name`, `kind` (as places::PlaceKind's words)
/// `tile(z, x, y)` gives a PNG or JPEG of the XYZ scheme (a reader of MBTiles turns y over), or is
/// null.
struct MapLayers {
    std::function<QByteArray(const QString& name)> layer;
    std::function<QByteArray(int z, int x, int y)> tile;
    double lon = 0; ///< centre of the city
    double lat = 0;
};

} // namespace lianxin::widgets
