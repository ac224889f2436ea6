#pragma once

#include "models/engine/answer.h"
#include "models/places/point.h"

#include <string>
#include <string_view>
#include <vector>

/// Terms under which a ticket stands in the index `ticket_words`, and FTS5 expressions that find
/// them there. What a person can type never meets the terms of place and caller.
namespace lianxin::store {

/// Separated by blanks (`blanks.h` splits them again): every pair of neighbouring Han characters (a
/// character that has no neighbour after it by itself), numbers and words of its number, place,
/// summary, asks and caller's name; the cells in which its point lies; the beginning of its
/// caller's digest.
std::string termsOf(const engine::TicketView& ticket, std::string_view callerDigest);

/// What a person typed: all of its pairs, a lone character as the beginning of any pair; empty when
/// there is nothing to look for.
std::string matchWords(const std::string& words);
/// Tickets of one caller, and hardly ever one of another; empty for empty.
std::string matchCaller(std::string_view digest);
/// Tickets of the cells that touch the box, and so some outside it; empty when it is wider than an
/// index is good for.
std::string matchNear(const places::Box& box);
/// What fulfils all of these that are not empty.
std::string matchAll(const std::vector<std::string>& expressions);

/// The value of a field, or empty.
const std::string& fieldOf(const engine::TicketView& ticket, std::string_view name);

} // namespace lianxin::store
