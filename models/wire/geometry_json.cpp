#include "models/wire/geometry_json.h"

#include <cmath>

namespace lianxin::wire {

namespace {

double rounded(double degrees)
{
    return std::round(degrees * 1e6) / 1e6;
}

template <class T> Json listOf(const std::vector<T>& parts)
{
    Json out = Json::array();
    out.get_ref<Json::array_t&>().reserve(parts.size());
    for (const auto& part : parts)
        out.push_back(coordinates(part));
    return out;
}

template <class T> bool readList(const Input& in, std::vector<T>& out)
{
    if (!in.isArray())
        return false;
    const auto parts = in.items();
    out.clear();
    out.reserve(parts.size());
    for (const auto& part : parts)
        if (!readCoordinates(part, out.emplace_back()))
            return false;
    return true;
}

} // namespace

Json coordinates(const places::Point& point)
{
    return Json::array({rounded(point.lon), rounded(point.lat)});
}

Json coordinates(const std::vector<places::Point>& line)
{
    return listOf(line);
}

Json coordinates(const places::Polygon& rings)
{
    return listOf(rings);
}

Json coordinates(const std::vector<places::Polygon>& polygons)
{
    return listOf(polygons);
}

bool readCoordinates(const Input& in, places::Point& out)
{
    const auto parts = in.items();
    const auto lon = parts.size() < 2 ? std::nullopt : parts[0].number();
    const auto lat = parts.size() < 2 ? std::nullopt : parts[1].number();
    if (!lon || !lat)
        return false;
    out = {*lon, *lat};
    return out.lon >= -180 && out.lon <= 180 && out.lat >= -90 && out.lat <= 90;
}

bool readCoordinates(const Input& in, std::vector<places::Point>& out)
{
    return readList(in, out);
}

bool readCoordinates(const Input& in, places::Polygon& out)
{
    return readList(in, out);
}

bool readCoordinates(const Input& in, std::vector<places::Polygon>& out)
{
    return readList(in, out);
}

} // namespace lianxin::wire
