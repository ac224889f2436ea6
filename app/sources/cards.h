#pragma once

#include "models/engine/answer.h"
#include "models/engine/city.h"
#include "models/session/event.h"

namespace lianxin::sources {

/// A ticket as a card for a call-taker: title and unit in words.
session::TicketCard cardOf(const engine::TicketView& ticket, const engine::City& city);

/// The same, seen from a pin: distance, and how likely it is the same matter (same category, same
/// place, still open).
session::TicketCard nearbyCard(const engine::TicketView& ticket, const engine::City& city,
                               places::Point pin, const CategoryCode& category);

std::string unitName(const engine::City& city, const UnitId& unit);

} // namespace lianxin::sources
