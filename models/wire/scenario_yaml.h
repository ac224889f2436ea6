#pragma once

#include "models/base/result.h"
#include "models/training/scenario.h"

#include <string>
#include <string_view>

namespace lianxin::wire {

/// resources/city/scenarios/ID.yaml. Errors with `FILE:LINE:COLUMN reason`: `bad_yaml`,
/// `missing_member`, `bad_member`.
Result<training::Scenario> parseScenarioYaml(std::string_view text,
                                             const std::string& file = "scenario.yaml");

/// The body of `GET /v1/scenarios/ID`. Errors: `bad_json`, `missing_member`, `bad_member`.
std::string scenarioText(const training::Scenario& scenario);
Result<training::Scenario> parseScenarioText(std::string_view text);

} // namespace lianxin::wire
