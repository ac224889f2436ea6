#pragma once

#include "models/engine/city.h"
#include "models/engine/command.h"
#include "models/training/scenario.h"

#include <vector>

namespace lianxin::engine {

/// A command given at its time.
struct PastCommand {
    UtcTime at{};
    Command command;
};

/// What happened to a scenario's caller before, as the commands that made it so, oldest first: each
/// item of `history` becomes a real ticket that went as far as its `state`. Ids are UUIDv7 of their
/// time, the same for the same scenario, city and `now`.
std::vector<PastCommand> pastOf(const training::Scenario& scenario, const City& city, UtcTime now);

} // namespace lianxin::engine
