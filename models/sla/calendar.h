#pragma once

#include "models/base/time.h"
#include "models/sla/calendar_source.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lianxin::sla {

/// Why a day is worked as it is.
enum class DayKind { Working, Weekend, Holiday, MakeUp, Special };

struct DayPlan {
    DayKind kind = DayKind::Working;
    std::string_view name;  ///< of the festival or special day; lives as long as the calendar
    Milliseconds working{}; ///< zero: not a working day
};

/// Working time as a function of real time. Immutable, cheap to copy, safe to share between
/// threads.
///
/// Intervals are half open in the city's wall time; everything here is UTC. A year is published
/// when its notice is known; in every other year the week simply repeats and results are
/// provisional. All operations take constant time, at any distance.
class Calendar {
public:
    /// Office hours from Monday to Friday, no year published.
    Calendar();
    /// Errors: see check().
    static Result<Calendar> make(const CalendarSource& source);

    const std::string& version() const;

    bool isWorking(UtcTime time) const;
    /// Working time in [from, to); negative when `to` lies before `from`.
    Milliseconds between(UtcTime from, UtcTime to) const;
    /// The first instant at which `working` has passed since `start`: on the end of an interval it
    /// stays there (12:00, not 14:00). `start` itself for nothing or less.
    UtcTime add(UtcTime start, Milliseconds working) const;
    /// End of working hours on the n-th working day (n ≥ 1) after the local day of `start`,
    /// whatever that day is. A day with any working time at all, also a half day, is a working day.
    UtcTime endOfWorkingDay(UtcTime start, std::int64_t n) const;
    /// `time` when somebody works then or has just stopped (the end of an interval counts); else
    /// when work begins again.
    UtcTime atWork(UtcTime time) const;

    /// True when a day in [from, to] belongs to a year whose holidays are not known yet.
    bool provisional(UtcTime from, UtcTime to) const;
    bool provisional(UtcTime time) const { return provisional(time, time); }
    /// The latest year whose holidays are known; nothing when none is.
    std::optional<std::chrono::year> lastPublished() const;

    DayPlan day(std::chrono::local_days date) const;
    DayHours hours(std::chrono::local_days date) const;
    /// The n-th working day (n ≥ 1) after `date`.
    std::chrono::local_days workingDay(std::chrono::local_days date, std::int64_t n) const;

private:
    struct Table;
    class Builder;
    explicit Calendar(std::shared_ptr<const Table> table);

    std::shared_ptr<const Table> m_table;
};

} // namespace lianxin::sla
