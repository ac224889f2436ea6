#pragma once

#include "models/sla/calendar.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

/// The inside of Calendar; included by its own two sources alone.
namespace lianxin::sla {

inline constexpr std::int64_t kDayMs = 86'400'000;
inline constexpr std::int64_t kWeekMs = 7 * kDayMs;

/// A stretch of a day in milliseconds after local midnight, half open.
struct Stretch {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// Every day from `firstDay` on, with what has been worked before it. The first and last week are
/// plain, so an instant beyond either end is moved by whole weeks onto them and the result moved
/// back: one path for all dates.
struct Calendar::Table {
    /// Days of equal hours share a shape; shape 0 is the day nobody works.
    struct Shape {
        std::vector<Stretch> stretches;
        std::int64_t total = 0;
        DayHours hours;
    };
    struct DayRow {
        std::int32_t ordinal = 0; ///< working days before this one
        std::int32_t shape = 0;
    };
    struct WorkRow {
        std::int64_t before = 0; ///< working time from the table's beginning to this day
        std::int32_t day = 0;    ///< index into `days`
        std::int32_t shape = 0;
    };
    struct Note {
        DayKind kind = DayKind::Working;
        std::string name;
    };
    /// Whole published years as local milliseconds, half open.
    struct Published {
        std::int64_t from = 0;
        std::int64_t to = 0;
    };
    static constexpr int kHintShift =
        24; ///< 4.7 hours of work: a hint is at most a few working days early

    CalendarSource source;
    std::int64_t firstDay = 0; ///< days since the epoch; a Monday
    std::int64_t firstMs = 0;
    std::int64_t endMs = 0;
    std::int64_t totalWork = 0;
    std::int64_t weekWork = 0;
    std::int64_t weekDays = 0; ///< working days in a plain week
    std::vector<Shape> shapes;
    std::vector<DayRow> days;
    std::vector<WorkRow> work;       ///< one a working day, and a sentinel
    std::vector<std::int32_t> hints; ///< from working time >> kHintShift to a row of `work`
    std::unordered_map<std::int64_t, Note> notes; ///< by day since the epoch
    std::vector<Published> published;

    /// Working time from the table's beginning to a local instant; any instant.
    std::int64_t worked(std::int64_t localMs) const;
    /// The first local instant by which `target` has been worked.
    std::int64_t reached(std::int64_t target) const;
    /// Day since the epoch of the working day `n` (counted from 1) after `day`.
    std::int64_t workingDay(std::int64_t day, std::int64_t n) const;
    /// The row of a day, beyond the table that of the same weekday in a plain week.
    const DayRow& row(std::int64_t day) const;
    std::int64_t endOf(std::int64_t day) const;
};

class Calendar::Builder {
public:
    explicit Builder(const CalendarSource& source);
    std::shared_ptr<const Table> build();

private:
    void collectNotes();
    void collectPublished();
    void layOutDays();
    void layOutHints();
    std::int32_t shapeOf(const DayHours& hours);
    const DayHours& hoursOn(std::int64_t day);
    const DayHours& makeUpHours(std::size_t weekday) const;

    std::shared_ptr<Table> m_table;
    std::unordered_map<std::int64_t, const DayHours*> m_special;
    std::vector<std::int64_t> m_dates;
};

} // namespace lianxin::sla
