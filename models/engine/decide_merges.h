#pragma once

#include "models/engine/deed.h"

namespace lianxin::engine {

/// Who may know of a ticket: everybody, or, when it is confidential, a team.
struct Secrecy {
    bool confidential = false;
    std::string team;
};

/// Why a ticket cannot go with another: `merged_with_itself`, `unknown_ticket`, `cannot_merge_into`
/// (it is no longer acted on, or is merged itself), `confidential_merge` (one reply for both would
/// tell people of a ticket that they may not know), `has_followers`, `too_large`.
std::optional<Rejection> cannotMergeInto(const Context& context, const TicketId& ticket,
                                         const Secrecy& secrecy, const TicketId& into);
/// The event of it; `into` is in memory.
TicketMerged merged(const Context& context, const TicketId& ticket, const TicketId& into);

} // namespace lianxin::engine
