#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"

/// Telephone numbers are shown in full only to roles whose work needs them: who talks to the
/// caller, calls back or visits.
namespace lianxin::http {

bool seesNumbers(const engine::Actor& actor);
engine::Event maskedNumbers(engine::Event event);
engine::TicketView maskedNumbers(engine::TicketView ticket);
engine::CallView maskedNumbers(engine::CallView call);

} // namespace lianxin::http
