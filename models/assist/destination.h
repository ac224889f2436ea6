#pragma once

#include "models/routing/dispatch.h"
#include "models/session/event.h"
#include "models/sla/policy.h"

#include <optional>

namespace lianxin::assist {

/// The unit to act, with its reason, as a desk shows it. Nothing while the category is unknown.
/// `decides`: what a trained model's own threshold says of the category, where there is one; a
/// ticket then goes by itself only when both thresholds allow it, and a lead that the model is not
/// sure enough of stays under the city's.
std::optional<session::DestinationProposed>
destinationOf(const routing::Directory& directory, const routing::Matter& matter,
              const routing::DispatchThresholds& thresholds,
              std::optional<bool> decides = std::nullopt);

/// The promises of a ticket accepted now. Nothing when the policy has no rule for it.
std::optional<session::DeadlinesProposed>
deadlinesOf(const sla::Policy& policy, const sla::Calendars& calendars, const sla::Query& query);

} // namespace lianxin::assist
