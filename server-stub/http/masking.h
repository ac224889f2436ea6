#pragma once

#include "models/engine/state.h"

/// Telephone and identity numbers, wherever they stand, are shown in full only to roles whose work
/// needs them: who talks to the caller, calls back or visits. Others see them masked
/// (models/wire/masked_numbers.h).
namespace lianxin::http {

bool seesNumbers(const engine::Actor& actor);
/// True for the roles that see numbers masked and may ask for one, with a reason that is recorded.
bool mayUnmask(const engine::Actor& actor);
/// True for the roles that may carry a table of tickets away, numbers masked, with a reason.
bool mayExport(const engine::Actor& actor);
/// True for who may sit at home as a volunteer 居家志愿者, unless signed in to a seat of the hall:
/// no number is seen there, whatever the role.
bool mayBeAtHome(const engine::Actor& actor, const routing::CallPlan& plan);
bool isAtHome(const engine::Actor& actor, const engine::State& state);

} // namespace lianxin::http
