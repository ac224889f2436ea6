#pragma once

#include "models/places/jurisdiction.h"
#include "models/places/place.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::places {

/// A place the city is written around: it stands where its words say.
struct Anchor {
    std::string name;
    std::string kind; ///< word of resources/city/anchors.yaml: residential, construction_site,
                      ///< mall, school …
    DistrictCode district;
    std::string street;
    std::string road;
    std::string cross; ///< the road it crosses there; may be empty
    std::vector<std::string> aliases;
};

struct CityPlan {
    std::uint64_t seed = 1;
    DistrictCode code;
    std::string name;
    struct District {
        DistrictCode code;
        std::string name;
    };
    std::vector<District> districts;
    Point centre;
    std::vector<Anchor> anchors;
    int places = 2000;
};

/// All coordinates WGS-84, rounded to 1e-6 degrees.
struct City {
    std::vector<Area> areas; ///< districts first, then streets (with `parent`); each level tiles
                             ///< the city without gap or overlap
    std::vector<Road> roads;
    std::vector<Ground> ground;
    std::vector<Place> places; ///< anchors, districts, streets and roads among them
};

/// The same plan gives the same city on every machine: no <random> distributions, no locale, no
/// hash order.
City generateCity(const CityPlan& plan);

/// The kind an anchor's word stands for; Other for an unknown one.
PlaceKind anchorKind(const std::string& word);

} // namespace lianxin::places
