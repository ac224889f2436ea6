#pragma once

#include "models/engine/city.h"
#include "models/engine/scenario_past.h"
#include "models/training/scenario.h"
#include "server-stub/store/database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::service {

/// What a store begins with.
struct Beginnings {
    engine::City city;
    std::vector<training::Scenario>
        scenarios; ///< their callers' earlier tickets become real tickets of the past
    std::optional<std::string> demoPassword; ///< given: the demo's staff may log in with it
    UtcTime now{};
};

/// Puts a city into a store that has none: catalogue, scenarios, staff and the callers' past, the
/// past as events like all others. Errors: `exists` when there is a city already, and those of
/// store and engine.
Status fillStore(store::Database& database, const Beginnings& beginnings);
/// The same with another past: `live` puts it into the store.
Status fillStore(store::Database& database, const Beginnings& beginnings,
                 const std::function<Status(store::Database&)>& live);

/// The past of all scenarios' callers, oldest first.
std::vector<engine::PastCommand> pastOf(const Beginnings& beginnings);

} // namespace lianxin::service
