#pragma once

#include "models/base/result.h"
#include "models/places/coordinates.h"
#include "models/places/jurisdiction.h"
#include "models/places/place.h"

#include <string>
#include <string_view>
#include <vector>

/// GeoJSON (RFC 7946), one feature a line so that a difference can be read. Coordinates WGS-84,
/// rounded to 1e-6 degrees. Errors of reading: `bad_json`, `bad_geojson` with the number of the
/// feature.
namespace lianxin::wire {

/// Polygon or MultiPolygon with `code`, `name`, `parent`.
std::string areasGeoJson(const std::vector<places::Area>& areas);
Result<std::vector<places::Area>> parseAreas(std::string_view text);
/// LineString with `name`, `rank`.
std::string roadsGeoJson(const std::vector<places::Road>& roads);
Result<std::vector<places::Road>> parseRoads(std::string_view text);
/// Polygon where the ring is closed, LineString else, with `name`, `cover`.
std::string groundsGeoJson(const std::vector<places::Ground>& grounds);
Result<std::vector<places::Ground>> parseGrounds(std::string_view text);
/// Point (or no geometry) with `id`, `name`, `aliases`, `kind`, `district`, `street`, `road`.
std::string placesGeoJson(const std::vector<places::Place>& list);
Result<std::vector<places::Place>> parsePlaces(std::string_view text);

/// A bare geometry, a Feature or a FeatureCollection: the polygons in it, converted from `datum`.
Result<std::vector<places::Polygon>> parsePolygons(std::string_view text, places::Datum datum);

/// `residential` and back, as written in files.
std::string_view placeKindName(places::PlaceKind kind);
std::optional<places::PlaceKind> parsePlaceKind(std::string_view text);

} // namespace lianxin::wire
