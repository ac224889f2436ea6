#pragma once

#include "models/engine/decide.h"

#include <vector>

/// Where a matter leads, as the centre sees it. Private to this folder.
namespace lianxin::engine {

/// What the choice that a desk sends rests on, and why a person must look at it, if one must.
DispatchAudit audited(const Context& context, const SubmitTicket& command);

/// The districts among which a person decides who sends this ticket on: those around its place,
/// when its item goes by place and the border is near. Empty where there is nothing to decide.
std::vector<DistrictCode> contestedBy(const Context& context, const TicketView& ticket);

} // namespace lianxin::engine
