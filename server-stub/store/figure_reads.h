#pragma once

#include "models/engine/unit_figures.h"
#include "server-stub/store/database.h"

#include <optional>

namespace lianxin::store {

/// What units are measured by, as the projection has it, and the event it is true at.
struct StoredFigures {
    engine::UnitFigures figures;
    std::int64_t seq = 0;
};
/// Of one month (202611), or of all. Any thread. Errors: the database's; `store_corrupt` for a
/// figure nobody knows.
Result<StoredFigures> unitFigures(Database& database, std::optional<int> month = {});

} // namespace lianxin::store
