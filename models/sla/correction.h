#pragma once

#include "models/sla/firing.h"

#include <string>
#include <vector>

namespace lianxin::sla {

/// A deadline that was moved from outside its ticket, and why: what the event records.
struct Move {
    std::size_t clock = 0; ///< index into the ticket's clocks
    std::string step;
    UnitId unit;
    Due before;
    Due after;
    std::string why;              ///< for people: 日历更正：9月20日（周日）改为上班
    std::vector<Fired> withdrawn; ///< fired for the old deadline, not yet due for the new one; they
                                  ///< fire again in their time
    bool operator==(const Move&) const = default;
};

struct Corrected {
    std::vector<StepClock> clocks;
    std::vector<Move> moves; ///< only of deadlines that changed and clocks that ended
};

/// After a calendar was put right: every running clock of a ticket computed anew with `after`.
/// Ended clocks stand as they were judged.
Corrected correct(const Rule& rule, const Calendars& before, const Calendars& after,
                  std::vector<StepClock> clocks, UtcTime now);

/// Takes running clocks over to `rule` of another policy version, because somebody said so: new
/// limits, from the same start, with the pauses and extensions they had. A pause that still lasts
/// and that the new rule does not provide for ends now. A step the new rule does not know is done
/// away with: its clock ends now, by no happening. Without this a changed policy moves nothing.
Corrected adopt(const Rule& rule, const std::string& policyVersion, const Calendars& calendars,
                std::vector<StepClock> clocks, UtcTime now);

} // namespace lianxin::sla
