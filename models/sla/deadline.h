#pragma once

#include "models/sla/calendar.h"
#include "models/sla/duration.h"

#include <optional>
#include <span>
#include <vector>

namespace lianxin::sla {

/// Time in which a limit does not run, half open. Without an end it still lasts.
struct Pause {
    UtcTime from{};
    std::optional<UtcTime> to;
    bool operator==(const Pause&) const = default;
};

struct Due {
    UtcTime at{};
    bool provisional = false; ///< rests on a year whose holidays are not published
    /// A pause still lasts: the limit stands still and `at` is what it would be if work went on at
    /// once.
    bool suspended = false;
    bool operator==(const Due&) const = default;
};

/// When `duration` from `start` ends if nothing pauses it.
/// Working minutes: working time from `start`. Working days: the end of working hours on the n-th
/// working day after the day of `start`.
UtcTime unpaused(const Calendar& calendar, Duration duration, UtcTime start);

/// The same for a limit and its extensions 延期, each beginning where the one before it ended.
UtcTime unpaused(const Calendar& calendar, std::span<const Duration> limits, UtcTime start);

/// Moves `end` on by the time (in `measure`) that the pauses cover between `start` and the end as
/// already moved. Overlapping and touching pauses count once, in any order; what lies before
/// `start` or begins at or after the moved end counts nothing.
Due afterPauses(const Calendar& calendar, Measure measure, UtcTime start, UtcTime end,
                std::span<const Pause> pauses);

/// The deadline. Work is in time before `at`; a due time on the end of an interval stays there. A
/// limit in working days that was paused no longer ends with a day: the paused working time is
/// added to its end, minute by minute (half a day's pause, half a day later).
Due due(const Calendar& calendar, Duration duration, UtcTime start,
        std::span<const Pause> pauses = {});

/// The pauses in order, overlapping and touching ones as one.
std::vector<Pause> merged(std::span<const Pause> pauses);

} // namespace lianxin::sla
