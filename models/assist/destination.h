#pragma once

#include "models/assist/assistant.h"
#include "models/routing/dispatch.h"

#include <optional>

namespace lianxin::assist {

/// The unit to act, with its reason, as a desk shows it. Nothing while the category is unknown.
std::optional<session::DestinationProposed> destinationOf(const routing::Directory& directory, const routing::Matter& matter);

/// The promises of a ticket accepted now. Nothing when the policy has no rule for it.
std::optional<session::DeadlinesProposed> deadlinesOf(const Sources& sources, const sla::Query& query);

} // namespace lianxin::assist
