#pragma once

#include "models/base/result.h"
#include "models/places/district_of.h"
#include "models/places/gazetteer.h"

#include <map>
#include <string>
#include <vector>

namespace lianxin::commands {

/// Known names, and the districts among them.
struct Ground {
    places::Gazetteer gazetteer;
    std::map<std::string, DistrictCode> codes; ///< by a district's name and by its code
};

/// A gazetteer's CSV, with the districts that have a boundary in the folder. Errors: those of the
/// files.
Result<Ground> groundOf(const std::string& gazetteer, const std::string& boundaries);
/// A city's own places, roads and districts.
Result<Ground> groundOfCity(const std::string& folder);

/// Texts of a file, tab-separated, with the columns district (name or code), title and content;
/// those without a district are left out. One whose district the ground does not know keeps its
/// name for a code: it cannot be found, and counts.
struct DistrictTexts {
    std::vector<places::DistrictReader::Example> examples;
    std::string fingerprint; ///< SHA-256 of the file
};
/// Errors: `missing_member`, those of the file and the table.
Result<DistrictTexts> districtTexts(const std::string& path, const Ground& ground);

} // namespace lianxin::commands
