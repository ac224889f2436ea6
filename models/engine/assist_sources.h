#pragma once

#include "models/assist/assistant.h"
#include "models/engine/city.h"

namespace lianxin::engine {

/// What help needs of a city: the same for the desk, the sandbox, the tests and the server, so that
/// a promise told at the desk is the one the centre makes.
assist::Sources assistSources(const City& city);

} // namespace lianxin::engine
