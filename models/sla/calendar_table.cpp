#include "models/sla/calendar_table.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

/// The epoch was a Thursday.
constexpr std::int64_t kEpochWeekday = 3;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kSomeMonday = 4; ///< 1970-01-05, where a calendar without any date stands

std::int64_t dayNumber(year_month_day date)
{
    return local_days{date}.time_since_epoch().count();
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

std::size_t weekdayOf(std::int64_t day)
{
    return static_cast<std::size_t>(day + kEpochWeekday - floorDiv(day + kEpochWeekday, 7) * 7);
}

std::int64_t mondayOf(std::int64_t day)
{
    return day - static_cast<std::int64_t>(weekdayOf(day));
}

std::int64_t workedBy(const std::vector<Stretch>& stretches, std::int64_t ms)
{
    std::int64_t sum = 0;
    for (const auto& part : stretches)
        sum += std::clamp(ms, part.from, part.to) - part.from;
    return sum;
}

} // namespace

std::int64_t Calendar::Table::worked(std::int64_t localMs) const
{
    std::int64_t weeks = 0;
    if (localMs < firstMs)
        weeks = floorDiv(localMs - firstMs, kWeekMs);
    else if (localMs >= endMs)
        weeks = (localMs - endMs) / kWeekMs + 1;
    const auto inside = static_cast<std::uint64_t>(localMs - weeks * kWeekMs - firstMs);
    const auto& row = days[inside / kDayMs];
    const auto ofDay = static_cast<std::int64_t>(inside % kDayMs);
    return work[static_cast<std::size_t>(row.ordinal)].before +
           workedBy(shapes[static_cast<std::size_t>(row.shape)].stretches, ofDay) +
           weeks * weekWork;
}

std::int64_t Calendar::Table::reached(std::int64_t target) const
{
    std::int64_t weeks = 0;
    if (target <= 0)
        weeks = floorDiv(target - 1, weekWork);
    else if (target > totalWork)
        weeks = (target - totalWork - 1) / weekWork + 1;
    const std::int64_t inside = target - weeks * weekWork;
    auto at = static_cast<std::size_t>(hints[static_cast<std::size_t>(inside) >> kHintShift]);
    while (work[at + 1].before < inside)
        ++at;
    std::int64_t rest = inside - work[at].before;
    const auto midnight = firstMs + work[at].day * kDayMs + weeks * kWeekMs;
    for (const auto& part : shapes[static_cast<std::size_t>(work[at].shape)].stretches) {
        if (rest <= part.to - part.from)
            return midnight + part.from + rest;
        rest -= part.to - part.from;
    }
    return midnight + kDayMs;
}

const Calendar::Table::DayRow& Calendar::Table::row(std::int64_t day) const
{
    const std::int64_t at = day - firstDay;
    const auto count = static_cast<std::int64_t>(days.size());
    if (at < 0)
        return days[static_cast<std::size_t>(at - floorDiv(at, 7) * 7)];
    if (at >= count)
        return days[static_cast<std::size_t>(count - 7 + (at - count) % 7)];
    return days[static_cast<std::size_t>(at)];
}

std::int64_t Calendar::Table::workingDay(std::int64_t day, std::int64_t n) const
{
    const std::int64_t at = day + 1 - firstDay;
    const auto count = static_cast<std::int64_t>(days.size());
    const auto rows = static_cast<std::int64_t>(work.size()) - 1;
    const std::int64_t weeksTo = at < 0 ? floorDiv(at, 7) : at >= count ? (at - count) / 7 + 1 : 0;
    std::int64_t ordinal =
        days[static_cast<std::size_t>(at - weeksTo * 7)].ordinal + weeksTo * weekDays + n - 1;
    std::int64_t weeks = 0;
    if (ordinal < 0)
        weeks = floorDiv(ordinal, weekDays);
    else if (ordinal >= rows)
        weeks = (ordinal - rows) / weekDays + 1;
    ordinal -= weeks * weekDays;
    return firstDay + work[static_cast<std::size_t>(ordinal)].day + weeks * 7;
}

std::int64_t Calendar::Table::endOf(std::int64_t day) const
{
    const auto& stretches = shapes[static_cast<std::size_t>(row(day).shape)].stretches;
    return day * kDayMs + (stretches.empty() ? 0 : stretches.back().to);
}

Calendar::Builder::Builder(const CalendarSource& source) : m_table(std::make_shared<Table>())
{
    m_table->source = source;
    m_table->shapes.emplace_back();
}

std::shared_ptr<const Calendar::Table> Calendar::Builder::build()
{
    collectNotes();
    collectPublished();
    layOutDays();
    layOutHints();
    return m_table;
}

void Calendar::Builder::collectNotes()
{
    const auto& source = m_table->source;
    if (source.holidays == Holidays::Observed)
        for (const auto& year : source.years)
            for (const auto& day : year.days) {
                m_dates.push_back(dayNumber(day.date));
                m_table->notes[m_dates.back()] = {day.off ? DayKind::Holiday : DayKind::MakeUp,
                                                  day.name};
            }
    for (const auto& day : source.specialDays) {
        m_dates.push_back(dayNumber(day.date));
        m_table->notes[m_dates.back()] = {DayKind::Special, day.name};
        m_special[m_dates.back()] = &day.hours;
    }
}

void Calendar::Builder::collectPublished()
{
    const auto& source = m_table->source;
    if (source.holidays == Holidays::Ignored) {
        m_table->published.push_back({INT64_MIN, INT64_MAX});
        return;
    }
    std::vector<int> years;
    for (const auto& year : source.years)
        years.push_back(year.year);
    std::ranges::sort(years);
    for (const int year : years) {
        const auto from = dayNumber(std::chrono::year{year} / 1 / 1) * kDayMs;
        const auto to = dayNumber(std::chrono::year{year + 1} / 1 / 1) * kDayMs;
        if (!m_table->published.empty() && m_table->published.back().to == from)
            m_table->published.back().to = to;
        else
            m_table->published.push_back({from, to});
    }
}

const DayHours& Calendar::Builder::makeUpHours(std::size_t weekday) const
{
    const auto& hours = m_table->source.hours;
    if (!hours.week[weekday].empty())
        return hours.week[weekday];
    if (!hours.makeUp.empty())
        return hours.makeUp;
    return *std::ranges::find_if(hours.week, [](const DayHours& day) { return !day.empty(); });
}

const DayHours& Calendar::Builder::hoursOn(std::int64_t day)
{
    static const DayHours kNone;
    if (const auto special = m_special.find(day); special != m_special.end())
        return *special->second;
    const auto note = m_table->notes.find(day);
    if (note == m_table->notes.end())
        return m_table->source.hours.week[weekdayOf(day)];
    return note->second.kind == DayKind::Holiday ? kNone : makeUpHours(weekdayOf(day));
}

std::int32_t Calendar::Builder::shapeOf(const DayHours& hours)
{
    auto& shapes = m_table->shapes;
    const auto known = std::ranges::find(shapes, hours, &Table::Shape::hours);
    if (known != shapes.end())
        return static_cast<std::int32_t>(known - shapes.begin());
    Table::Shape shape;
    shape.hours = hours;
    for (const auto& part : hours) {
        shape.stretches.push_back({part.from * kMinuteMs, part.to * kMinuteMs});
        shape.total += (part.to - part.from) * kMinuteMs;
    }
    shapes.push_back(std::move(shape));
    return static_cast<std::int32_t>(shapes.size()) - 1;
}

void Calendar::Builder::layOutDays()
{
    auto& table = *m_table;
    const auto [least, greatest] = std::ranges::minmax_element(m_dates);
    table.firstDay = mondayOf(m_dates.empty() ? kSomeMonday : *least) - 7;
    const auto endDay = mondayOf(m_dates.empty() ? kSomeMonday : *greatest) + 14;
    table.firstMs = table.firstDay * kDayMs;
    table.endMs = endDay * kDayMs;
    for (auto day = table.firstDay; day < endDay; ++day) {
        const auto shape = shapeOf(hoursOn(day));
        table.days.push_back({static_cast<std::int32_t>(table.work.size()), shape});
        if (shape == 0)
            continue;
        table.work.push_back(
            {table.totalWork, static_cast<std::int32_t>(day - table.firstDay), shape});
        table.totalWork += table.shapes[static_cast<std::size_t>(shape)].total;
    }
    for (const auto& hours : table.source.hours.week) {
        table.weekWork += table.shapes[static_cast<std::size_t>(shapeOf(hours))].total;
        table.weekDays += hours.empty() ? 0 : 1;
    }
    table.work.push_back({table.totalWork, static_cast<std::int32_t>(endDay - table.firstDay), 0});
}

void Calendar::Builder::layOutHints()
{
    auto& table = *m_table;
    std::int32_t at = 0;
    for (std::int64_t from = 0; from <= table.totalWork;
         from += std::int64_t{1} << Table::kHintShift) {
        while (table.work[static_cast<std::size_t>(at) + 1].before < from)
            ++at;
        table.hints.push_back(at);
    }
}

} // namespace lianxin::sla
