#pragma once

#include "models/routing/dispatch.h"
#include "models/session/event.h"
#include "models/sla/policy.h"

#include <optional>

namespace lianxin::assist {

/// The unit to act, with its reason, as a desk shows it. Nothing while the category is unknown.
std::optional<session::DestinationProposed>
destinationOf(const routing::Directory& directory, const routing::Matter& matter,
              const routing::DispatchThresholds& thresholds);

/// The promises of a ticket accepted now. Nothing when the policy has no rule for it.
std::optional<session::DeadlinesProposed>
deadlinesOf(const sla::Policy& policy, const sla::Calendars& calendars, const sla::Query& query);

} // namespace lianxin::assist
