#pragma once

#include "models/engine/city.h"
#include "models/training/letter_to_scenario.h"
#include "models/wire/gazetteer_csv.h"

#include <map>
#include <string>
#include <vector>

namespace lianxin::commands {

/// What is known of a real city. Everything else is taken over from the demo city.
struct RealCity {
    std::vector<wire::AdministrativeName> names;
    std::map<std::string, std::vector<places::Polygon>> boundaries; ///< by six-digit code, WGS-84
    std::vector<std::string> rivers;
};

/// A city on real ground with the demo city's way of working: districts, towns and villages as the
/// gazetteer has them, the rivers as places without a point, the municipal units renamed, the first
/// demo district's units repeated for every real one, and its categories, templates, items,
/// knowledge and clocks. Districts without a boundary are left out of the map but keep their units
/// and names. Errors: `missing_city` (no line of level `city`), `no_district`.
Result<engine::City> onRealGround(const engine::City& demo, const RealCity& real);

/// Tickets in TSV (columns `id`, `district`, `river`, `nature`, `date`, `title`, `content`, others
/// ignored). Errors: `bad_tsv`, `missing_member`.
Result<std::vector<training::Letter>> parseLetters(std::string_view tsv);

/// The rivers the letters are about, each once, in order of name.
std::vector<std::string> riversOf(const std::vector<training::Letter>& letters);

/// Each letter as a scripted call; the district's code is looked up by its name.
std::vector<training::Scenario> scenariosOf(const std::vector<training::Letter>& letters,
                                            const engine::City& city);

} // namespace lianxin::commands
