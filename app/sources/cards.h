#pragma once

#include "models/engine/answer.h"
#include "models/engine/city.h"
#include "models/session/call_session.h"

#include <vector>

namespace lianxin::sources {

/// A ticket as a card for a call-taker: title and unit in words.
session::TicketCard cardOf(const engine::TicketView& ticket, const engine::City& city);

/// The ticket that a call at this desk became, as far as the journal knows.
session::TicketCard cardOf(const session::CallSession& session, UtcTime now,
                           const engine::City& city);

/// What the call is about, as far as the form tells.
struct SoughtMatter {
    places::Point pin;
    CategoryCode category; ///< empty: not known yet
    std::string words;     ///< the summary
    bool operator==(const SoughtMatter&) const = default;
};

/// Tickets near a pin as cards, those most like the matter first: by category and by what both
/// summaries say, then by what is still open, then by distance. `likeness` is the matter's part for
/// the most: of the same leaf at least 0.5, of another branch and in other words at most 0.15.
std::vector<session::TicketCard> nearbyCards(const std::vector<engine::TicketView>& tickets,
                                             const engine::City& city, const SoughtMatter& sought);

std::string unitName(const engine::City& city, const UnitId& unit);

} // namespace lianxin::sources
