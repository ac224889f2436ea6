#pragma once

#include "models/engine/city.h"
#include "models/training/scenario.h"

#include <filesystem>
#include <vector>

namespace lianxin::commands {

/// `FOLDER/city.yaml` and all that belongs to it. Errors of wire::readCity; `not_found` names the
/// file.
Result<engine::City> readCityFolder(const std::filesystem::path& folder);
/// `FOLDER/scenarios/*.yaml` in order of their names; none when there is no such folder. Errors of
/// wire::parseScenarioYaml.
Result<std::vector<training::Scenario>> readScenarioFolder(const std::filesystem::path& folder);

} // namespace lianxin::commands
