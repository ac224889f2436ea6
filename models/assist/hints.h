#pragma once

#include "models/assist/heard.h"
#include "models/assist/understanding.h"
#include "models/ticket/category.h"

#include <vector>

namespace lianxin::assist {

/// Quiet hints about rules and care: what may not be accepted 受理边界 with the sentence to say,
/// emergencies, threats to self or others, harassment, a repeated matter, a wish for secrecy. The
/// most serious first, each id once; a clause that is one of `refusals` is named as the boundary's;
/// the signs are those `readSigns` left in `heard`, and whoever is missed in a fire is told with it
/// (`rescue.h`). An item of the utmost urgency whose category no
/// sign explains warns too, where the words are of now.
std::vector<session::Hint> readHints(const session::CallSession& session,
                                     const std::vector<Heard>& heard, const Understanding& known,
                                     const ticket::CategoryTree& categories,
                                     const std::vector<std::string>& refusals);

/// How soon somebody must move: the item's own urgency, raised by persons who need care, by many
/// people, by a threat.
ticket::Urgency urgencyOf(ticket::Urgency ofItem, const std::vector<Heard>& heard,
                          const Understanding& known);

/// An earlier ticket of this caller on the same matter, or null: its title is made of the words of
/// this call, or names the category.
const session::TicketCard* earlierSameMatter(const session::CallSession& session,
                                             const std::vector<Heard>& heard,
                                             const Understanding& known,
                                             const ticket::CategoryTree& categories);

} // namespace lianxin::assist
