#include "models/routing/wait_estimate.h"

#include <algorithm>

namespace lianxin::routing {

void Pace::take(UtcTime since, UtcTime at)
{
    if (lastTaken && since <= *lastTaken) {
        intervals = std::min(intervals + 1, kPaceMemory);
        const auto interval = static_cast<double>((at - *lastTaken).count());
        intervalMs += (interval - intervalMs) / intervals;
    }
    lastTaken = at;
}

std::optional<Milliseconds> expectedWait(const Pace& pace, std::size_t ahead)
{
    if (pace.intervals < kPaceKnownFrom)
        return std::nullopt;
    return Milliseconds{
        static_cast<std::int64_t>(pace.intervalMs * static_cast<double>(ahead + 1))};
}

} // namespace lianxin::routing
