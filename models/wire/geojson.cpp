#include "models/wire/geojson.h"

#include "models/wire/geometry_json.h"

namespace lianxin::wire {

namespace {

/// One feature a line.
class Features {
public:
    void add(Json properties, Json geometry)
    {
        m_text += m_text.empty() ? "" : ",\n";
        m_text += dump(Json{{"type", "Feature"},
                            {"properties", std::move(properties)},
                            {"geometry", std::move(geometry)}});
    }
    std::string collection() const
    {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + m_text + "\n]}\n";
    }

private:
    std::string m_text;
};

Json geometry(const char* type, Json coordinates)
{
    return Json{{"type", type}, {"coordinates", std::move(coordinates)}};
}

Json areaGeometry(const std::vector<places::Polygon>& polygons)
{
    return polygons.size() == 1 ? geometry("Polygon", coordinates(polygons.front()))
                                : geometry("MultiPolygon", coordinates(polygons));
}

/// Text of a property; empty when it is absent or null.
bool property(const Json& properties, const char* name, std::string& out)
{
    const auto it = properties.find(name);
    if (it == properties.end() || it->is_null())
        return true;
    const auto* text = it->get_ptr<const std::string*>();
    if (text)
        out = *text;
    return text != nullptr;
}

template <class Tag>
bool property(const Json& properties, const char* name, base::StrongId<Tag>& out)
{
    std::string text;
    if (!property(properties, name, text))
        return false;
    out = base::StrongId<Tag>(std::move(text));
    return true;
}

bool isOf(const Json& json, const char* type)
{
    const auto it = json.is_object() ? json.find("type") : json.end();
    return json.is_object() && it != json.end() && *it == type;
}

/// Reads one geometry's coordinates when it is of that type.
template <class T> bool geometryOf(const Json& json, const char* type, T& out)
{
    const auto it = isOf(json, type) ? json.find("coordinates") : json.end();
    return isOf(json, type) && it != json.end() && readCoordinates(*it, out);
}

bool polygonsOf(const Json& json, std::vector<places::Polygon>& out)
{
    places::Polygon single;
    if (geometryOf(json, "Polygon", single)) {
        out = {std::move(single)};
        return true;
    }
    return geometryOf(json, "MultiPolygon", out);
}

/// Every feature of a collection through `read(properties, geometry, out)`.
template <class T>
Result<std::vector<T>> readFeatures(std::string_view text,
                                    bool (*read)(const Json&, const Json&, T&))
{
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    const auto& whole = json.value();
    if (!isOf(whole, "FeatureCollection") || !whole.contains("features") ||
        !whole["features"].is_array())
        return Error{"bad_geojson", "FeatureCollection"};
    static const Json kNone;
    std::vector<T> list;
    list.reserve(whole["features"].size());
    for (const auto& feature : whole["features"]) {
        const bool sound =
            isOf(feature, "Feature") && feature.contains("properties") &&
            feature["properties"].is_object() &&
            read(feature["properties"], feature.contains("geometry") ? feature["geometry"] : kNone,
                 list.emplace_back());
        if (!sound)
            return Error{"bad_geojson", std::to_string(&feature - &whole["features"].front() + 1)};
    }
    return list;
}

bool readArea(const Json& properties, const Json& shape, places::Area& out)
{
    return property(properties, "code", out.code) && !out.code.empty() &&
           property(properties, "name", out.name) && property(properties, "parent", out.parent) &&
           polygonsOf(shape, out.polygons);
}

constexpr std::int64_t kLane = 3; ///< the least of a road's ranks

bool readRoad(const Json& properties, const Json& shape, places::Road& out)
{
    const auto rank = properties.find("rank");
    if (rank != properties.end() && rank->is_number_integer())
        out.rank = static_cast<int>(std::clamp<std::int64_t>(rank->get<std::int64_t>(), 0, kLane));
    return property(properties, "name", out.name) && geometryOf(shape, "LineString", out.line);
}

bool readGround(const Json& properties, const Json& shape, places::Ground& out)
{
    std::vector<places::Point> line;
    if (!property(properties, "name", out.name) || !property(properties, "cover", out.cover))
        return false;
    if (geometryOf(shape, "LineString", line)) {
        out.rings = {std::move(line)};
        return true;
    }
    return geometryOf(shape, "Polygon", out.rings);
}

bool readPlace(const Json& properties, const Json& shape, places::Place& out)
{
    std::string kind;
    if (!property(properties, "id", out.id) || !property(properties, "name", out.name) ||
        !property(properties, "kind", kind) || !property(properties, "district", out.district) ||
        !property(properties, "street", out.street) || !property(properties, "road", out.road))
        return false;
    const auto known = parsePlaceKind(kind);
    if (out.name.empty() || !known)
        return false;
    out.kind = *known;
    if (const auto aliases = properties.find("aliases"); aliases != properties.end())
        for (const auto& alias : *aliases)
            out.aliases.push_back(alias.is_string() ? alias.get<std::string>() : std::string());
    return shape.is_null() || geometryOf(shape, "Point", out.point.emplace());
}

bool isClosed(const std::vector<places::Point>& ring)
{
    return ring.size() > 3 && ring.front() == ring.back();
}

} // namespace

std::string areasGeoJson(const std::vector<places::Area>& areas)
{
    Features features;
    for (const auto& area : areas)
        features.add(
            {{"code", area.code.str()}, {"name", area.name}, {"parent", area.parent.str()}},
            areaGeometry(area.polygons));
    return features.collection();
}

Result<std::vector<places::Area>> parseAreas(std::string_view text)
{
    return readFeatures<places::Area>(text, &readArea);
}

std::string roadsGeoJson(const std::vector<places::Road>& roads)
{
    Features features;
    for (const auto& road : roads)
        features.add({{"name", road.name}, {"rank", road.rank}},
                     geometry("LineString", coordinates(road.line)));
    return features.collection();
}

Result<std::vector<places::Road>> parseRoads(std::string_view text)
{
    return readFeatures<places::Road>(text, &readRoad);
}

std::string groundsGeoJson(const std::vector<places::Ground>& grounds)
{
    Features features;
    for (const auto& ground : grounds) {
        const bool line = ground.rings.size() == 1 && !isClosed(ground.rings.front());
        features.add({{"name", ground.name}, {"cover", ground.cover}},
                     line ? geometry("LineString", coordinates(ground.rings.front()))
                          : geometry("Polygon", coordinates(ground.rings)));
    }
    return features.collection();
}

Result<std::vector<places::Ground>> parseGrounds(std::string_view text)
{
    return readFeatures<places::Ground>(text, &readGround);
}

std::string placesGeoJson(const std::vector<places::Place>& list)
{
    Features features;
    for (const auto& place : list) {
        Json properties{{"id", place.id},
                        {"name", place.name},
                        {"kind", std::string(placeKindName(place.kind))},
                        {"district", place.district.str()}};
        if (!place.aliases.empty())
            properties["aliases"] = place.aliases;
        if (!place.street.empty())
            properties["street"] = place.street.str();
        if (!place.road.empty())
            properties["road"] = place.road;
        features.add(std::move(properties),
                     place.point ? geometry("Point", coordinates(*place.point)) : Json());
    }
    return features.collection();
}

Result<std::vector<places::Place>> parsePlaces(std::string_view text)
{
    return readFeatures<places::Place>(text, &readPlace);
}

namespace {

bool collectPolygons(const Json& json, std::vector<places::Polygon>& out)
{
    if (isOf(json, "Feature"))
        return json.contains("geometry") && collectPolygons(json["geometry"], out);
    const char* list = isOf(json, "FeatureCollection")    ? "features"
                       : isOf(json, "GeometryCollection") ? "geometries"
                                                          : nullptr;
    if (list) {
        if (!json.contains(list) || !json[list].is_array())
            return false;
        for (const auto& part : json[list])
            if (!collectPolygons(part, out))
                return false;
        return true;
    }
    std::vector<places::Polygon> here;
    if (!polygonsOf(json, here))
        return false;
    out.insert(out.end(), std::make_move_iterator(here.begin()),
               std::make_move_iterator(here.end()));
    return true;
}

} // namespace

Result<std::vector<places::Polygon>> parsePolygons(std::string_view text, places::Datum datum)
{
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    std::vector<places::Polygon> polygons;
    if (isTooDeep(json.value()) || !collectPolygons(json.value(), polygons) || polygons.empty())
        return Error{"bad_geojson", "Polygon"};
    for (auto& polygon : polygons)
        for (auto& ring : polygon)
            for (auto& point : ring)
                point = places::toWgs84(point, datum);
    return polygons;
}

std::string_view placeKindName(places::PlaceKind kind)
{
    return wordOf(kind);
}

std::optional<places::PlaceKind> parsePlaceKind(std::string_view text)
{
    return valueOfWord<places::PlaceKind>(text);
}

} // namespace lianxin::wire
