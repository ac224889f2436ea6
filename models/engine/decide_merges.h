#pragma once

#include "models/engine/deed.h"

namespace lianxin::engine {

/// Why a ticket cannot go with another: `merged_with_itself`, `unknown_ticket`, `cannot_merge_into`
/// (it is no longer acted on, or is merged itself), `has_followers`, `too_large`.
std::optional<Rejection> cannotMergeInto(const Context& context, const TicketId& ticket,
                                         const TicketId& into);
/// The event of it; `into` is in memory.
TicketMerged merged(const Context& context, const TicketId& ticket, const TicketId& into);

} // namespace lianxin::engine
