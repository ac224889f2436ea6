#pragma once

#include "models/engine/city.h"
#include "models/engine/command.h"

#include <memory>
#include <vector>

namespace lianxin::bench {

/// A complaint as a desk submits it, with ids of its own; the number tells whose it is.
engine::Command submission(int number);
std::vector<engine::Command> group(int size, int from = 0);

/// The demo city.
std::shared_ptr<const engine::City> city();

} // namespace lianxin::bench
