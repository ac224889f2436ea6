#pragma once

#include "models/base/ids.h"
#include "models/sla/working_hours.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sla {

/// One day of the State Council's yearly notice: off, or (off = false) a weekend day that is worked
/// 调休上班.
struct Day {
    std::chrono::year_month_day date{};
    std::string name; ///< of the festival: 国庆节
    bool off = true;
    bool operator==(const Day&) const = default;
};

/// A published year. The notice of a year may name days of the one before (2023's begins on
/// 2022-12-31).
struct CalendarYear {
    int year = 0;
    std::vector<Day> days;
    bool operator==(const CalendarYear&) const = default;
};

/// A date with hours of its own: a half day, a closing, a Saturday on duty. Wins over week, holiday
/// and make-up day.
struct SpecialDay {
    std::chrono::year_month_day date{};
    std::string name;
    DayHours hours; ///< empty: closed
    bool operator==(const SpecialDay&) const = default;
};

/// Whether the yearly notices matter. Utilities that work around the clock ignore them.
enum class Holidays { Observed, Ignored };
std::string_view name(Holidays holidays); ///< `observed`, `ignored`
std::optional<Holidays> parseHolidays(std::string_view text);

/// Everything a Calendar is made from, as people write it.
struct CalendarSource {
    std::string version = "1";
    WorkingHours hours = onWeekdays(officeHours());
    std::vector<CalendarYear> years;
    std::vector<SpecialDay> specialDays;
    Holidays holidays = Holidays::Observed;
    bool operator==(const CalendarSource&) const = default;
};

/// What a unit keeps otherwise than the city.
struct UnitCalendar {
    UnitId unit;
    std::optional<WorkingHours> hours; ///< nothing: the city's
    Holidays holidays = Holidays::Observed;
    std::vector<SpecialDay> specialDays; ///< beside the city's; the unit's wins on the same date
    bool operator==(const UnitCalendar&) const = default;
};

/// The city's calendar with the unit's own laid over it.
CalendarSource layered(CalendarSource city, const UnitCalendar& own);

/// Errors: `calendar.hours` (a part at fault), `calendar.no_working_time` (the week is empty),
/// `calendar.date` (not a date, or outside 2000–2099), `calendar.conflict` (a date both off and
/// worked, or two special days on one date), `calendar.year` (published twice).
Status check(const CalendarSource& source);

} // namespace lianxin::sla
