#pragma once

#include "models/engine/city.h"
#include "models/training/scenario.h"
#include "server-stub/store/database.h"

#include <memory>
#include <optional>
#include <vector>

/// The city's catalogue and its scenarios as the store keeps them.
namespace lianxin::store {

/// The catalogue's text as it is sent (JSON of models/wire/city_json.h), compressed by zstd in the
/// store; replaces the one before.
Status saveCity(Database& database, const engine::City& city, UtcTime now);
/// Nothing in a store that has no city yet.
Result<std::optional<std::string>> cityText(Database& database);
/// The same, read: null in a store that has no city yet. Error `store_corrupt` when it cannot be.
Result<std::shared_ptr<const engine::City>> cityIn(Database& database);

struct ScenarioTitle {
    ScenarioId id;
    std::string title;
};
Status saveScenarios(Database& database, const std::vector<training::Scenario>& scenarios);
/// In id order.
Result<std::vector<ScenarioTitle>> scenarioTitles(Database& database);
/// JSON text of models/wire/scenario_yaml.h; nothing for an unknown id.
Result<std::optional<std::string>> scenarioText(Database& database, const ScenarioId& id);

} // namespace lianxin::store
