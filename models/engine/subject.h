#pragma once

#include "models/engine/event.h"

/// What a command or an event is about; empty when it is about nothing of that sort.
namespace lianxin::engine {

TicketId ticketOf(const CommandBody& body);
TicketId ticketOf(const EventBody& body);
CallId callOf(const EventBody& body);
SeatId seatOf(const EventBody& body);

} // namespace lianxin::engine
