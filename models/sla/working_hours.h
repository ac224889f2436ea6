#pragma once

#include "models/base/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sla {

/// A stretch of one local day in minutes after midnight, half open: [from, to). 1440 is the
/// midnight that ends the day.
struct Interval {
    int from = 0;
    int to = 0;
    bool operator==(const Interval&) const = default;
};

/// The working time of one day in order; empty: nobody works.
using DayHours = std::vector<Interval>;

/// The week as it repeats.
struct WorkingHours {
    std::array<DayHours, 7> week; ///< Monday first
    /// Of a make-up working day 调休上班 on a weekday that has no hours of its own. Empty: those of
    /// the week's first working day.
    DayHours makeUp;
    bool operator==(const WorkingHours&) const = default;
};

/// 08:30-12:00, 14:00-17:30: what most offices keep.
DayHours officeHours();
/// The same hours from Monday to Friday, none at the weekend.
WorkingHours onWeekdays(const DayHours& hours);

/// Reads `08:30-12:00,14:00-17:30`; spaces around a part are allowed, `24:00` ends a day, empty
/// text is no hours. Errors: `hours.syntax` (detail: the part), `hours.order` (detail: the part
/// that ends before it begins or overlaps the one before).
Result<DayHours> parseHours(std::string_view text);
/// The inverse of parseHours().
std::string print(const DayHours& hours);

/// Empty when `hours` are in order, apart and inside the day; else the part at fault.
std::string faultOf(const DayHours& hours);

} // namespace lianxin::sla
