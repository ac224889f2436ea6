#include "models/wire/gazetteer_csv.h"

#include "models/wire/delimited.h"

#include <charconv>

namespace lianxin::wire {

namespace {

constexpr std::size_t kDistrictDigits = 6;

std::optional<double> number(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<places::Point> pointOf(const std::string& lon, const std::string& lat,
                                     places::Datum datum)
{
    const auto x = number(lon);
    const auto y = number(lat);
    const bool onEarth = x && y && *x >= -180 && *x <= 180 && *y >= -90 && *y <= 90; // no NaN
    if (!onEarth)
        return std::nullopt;
    return places::toWgs84({*x, *y}, datum);
}

places::PlaceKind kindOf(const AdministrativeName& name)
{
    if (name.level == "county")
        return places::PlaceKind::District;
    return name.level == "town" ? places::PlaceKind::Street : places::PlaceKind::Village;
}

} // namespace

Result<std::vector<AdministrativeName>> parseGazetteerCsv(std::string_view text,
                                                          places::Datum datum)
{
    const auto table = parseCsv(text);
    if (!table)
        return table.error();
    std::vector<std::size_t> at;
    for (const char* column : {"code", "parent", "name", "level", "longitude", "latitude"}) {
        const int index = table.value().column(column);
        if (index < 0)
            return Error{"missing_member", column};
        at.push_back(static_cast<std::size_t>(index));
    }
    std::vector<AdministrativeName> names;
    names.reserve(table.value().rows.size());
    for (const auto& row : table.value().rows)
        names.push_back({row[at[0]], row[at[1]], row[at[2]], row[at[3]],
                         pointOf(row[at[4]], row[at[5]], datum)});
    return names;
}

std::vector<places::Place> placesOf(const std::vector<AdministrativeName>& names)
{
    std::vector<places::Place> list;
    for (const auto& name : names) {
        if (name.level == "city" || name.name == "市辖区" || name.code.size() < kDistrictDigits)
            continue;
        places::Place place;
        place.id = name.code;
        place.name = name.name;
        place.kind = kindOf(name);
        place.point = name.point;
        place.district = DistrictCode(name.code.substr(0, kDistrictDigits));
        if (name.level == "town")
            place.street = DistrictCode(name.code);
        else if (name.level == "village")
            place.street = DistrictCode(name.parent);
        list.push_back(std::move(place));
    }
    return list;
}

} // namespace lianxin::wire
