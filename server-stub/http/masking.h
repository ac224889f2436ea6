#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"
#include "models/engine/state.h"

/// Telephone numbers are shown in full only to roles whose work needs them: who talks to the
/// caller, calls back or visits.
namespace lianxin::http {

bool seesNumbers(const engine::Actor& actor);
/// True for the roles that see numbers masked and may ask for one, with a reason that is recorded.
bool mayUnmask(const engine::Actor& actor);
/// True for the roles that may carry a table of tickets away, numbers masked, with a reason.
bool mayExport(const engine::Actor& actor);
/// True for a volunteer's seat at home: it sees no number whatever the role.
bool isAtHome(const engine::Actor& actor, const engine::State& state);
engine::Event maskedNumbers(engine::Event event);
engine::TicketView maskedNumbers(engine::TicketView ticket);
engine::CallView maskedNumbers(engine::CallView call);

} // namespace lianxin::http
