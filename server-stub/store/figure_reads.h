#pragma once

#include "models/engine/unit_rates.h"
#include "models/routing/directory.h"
#include "models/wire/view_json.h"
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
/// The same within a reading that has begun. Throws Poco exceptions.
Result<StoredFigures> unitFigures(Poco::Data::Session& session, std::optional<int> month = {});

/// A month's figures of every unit with the rates and the score made of them: the best first, those
/// nobody judged yet at the end, then by id.
wire::FigureTable figureTable(const StoredFigures& stored, int month,
                              const routing::Directory& directory,
                              const sla::ScoreWeights& weights);

} // namespace lianxin::store
