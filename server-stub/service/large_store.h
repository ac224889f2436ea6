#pragma once

#include "server-stub/service/invented_lives.h"
#include "server-stub/service/new_store.h"

#include <functional>
#include <string>

namespace lianxin::service {

/// Builds a store for measuring, as the centre itself would have written it: the engine decides
/// every command of InventedLives at its time, clocks fire when they are due, a StoreLog writes
/// everything down. At the end people sit in the hall and calls are waiting.
///
/// The archived tickets were accepted under a policy that sets no clock: with all clocks of a
/// ticket that was answered at once the log would be twice as long. The city's own policy came
/// with a revision before the first open ticket.
///
/// The file appears when it is whole. `progress` hears now and then of how many tickets there are.
/// Errors: `exists`; those of the store and of the engine.
Status buildLargeStore(const std::string& file, Beginnings beginnings, const StoreScale& scale,
                       const std::function<void(std::int64_t tickets)>& progress = {});

} // namespace lianxin::service
