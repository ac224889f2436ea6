#include "server-stub/commands/real_city.h"

#include "models/wire/delimited.h"

#include <algorithm>
#include <set>

namespace lianxin::commands {

namespace {

constexpr std::string_view kCitySuffix = "市";
constexpr std::string_view kNoRiver = "无";
constexpr std::size_t kDistrictDigits = 6;

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string withoutSuffix(std::string name)
{
    if (name.ends_with(kCitySuffix))
        name.resize(name.size() - kCitySuffix.size());
    return name;
}

/// Writes another city's name wherever the demo city's stands, with and without 市.
class Renaming {
public:
    Renaming(const std::string& from, const std::string& to)
        : m_from(withoutSuffix(from)), m_to(withoutSuffix(to))
    {}

    void operator()(std::string& text) const { replaceAll(text, m_from, m_to); }
    void operator()(std::vector<std::string>& texts) const
    {
        for (auto& text : texts)
            (*this)(text);
    }

private:
    std::string m_from;
    std::string m_to;
};

struct District {
    DistrictCode code;
    std::string name;
};

/// 市辖区 is no district of anybody.
std::vector<District> districtsOf(const std::vector<wire::AdministrativeName>& names)
{
    std::vector<District> districts;
    for (const auto& name : names)
        if (name.level == "county" && name.name != "市辖区")
            districts.push_back({DistrictCode(name.code.substr(0, kDistrictDigits)), name.name});
    return districts;
}

std::vector<places::Area> areasOf(const std::vector<District>& districts, const RealCity& real)
{
    std::vector<places::Area> areas;
    for (const auto& district : districts)
        if (const auto it = real.boundaries.find(district.code.str()); it != real.boundaries.end())
            areas.push_back({district.code, district.name, {}, it->second});
    return areas;
}

places::Place river(const std::string& name, std::size_t number)
{
    places::Place place;
    place.id = "river-" + std::to_string(number);
    place.name = name;
    place.kind = places::PlaceKind::River;
    return place;
}

std::vector<places::Place> placesOn(const RealCity& real)
{
    auto list = wire::placesOf(real.names);
    std::size_t number = 0;
    for (const auto& name : real.rivers)
        list.push_back(river(name, ++number));
    return list;
}

/// One unit of the pattern district as it is called in another.
routing::Unit repeated(const routing::Unit& unit, const District& from, const District& to)
{
    auto copy = unit;
    for (auto* id : {&copy.id, &copy.parent}) {
        auto text = id->str();
        replaceAll(text, from.code.str(), to.code.str());
        *id = UnitId(std::move(text));
    }
    for (auto* text : {&copy.name, &copy.shortName, &copy.duty})
        replaceAll(*text, from.name, to.name);
    copy.district = to.code;
    return copy;
}

std::vector<routing::Unit> unitsOn(const engine::City& demo, const std::vector<District>& districts,
                                   const Renaming& rename)
{
    const District pattern{demo.districts.front().code, demo.districts.front().name};
    std::vector<routing::Unit> units;
    for (auto unit : demo.units) {
        if (!unit.district.empty())
            continue;
        rename(unit.name);
        rename(unit.shortName);
        rename(unit.duty);
        units.push_back(std::move(unit));
    }
    for (const auto& district : districts)
        for (const auto& unit : demo.units)
            if (unit.district == pattern.code)
                units.push_back(repeated(unit, pattern, district));
    return units;
}

/// Entries of a single demo district say nothing here.
std::vector<knowledge::Entry> knowledgeOn(const engine::City& demo, const Renaming& rename)
{
    std::vector<knowledge::Entry> entries;
    for (auto entry : demo.knowledge) {
        if (!entry.region.empty())
            continue;
        rename(entry.title);
        rename(entry.questions);
        rename(entry.answer);
        rename(entry.steps);
        rename(entry.source);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

Result<engine::City> onRealGround(const engine::City& demo, const RealCity& real)
{
    const auto whole = std::find_if(real.names.begin(), real.names.end(),
                                    [](const auto& name) { return name.level == "city"; });
    if (whole == real.names.end())
        return Error{"missing_city", {}};
    const auto districts = districtsOf(real.names);
    if (districts.empty() || demo.districts.empty())
        return Error{"no_district", whole->name};
    const Renaming rename(demo.name, whole->name);
    auto city = demo;
    city.code = whole->code.substr(0, kDistrictDigits);
    city.name = whole->name;
    city.centre = whole->point.value_or(demo.centre);
    rename(city.opening);
    rename(city.closing);
    city.version = demo.version + "-" + city.code;
    city.districts = areasOf(districts, real);
    city.streets.clear();
    city.roads.clear();
    city.grounds.clear();
    city.places = placesOn(real);
    city.units = unitsOn(demo, districts, rename);
    for (auto& item : city.items)
        rename(item.basis);
    city.knowledge = knowledgeOn(demo, rename);
    rename(city.policy.name);
    return city;
}

Result<std::vector<training::Letter>> parseLetters(std::string_view tsv)
{
    const auto table = wire::parseTsv(tsv);
    if (!table)
        return table.error();
    std::vector<std::size_t> at;
    for (const char* column : {"id", "title", "content", "district", "river", "nature", "date"}) {
        const int index = table.value().column(column);
        if (index < 0)
            return Error{"missing_member", column};
        at.push_back(static_cast<std::size_t>(index));
    }
    std::vector<training::Letter> letters;
    for (const auto& row : table.value().rows)
        letters.push_back(
            {row[at[0]], row[at[1]], row[at[2]], row[at[3]], row[at[4]], row[at[5]], row[at[6]]});
    return letters;
}

std::vector<std::string> riversOf(const std::vector<training::Letter>& letters)
{
    std::set<std::string> rivers;
    for (const auto& letter : letters)
        if (!letter.river.empty() && letter.river != kNoRiver)
            rivers.insert(letter.river);
    return {rivers.begin(), rivers.end()};
}

std::vector<training::Scenario> scenariosOf(const std::vector<training::Letter>& letters,
                                            const engine::City& city)
{
    std::map<std::string, DistrictCode> codes;
    for (const auto& place : city.places)
        if (place.kind == places::PlaceKind::District)
            codes[place.name] = place.district;
    std::vector<training::Scenario> scenarios;
    scenarios.reserve(letters.size());
    for (auto letter : letters) {
        if (letter.river == kNoRiver)
            letter.river.clear();
        const auto code = codes.find(letter.district);
        scenarios.push_back(
            training::letterToScenario(letter, code == codes.end() ? DistrictCode() : code->second,
                                       {city.opening, city.closing}));
    }
    return scenarios;
}

} // namespace lianxin::commands
