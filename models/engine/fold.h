#pragma once

#include "models/engine/event.h"
#include "models/engine/state.h"

#include <functional>
#include <memory>

namespace lianxin::engine {

class EventLog;
class Query;

/// The state after some event of a log: where folding begins, or goes on.
struct Fold {
    /// Before the first event.
    explicit Fold(std::shared_ptr<const CityIndex> city) : state(std::move(city)) {}

    State state;
    UtcTime time{}; ///< the latest recordedAt so far
    /// Of the last event folded.
    std::int64_t seq() const { return state.centre().seq; }
};

/// Folds the next event. A ticket that it brings back from the archive is taken from `query`, as it
/// stands there: it may be ahead of the log's place. Returns the number up to which the fold must
/// go on to speak of one instant again; `event.seq` when it does.
std::int64_t foldOne(Fold& fold, const Event& event, Query& query);

/// Folds what the log has beyond the fold, up to the number `upTo`, and further where foldOne()
/// asks for it. `goesOn` is asked now and then; when it says no, the fold stands at some earlier
/// place. Errors: `stopped`, `log_gap`, those of the log.
Status foldOn(Fold& fold, EventLog& log, Query& query, std::int64_t upTo,
              const std::function<bool()>& goesOn = {});

} // namespace lianxin::engine
