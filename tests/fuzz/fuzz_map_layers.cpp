#include "tests/fuzz/fuzzed_text.h"

#include "models/wire/geojson.h"

#include <cmath>
#include <cstdint>

namespace {

using namespace lianxin;

const places::Polygon kSquare{{{113.8, 35}, {113.9, 35}, {113.9, 35.1}, {113.8, 35.1}, {113.8, 35}},
                              {{113.84, 35.04}, {113.86, 35.04}, {113.86, 35.06}, {113.84, 35.04}}};

/// Where a corner lies is one of the areas.
void readAreas(const std::string& text)
{
    auto read = fuzz::comesBack(text, wire::parseAreas, wire::areasGeoJson);
    if (!read)
        return;
    const places::Jurisdictions jurisdictions(std::move(read).value());
    for (const auto& area : jurisdictions.areas())
        for (const auto& polygon : area.polygons)
            for (const auto& ring : polygon)
                for (const auto& point : ring)
                    if (const auto at = jurisdictions.at(point);
                        !at.district.empty() && !jurisdictions.find(at.district))
                        std::abort();
}

/// Whatever they were measured in, polygons lie on the earth or beside it by less than a degree.
void readPolygons(const std::string& text)
{
    for (const auto datum : {places::Datum::Wgs84, places::Datum::Gcj02, places::Datum::Bd09}) {
        const auto read = wire::parsePolygons(text, datum);
        if (!fuzz::isRead(read))
            continue;
        for (const auto& polygon : read.value())
            for (const auto& ring : polygon)
                for (const auto& point : ring)
                    if (!(std::abs(point.lon) < 181 && std::abs(point.lat) < 91))
                        std::abort();
    }
}

} // namespace

/// Any bytes, and sound layers that they change: each layer comes back from what is written of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string kAreas = wire::areasGeoJson(
        {{DistrictCode{"990101"}, "红旗区", {}, {kSquare}},
         {DistrictCode{"990101001"}, "和平街道", DistrictCode{"990101"}, {kSquare, kSquare}}});
    static const std::string kRoads =
        wire::roadsGeoJson({{"平原路", 1, {{113.8, 35}, {113.9, 35.1}}}, {"新中大道", 0, {}}});
    static const std::string kGrounds = wire::groundsGeoJson(
        {{"卫河", "water", {{{113.8, 35}, {113.9, 35}}}}, {"人民公园", "park", kSquare}});
    static const std::string kPlaces =
        wire::placesGeoJson({{"1",
                              "阳光小区",
                              {"阳光"},
                              places::PlaceKind::Residential,
                              places::Point{113.85, 35.05},
                              DistrictCode{"990101"},
                              DistrictCode{"990101001"},
                              "平原路"},
                             {"2", "市政府", {}, places::PlaceKind::Office, {}, {}, {}, {}}});
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    fuzz::give(bytes, kAreas, readAreas);
    fuzz::give(bytes, kRoads, [](const std::string& text) {
        fuzz::comesBack(text, wire::parseRoads, wire::roadsGeoJson);
    });
    fuzz::give(bytes, kGrounds, [](const std::string& text) {
        fuzz::comesBack(text, wire::parseGrounds, wire::groundsGeoJson);
    });
    fuzz::give(bytes, kPlaces, [](const std::string& text) {
        fuzz::comesBack(text, wire::parsePlaces, wire::placesGeoJson);
    });
    fuzz::give(bytes, kAreas, readPolygons);
    return 0;
}
