#include "models/engine/fold.h"

#include "models/engine/engine.h"
#include "models/engine/ports.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

constexpr std::int64_t kReadAtOnce = 10'000;

} // namespace

std::int64_t foldOne(Fold& fold, const Event& event, Query& query)
{
    std::int64_t until = event.seq;
    const auto* reopened = std::get_if<TicketReopened>(&event.body);
    if (reopened && !fold.state.ticket(reopened->ticket))
        if (const auto loaded = query.ticket(reopened->ticket); loaded && loaded.value()) {
            fold.state.admit(*loaded.value());
            until = std::max(until, loaded.value()->seq);
        }
    evolve(fold.state, event);
    fold.time = std::max(fold.time, event.recordedAt);
    return until;
}

Status foldOn(Fold& fold, EventLog& log, Query& query, std::int64_t upTo,
              const std::function<bool()>& goesOn)
{
    while (fold.seq() < upTo) {
        if (goesOn && !goesOn())
            return Error{"stopped", {}};
        const auto events =
            log.read(fold.seq(), static_cast<int>(std::min(upTo - fold.seq(), kReadAtOnce)));
        if (!events)
            return events.error();
        if (events.value().empty())
            return Error{"log_gap", std::to_string(fold.seq())};
        for (const auto& event : events.value())
            upTo = std::max(upTo, foldOne(fold, event, query));
    }
    return success();
}

} // namespace lianxin::engine
