#pragma once

#include "models/engine/answer.h"
#include "models/engine/event.h"

namespace lianxin::engine {

/// ClockFired::kind of what was held and is held no more.
inline constexpr const char* kReleased = "release";

/// How often a caller is tried before the callback counts as done without an answer.
inline constexpr int kCallbackAttempts = 3;

/// Steps that most tickets come to have: room is made for them at once.
inline constexpr std::size_t kUsualSteps = 6;

/// Applies one event about this ticket to its view; an event the view has seen already (`event.seq
/// <= view.seq`) and one about nothing of a ticket change nothing. The one fold behind memory,
/// projections and `verify`.
void foldTicket(TicketView& view, const Event& event);

/// The unit that answers for the ticket now: the lead of the last assignment, or empty.
UnitId leadOf(const TicketView& view);
/// The unit that answers for it now (首派负责): of those that still have a step of their own to do,
/// the last that has signed, else the first. The lead where nobody has.
UnitId responsibleOf(const TicketView& view);
/// The units that help with it now 协办.
std::vector<UnitId> helpersOf(const TicketView& view);
/// What the helper has done of the last assignment; null when it has not begun.
const HelperPart* partOf(const TicketView& view, const UnitId& helper);

} // namespace lianxin::engine
