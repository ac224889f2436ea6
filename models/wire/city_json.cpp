#include "models/wire/city_json.h"

#include "models/wire/catalogue_shapes.h"
#include "models/wire/geometry_json.h"
#include "models/wire/policy_shapes.h"

namespace lianxin::wire {

/// Coordinates are `[lon, lat]` here, not objects: a city has a hundred thousand of them.
template <> struct Codec<places::Area> {
    static Json write(const places::Area& area);
    static bool read(const Input& in, places::Area& out, const Path& path, Fault& fault);
};
template <> struct Codec<places::Road> {
    static Json write(const places::Road& road);
    static bool read(const Input& in, places::Road& out, const Path& path, Fault& fault);
};
template <> struct Codec<places::Ground> {
    static Json write(const places::Ground& ground);
    static bool read(const Input& in, places::Ground& out, const Path& path, Fault& fault);
};
template <> struct Codec<places::Place> {
    static Json write(const places::Place& place);
    static bool read(const Input& in, places::Place& out, const Path& path, Fault& fault);
};

namespace {

/// Everything of a city that is read member by member; the rest is made of it.
struct Head {
    std::string code;
    std::string name;
    std::string hotline;
    std::string opening;
    std::string closing;
    std::string version;
};

/// A coordinates member; false notes the fault.
template <class T>
bool readOutline(const Input& in, const char* name, T& out, const Path& path, Fault& fault)
{
    const auto list = in.member(name);
    return (list && readCoordinates(*list, out)) || fault.set("bad_member", Path{&path, name});
}

} // namespace

Json Codec<places::Area>::write(const places::Area& area)
{
    return Json{{"code", area.code.str()},
                {"name", area.name},
                {"parent", area.parent.str()},
                {"polygons", coordinates(area.polygons)}};
}

bool Codec<places::Area>::read(const Input& in, places::Area& out, const Path& path, Fault& fault)
{
    return readOutline(in, "polygons", out.polygons, path, fault) &&
           readMember(in, out, needed("code", &places::Area::code), path, fault) &&
           readMember(in, out, member("name", &places::Area::name), path, fault) &&
           readMember(in, out, member("parent", &places::Area::parent), path, fault);
}

Json Codec<places::Road>::write(const places::Road& road)
{
    return Json{{"name", road.name}, {"rank", road.rank}, {"line", coordinates(road.line)}};
}

bool Codec<places::Road>::read(const Input& in, places::Road& out, const Path& path, Fault& fault)
{
    return readOutline(in, "line", out.line, path, fault) &&
           readMember(in, out, member("name", &places::Road::name), path, fault) &&
           readMember(in, out, member("rank", &places::Road::rank), path, fault);
}

Json Codec<places::Ground>::write(const places::Ground& ground)
{
    return Json{
        {"name", ground.name}, {"cover", ground.cover}, {"rings", coordinates(ground.rings)}};
}

bool Codec<places::Ground>::read(const Input& in, places::Ground& out, const Path& path,
                                 Fault& fault)
{
    return readOutline(in, "rings", out.rings, path, fault) &&
           readMember(in, out, member("name", &places::Ground::name), path, fault) &&
           readMember(in, out, member("cover", &places::Ground::cover), path, fault);
}

Json Codec<places::Place>::write(const places::Place& place)
{
    Json json{{"id", place.id},
              {"name", place.name},
              {"kind", std::string(wordOf(place.kind))},
              {"district", place.district.str()}};
    if (!place.aliases.empty())
        json["aliases"] = place.aliases;
    if (!place.street.empty())
        json["street"] = place.street.str();
    if (!place.road.empty())
        json["road"] = place.road;
    if (place.point)
        json["at"] = coordinates(*place.point);
    return json;
}

bool Codec<places::Place>::read(const Input& in, places::Place& out, const Path& path, Fault& fault)
{
    using places::Place;
    if (!in.isObject())
        return fault.set("bad_member", path);
    if (in.member("at") && !readOutline(in, "at", out.point.emplace(), path, fault))
        return false;
    return readMember(in, out, member("id", &Place::id), path, fault) &&
           readMember(in, out, needed("name", &Place::name), path, fault) &&
           readMember(in, out, member("kind", &Place::kind), path, fault) &&
           readMember(in, out, member("district", &Place::district), path, fault) &&
           readMember(in, out, member("aliases", &Place::aliases), path, fault) &&
           readMember(in, out, member("street", &Place::street), path, fault) &&
           readMember(in, out, member("road", &Place::road), path, fault);
}

template <>
inline constexpr auto
    kShape<Head> = shape("City", needed("code", &Head::code), needed("name", &Head::name),
                         member("hotline", &Head::hotline), member("opening", &Head::opening),
                         member("closing", &Head::closing), member("version", &Head::version));

namespace {

/// DispatchThresholds as they are written.
struct Thresholds {
    double standard = 0;
    std::map<std::string, double> categories;

    static Thresholds of(const routing::DispatchThresholds& from)
    {
        Thresholds out{from.standard, {}};
        for (const auto& [code, value] : from.byCategory)
            out.categories[code.str()] = value;
        return out;
    }
    routing::DispatchThresholds thresholds() const
    {
        routing::DispatchThresholds out{standard, {}};
        for (const auto& [code, value] : categories)
            out.byCategory[CategoryCode{code}] = value;
        return out;
    }
};

} // namespace

template <>
inline constexpr auto kShape<Thresholds> = shape("Thresholds",
                                                 needed("standard", &Thresholds::standard),
                                                 member("categories", &Thresholds::categories));

std::string cityText(const engine::City& city)
{
    Json json =
        write(Head{city.code, city.name, city.hotline, city.opening, city.closing, city.version});
    json["centre"] = coordinates(city.centre);
    json["districts"] = write(city.districts);
    json["streets"] = write(city.streets);
    json["roads"] = write(city.roads);
    json["grounds"] = write(city.grounds);
    json["places"] = write(city.places);
    json["units"] = write(city.units);
    json["items"] = write(city.items);
    json["categories"] = write(city.categories.all());
    json["templates"] = write(city.templates);
    json["colours"] = write(city.colours);
    json["clauses"] = write(city.clauses);
    json["knowledge"] = write(city.knowledge);
    json["guides"] = write(city.guides);
    json["openings"] = write(city.openings);
    json["stories"] = write(city.stories);
    json["kinds"] = write(city.kinds);
    json["dangers"] = write(city.dangers);
    json["policy"] = write(city.policy);
    json["calendars"] = write(city.calendarYears);
    json["call_plan"] = write(city.callPlan);
    json["call_times"] = write(city.callTimes);
    json["dispatch"] = write(Thresholds::of(city.thresholds));
    return dump(json);
}

namespace {

template <class T>
bool readList(const Input& in, const char* name, std::vector<T>& out, Fault& fault)
{
    const auto list = in.member(name);
    return !list || read(*list, out, Path{nullptr, name}, fault);
}

bool readBody(const Input& in, engine::City& city, Fault& fault)
{
    std::vector<ticket::Category> categories;
    std::optional<Thresholds> thresholds;
    if (const auto written = in.member("dispatch")) {
        if (!read(*written, thresholds.emplace(), Path{nullptr, "dispatch"}, fault))
            return false;
        city.thresholds = thresholds->thresholds();
    }
    const bool sound =
        readOutline(in, "centre", city.centre, Path{}, fault) &&
        readList(in, "districts", city.districts, fault) &&
        readList(in, "streets", city.streets, fault) && readList(in, "roads", city.roads, fault) &&
        readList(in, "grounds", city.grounds, fault) &&
        readList(in, "places", city.places, fault) && readList(in, "units", city.units, fault) &&
        readList(in, "items", city.items, fault) && readList(in, "categories", categories, fault) &&
        readList(in, "templates", city.templates, fault) &&
        readList(in, "colours", city.colours, fault) &&
        readList(in, "knowledge", city.knowledge, fault) &&
        readList(in, "guides", city.guides, fault) &&
        readList(in, "openings", city.openings, fault) &&
        readList(in, "stories", city.stories, fault) && readList(in, "kinds", city.kinds, fault) &&
        readList(in, "dangers", city.dangers, fault) &&
        readList(in, "calendars", city.calendarYears, fault) &&
        readMember(in, city, needed("policy", &engine::City::policy), Path{}, fault) &&
        readMember(in, city, member("clauses", &engine::City::clauses), Path{}, fault) &&
        readMember(in, city, member("call_plan", &engine::City::callPlan), Path{}, fault) &&
        readMember(in, city, member("call_times", &engine::City::callTimes), Path{}, fault);
    city.categories = ticket::CategoryTree(std::move(categories));
    return sound;
}

} // namespace

Result<engine::City> parseCityText(std::string_view text)
{
    const auto json = ParsedJson::of(text);
    if (!json)
        return json.error();
    const auto root = json.value().root();
    auto head = readWhole<Head>(root);
    if (!head)
        return head.error();
    engine::City city;
    city.code = head.value().code;
    city.name = head.value().name;
    city.hotline = head.value().hotline;
    city.opening = head.value().opening;
    city.closing = head.value().closing;
    city.version = head.value().version;
    Fault fault;
    if (!readBody(root, city, fault))
        return *fault.error();
    auto calendars = sla::makeCalendars(city.policy, city.calendarYears, city.policy.version);
    if (!calendars)
        return calendars.error();
    city.calendar = calendars.value().city();
    return city;
}

} // namespace lianxin::wire
