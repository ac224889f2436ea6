#pragma once

#include "models/sla/clock.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lianxin::sla {

/// A warning, the passing of a due time, or a rung of supervision: something a clock does once.
/// What a clock fires follows from its history alone, never from when somebody looked: after a
/// restart or a jump of time the same firings come, in the same order.
struct Firing {
    std::size_t clock = 0; ///< index into the ticket's clocks
    std::string step;
    UnitId unit;
    FiringKind kind = FiringKind::Warning;
    int index = 0;
    int round = 0;
    UtcTime nominal{}; ///< when it should happen; a rung of Hours::Working lies in working time
    bool operator==(const Firing&) const = default;
};

/// The next firing of all the clocks of a ticket; nothing while they are done or suspended. `rule`
/// is the ticket's.
std::optional<Firing> nextFiring(const Rule& rule, const Calendars& calendars,
                                 std::span<const StepClock> clocks);

/// Every firing whose nominal time is not after `now` and that has not been carried out, in order
/// of nominal time, then of clocks. The host decides which of them to hold after a jump; carried
/// out or withheld for good, each must be marked. Ask before applying an occurrence.
std::vector<Firing> firingsDue(const Rule& rule, const Calendars& calendars,
                               std::span<const StepClock> clocks, UtcTime now);

/// The clocks with `firing` carried out at `at`. A firing already marked, or of another round,
/// changes nothing.
std::vector<StepClock> marked(std::vector<StepClock> clocks, const Firing& firing, UtcTime at);

/// `warn:0.8`, `overdue`, `urge`, `warn`, `escalate`; the second of the same kind in a ladder is
/// `escalate:2`.
std::string rungName(const Step& step, const Firing& firing);
/// 签收时限已过80%, 签收超期, 催办, 升级督办（上1级）.
std::string chineseName(const Step& step, const Firing& firing);

/// After its deadline moved: forgets what was fired for the old one but lies after `now` for the
/// new one, so that it fires again in a new round. What it forgot.
std::vector<Fired> armAgain(const Step& step, const Calendar& calendar, StepClock& clock,
                            UtcTime now);

} // namespace lianxin::sla
