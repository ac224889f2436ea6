#pragma once

#include "models/engine/decide.h"

#include <vector>

/// Where a matter leads, as the centre sees it. Private to this folder.
namespace lianxin::engine {

/// What the choice that a desk sends rests on, and why a person must look at it, if one must.
DispatchAudit audited(const Context& context, const SubmitTicket& command);

/// A ticket that waits for a dispatcher again, and where its matter leads.
TicketQueued queuedAgain(const Context& context, const TicketId& ticket, std::string because);

/// The districts among which a person decides who sends this ticket on: those around its place,
/// when its item goes by place and the border is near. Empty where there is nothing to decide, and
/// of a confidential ticket: what was decided there is nobody else's to know.
std::vector<DistrictCode> contestedBy(const Context& context, const TicketView& ticket);

} // namespace lianxin::engine
