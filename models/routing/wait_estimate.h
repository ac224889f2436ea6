#pragma once

#include "models/base/time.h"

#include <cstddef>
#include <optional>

namespace lianxin::routing {

/// How fast a group's queue moves: the mean time from one call being taken to the next while
/// somebody waited all the time between. A running mean of the first kPaceMemory intervals,
/// exponential after.
struct Pace {
    std::optional<UtcTime> lastTaken{};
    double intervalMs = 0;
    int intervals = 0;

    /// A call that has been waiting since `since` was taken from the queue.
    void take(UtcTime since, UtcTime at);
    bool operator==(const Pace&) const = default;
};
inline constexpr int kPaceMemory = 30;
/// Before so many intervals have been seen nothing is said of minutes.
inline constexpr int kPaceKnownFrom = 5;

/// What a caller with `ahead` others before them may be told: (ahead + 1) intervals. Nothing while
/// the pace is not known: better no figure than a wrong one. Callers who give up make the true wait
/// shorter, never longer.
std::optional<Milliseconds> expectedWait(const Pace& pace, std::size_t ahead);

} // namespace lianxin::routing
