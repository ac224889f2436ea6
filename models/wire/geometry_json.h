#pragma once

#include "models/places/jurisdiction.h"
#include "models/places/place.h"
#include "models/wire/shape.h"

/// Coordinates as GeoJSON writes them: `[lon, lat]`, rounded to 1e-6 degrees. For .cpp files of
/// this folder only.
namespace lianxin::wire {

Json coordinates(const places::Point& point);
Json coordinates(const std::vector<places::Point>& line);
Json coordinates(const places::Polygon& rings);
Json coordinates(const std::vector<places::Polygon>& polygons);

/// False when it is not one, or not on the earth. A third coordinate is passed over.
bool readCoordinates(const Input& in, places::Point& out);
bool readCoordinates(const Input& in, std::vector<places::Point>& out);
bool readCoordinates(const Input& in, places::Polygon& out);
bool readCoordinates(const Input& in, std::vector<places::Polygon>& out);

template <>
inline constexpr std::array<std::string_view, 15> kWords<places::PlaceKind>{
    "district", "street",   "village", "road",  "crossing", "residential", "site", "shop",
    "school",   "hospital", "park",    "river", "station",  "office",      "other"};

} // namespace lianxin::wire
