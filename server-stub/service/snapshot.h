#pragma once

#include "server-stub/service/centre.h"

namespace lianxin::service {

/// What this person's screens need now, true at `seq`; tickets may already show later events (their
/// `seq` says which). What the person may not see is left out. Lists are bounded by
/// store::kMaxFound.
Result<wire::Snapshot> snapshotFor(const engine::Actor& actor, Centre& centre,
                                   store::TicketReads& tickets);

/// Lengths of the queues this person may know of.
std::map<std::string, int> queuesFor(const engine::Actor& actor, const engine::State& state);

} // namespace lianxin::service
