#pragma once

#include "models/base/result.h"
#include "models/places/coordinates.h"
#include "models/places/place.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::wire {

/// One administrative unit of a gazetteer in CSV (columns `code`, `parent`, `name`, `level`,
/// `longitude`, `latitude`, others ignored).
struct AdministrativeName {
    std::string code; ///< 12 digits
    std::string parent;
    std::string name;
    std::string level;                  ///< `city`, `county`, `town`, `village`
    std::optional<places::Point> point; ///< WGS-84
};

/// Errors: `bad_csv`, `missing_member` (a column that is needed).
Result<std::vector<AdministrativeName>>
parseGazetteerCsv(std::string_view text, places::Datum datum = places::Datum::Gcj02);

/// Districts (six-digit codes, 市辖区 left out), towns and villages as places, each with the codes
/// of the district and town it lies in.
std::vector<places::Place> placesOf(const std::vector<AdministrativeName>& names);

} // namespace lianxin::wire
