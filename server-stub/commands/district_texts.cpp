#include "server-stub/commands/district_texts.h"

#include "models/wire/delimited.h"
#include "models/wire/digest.h"
#include "models/wire/gazetteer_csv.h"
#include "server-stub/commands/boundaries_folder.h"
#include "server-stub/commands/city_folder.h"
#include "server-stub/commands/files.h"

namespace lianxin::commands {

namespace {

std::map<std::string, DistrictCode> codesOf(const std::vector<places::Place>& places)
{
    std::map<std::string, DistrictCode> codes;
    for (const places::Place& place : places) {
        if (place.kind == places::PlaceKind::District) {
            codes.emplace(place.name, place.district);
            codes.emplace(place.district.str(), place.district);
        }
    }
    return codes;
}

} // namespace

Result<Ground> groundOf(const std::string& gazetteer, const std::string& boundaries)
{
    const auto text = readFile(gazetteer);
    if (!text)
        return text.error();
    const auto names = wire::parseGazetteerCsv(text.value());
    if (!names)
        return names.error();
    const auto bounded = readBoundaries(boundaries, names.value());
    if (!bounded)
        return bounded.error();
    auto list = wire::placesOf(names.value());
    std::erase_if(list, [&](const places::Place& place) {
        return !bounded.value().contains(place.district.str());
    });
    auto codes = codesOf(list);
    return Ground{places::Gazetteer(std::move(list)), std::move(codes)};
}

Result<Ground> groundOfCity(const std::string& folder)
{
    auto city = readCityFolder(folder);
    if (!city)
        return city.error();
    auto codes = codesOf(city.value().places);
    return Ground{places::Gazetteer(std::move(city.value().places), std::move(city.value().roads)),
                  std::move(codes)};
}

Result<DistrictTexts> districtTexts(const std::string& path, const Ground& ground)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    const auto table = wire::parseTsv(text.value());
    if (!table)
        return Error{table.error().code, path + ':' + table.error().detail};
    const int district = table.value().column("district");
    const int title = table.value().column("title");
    const int content = table.value().column("content");
    if (district < 0 || title < 0 || content < 0)
        return Error{"missing_member", path + ": district, title, content"};
    DistrictTexts out;
    out.fingerprint = wire::sha256Hex(text.value());
    for (const auto& row : table.value().rows) {
        const std::string& name = row[static_cast<std::size_t>(district)];
        if (name.empty())
            continue;
        const auto known = ground.codes.find(name);
        out.examples.push_back({row[static_cast<std::size_t>(title)],
                                row[static_cast<std::size_t>(content)],
                                known == ground.codes.end() ? DistrictCode{name} : known->second});
    }
    return out;
}

} // namespace lianxin::commands
