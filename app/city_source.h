#pragma once

#include "models/engine/city.h"
#include "models/training/scenario.h"

#include <QString>

#include <memory>

namespace lianxin {

/// The city from a folder, or (empty) from the files built into the program. Errors as in
/// wire::readCity.
Result<engine::City> readCity(const QString& folder);

/// A scenario by id from the city's files, or from a file of its own. Errors: `unknown_scenario`,
/// `bad_scenario`.
Result<training::Scenario> readScenario(const QString& folder, const QString& idOrFile);

} // namespace lianxin
