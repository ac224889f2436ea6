#pragma once

#include "models/base/result.h"
#include "models/places/jurisdiction.h"
#include "models/wire/gazetteer_csv.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lianxin::commands {

/// Boundaries of the districts among `names`: `CODE.json` each, GCJ-02, to WGS-84; districts
/// without a file are left out. Errors: `not_found` (none has one), those of the geometry.
Result<std::map<std::string, std::vector<places::Polygon>>>
readBoundaries(const std::filesystem::path& folder,
               const std::vector<wire::AdministrativeName>& names);

} // namespace lianxin::commands
