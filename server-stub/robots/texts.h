#pragma once

#include "models/engine/answer.h"
#include "models/engine/city.h"

#include <string>

/// What the robots write: believable, from the ticket's own category, place and unit.
namespace lianxin::robots {

/// A handling unit's reply: who went, what was found, what was done.
std::string replyText(const engine::City& city, const engine::TicketView& ticket);
/// What the unit agreed with the caller when it first spoke with him.
std::string contactNote(const engine::City& city, const engine::TicketView& ticket);
std::string dispatchNote(const engine::City& city, const engine::TicketView& ticket);
std::string rulingText(const engine::TicketView& ticket);
/// The name of the last lead, or its id.
std::string leadName(const engine::City& city, const engine::TicketView& ticket);

} // namespace lianxin::robots
