#pragma once

#include "models/engine/city.h"
#include "models/training/scenario.h"

#include <string>
#include <vector>

/// The city's files on disk, read through models/wire.
namespace lianxin::operate {

/// `FOLDER/city.yaml` and all that belongs to it. Errors of wire::readCity; `not_found` names the
/// file.
Result<engine::City> readCityFolder(const std::string& folder);
/// `FOLDER/scenarios/*.yaml` in order of their names; none when there is no such folder.
Result<std::vector<training::Scenario>> readScenarioFolder(const std::string& folder);

} // namespace lianxin::operate
