#pragma once

#include "models/assist/assistant.h"
#include "models/engine/city.h"

#include <memory>

namespace lianxin::engine {

/// What help needs of a city: the same for the desk, the sandbox, the tests and the server, so that
/// a promise told at the desk is the one the centre makes. Long lists are not copied: they keep the
/// city in memory.
assist::Sources assistSources(const std::shared_ptr<const City>& city);

} // namespace lianxin::engine
