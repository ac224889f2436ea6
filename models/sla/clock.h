#pragma once

#include "models/sla/deadline.h"
#include "models/sla/policy.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lianxin::sla {

/// A pause and what began it, so that the right happening ends it. Two may overlap; deadline.h
/// merges them.
struct ClockPause {
    Happening cause = Happening::Suspended;
    Pause span;
    bool operator==(const ClockPause&) const = default;
};

enum class FiringKind { Warning, Overdue, Rung };

/// A firing that has been carried out.
struct Fired {
    FiringKind kind = FiringKind::Warning;
    int index = 0; ///< into Step::warnAt or Step::ladder; 0 of Overdue
    UtcTime at{};
    bool operator==(const Fired&) const = default;
};

/// One running or ended step of one ticket. It carries its own limit, start and pauses: a changed
/// policy does not move it.
struct StepClock {
    std::string step;
    Charge charge = Charge::Assignment;
    UnitId unit; ///< of Assignment
    Duration limit;
    std::vector<Duration> extensions;
    UtcTime startedAt{};
    std::optional<UtcTime> stoppedAt;
    std::optional<Happening> stoppedBy; ///< nothing: a new policy did away with the step
    std::vector<ClockPause> pauses;     ///< in order of their beginning
    Due due;
    std::string calendarVersion; ///< that `due` was computed with
    int round = 0; ///< grows when a moved deadline arms firings again: (clock, round, kind, index)
                   ///< fires once
    std::vector<Fired> fired; ///< of the present deadline, in order
    bool operator==(const StepClock&) const = default;
};

/// The clocks of a ticket after `occurrence`, in order of their start; ended clocks stay as the
/// record of who had what. Within one occurrence: pauses end, steps end, pauses begin, an extension
/// is granted (to steps that mayExtend()), steps start. A start leaves a running clock of the same
/// step (and unit) alone; after its end it makes a new one: reopening starts a fresh limit instead
/// of an overdue one. A step that starts while the ticket is suspended starts suspended. `rule` is
/// the one the ticket was accepted under.
std::vector<StepClock> apply(const Rule& rule, const Calendars& calendars,
                             std::vector<StepClock> clocks, const Occurrence& occurrence);

/// The calendar a clock runs on: its unit's own, else the city's.
const Calendar& calendarOf(const Calendars& calendars, const StepClock& clock);
/// The limit and its extensions.
std::vector<Duration> limitsOf(const StepClock& clock);
std::vector<Pause> pausesOf(const StepClock& clock);
/// The due time anew from everything else in the clock.
Due dueOf(const Calendar& calendar, const StepClock& clock);

/// Whether `extension` may still be granted to the clock. Errors: `extension.none` (the step has no
/// extension, or has ended), `extension.unit` (not the policy's unit of time),
/// `extension.too_long`; detail: what the policy allows.
Status mayExtend(const Step& step, const StepClock& clock, Duration extension);

enum class Outcome {
    Running, ///< not yet due, or waiting
    Late,    ///< not done and due
    Met,
    Missed, ///< ended at or after its due time, however it ended
    Dropped ///< cancelled, or done away with, in time: counts for nobody
};
/// `step`: the clock's step in the rule of its ticket.
Outcome outcomeOf(const Step& step, const StepClock& clock, UtcTime now);

/// Time used up until `now` or the end, pauses left out, in the clock's measure: what a unit is
/// charged with.
Milliseconds spent(const Calendar& calendar, const StepClock& clock, UtcTime now);

/// The clock's deadline line by line; the first line says which step and since when.
std::vector<std::string> explainClock(const Calendar& calendar, const Step& step,
                                      const StepClock& clock);

} // namespace lianxin::sla
