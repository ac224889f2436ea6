#include "server-stub/commands/boundaries_folder.h"

#include "models/wire/geojson.h"
#include "server-stub/commands/files.h"

namespace lianxin::commands {

Result<std::map<std::string, std::vector<places::Polygon>>>
readBoundaries(const std::filesystem::path& folder,
               const std::vector<wire::AdministrativeName>& names)
{
    std::map<std::string, std::vector<places::Polygon>> boundaries;
    for (const auto& name : names) {
        if (name.level != "county")
            continue;
        const auto code = name.code.substr(0, 6);
        const auto text = readFile(folder / (code + ".json"));
        if (!text && text.error().code == "not_found")
            continue;
        if (!text)
            return text.error();
        auto polygons = wire::parsePolygons(text.value(), places::Datum::Gcj02);
        if (!polygons)
            return Error{polygons.error().code,
                         (folder / (code + ".json")).string() + ' ' + polygons.error().detail};
        boundaries[code] = std::move(polygons).value();
    }
    if (boundaries.empty())
        return Error{"not_found", (folder / "*.json").string()};
    return boundaries;
}

} // namespace lianxin::commands
