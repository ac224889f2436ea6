#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"

#include <string>

namespace lianxin::ticket {

/// The number people say: the city's date of acceptance and the serial of that day, from 1:
/// `20261122-000017`.
std::string ticketNumber(UtcTime accepted, int serialOfDay);

/// What a seat tells the caller while the centre is away: seat, month and day, serial at that seat:
/// `L-B17-1122-003`. It stays a searchable alias of the ticket for ever.
std::string provisionalNumber(const SeatId& seat, UtcTime at, int serial);
/// True for anything written like one.
bool isProvisional(const std::string& number);

/// The city's calendar day of an instant, counted from 1970-01-01: what a day's serials are counted
/// within.
int cityDay(UtcTime time);

} // namespace lianxin::ticket
