#pragma once

#include "models/engine/answer.h"
#include "models/engine/city.h"

#include <string>
#include <vector>

namespace lianxin::http {

/// Tickets as a table for a spreadsheet: CSV (RFC 4180) with a byte-order mark and Chinese heads.
/// No cell is taken for a formula. Numbers are written as the tickets have them: mask them first.
std::string ticketTable(const std::vector<engine::TicketView>& tickets, const engine::City& city);

} // namespace lianxin::http
