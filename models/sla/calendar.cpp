#include "models/sla/calendar_table.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::int64_t kOffsetMs = Milliseconds{base::kCityOffset}.count();

std::int64_t localMs(UtcTime time)
{
    return time.time_since_epoch().count() + kOffsetMs;
}

UtcTime utc(std::int64_t localMs)
{
    return UtcTime{Milliseconds{localMs - kOffsetMs}};
}

std::int64_t dayOf(std::int64_t localMs)
{
    return localMs / kDayMs - (localMs % kDayMs < 0 ? 1 : 0);
}

} // namespace

Calendar::Calendar()
{
    static const auto kOffice = Builder(CalendarSource{}).build();
    m_table = kOffice;
}

Calendar::Calendar(std::shared_ptr<const Table> table) : m_table(std::move(table)) {}

Result<Calendar> Calendar::make(const CalendarSource& source)
{
    if (const auto sound = check(source); !sound)
        return sound.error();
    return Calendar(Builder(source).build());
}

const std::string& Calendar::version() const
{
    return m_table->source.version;
}

bool Calendar::isWorking(UtcTime time) const
{
    const auto local = localMs(time);
    const auto day = dayOf(local);
    const auto& shape = m_table->shapes[static_cast<std::size_t>(m_table->row(day).shape)];
    const auto ms = local - day * kDayMs;
    return std::ranges::any_of(shape.stretches,
                               [ms](const auto& part) { return part.from <= ms && ms < part.to; });
}

Milliseconds Calendar::between(UtcTime from, UtcTime to) const
{
    return Milliseconds{m_table->worked(localMs(to)) - m_table->worked(localMs(from))};
}

UtcTime Calendar::add(UtcTime start, Milliseconds working) const
{
    if (working.count() <= 0)
        return start;
    return utc(m_table->reached(m_table->worked(localMs(start)) + working.count()));
}

UtcTime Calendar::endOfWorkingDay(UtcTime start, std::int64_t n) const
{
    return utc(m_table->endOf(m_table->workingDay(dayOf(localMs(start)), n)));
}

UtcTime Calendar::atWork(UtcTime time) const
{
    const auto local = localMs(time);
    const auto day = dayOf(local);
    const auto ms = local - day * kDayMs;
    // Midnight may be the end of the day before.
    if (ms == 0 && m_table->endOf(day - 1) == local)
        return time;
    for (const auto& part :
         m_table->shapes[static_cast<std::size_t>(m_table->row(day).shape)].stretches)
        if (ms <= part.to)
            return utc(day * kDayMs + std::max(ms, part.from));
    const auto next = m_table->workingDay(day, 1);
    const auto& stretches =
        m_table->shapes[static_cast<std::size_t>(m_table->row(next).shape)].stretches;
    return utc(next * kDayMs + stretches.front().from);
}

bool Calendar::provisional(UtcTime from, UtcTime to) const
{
    const auto first = localMs(std::min(from, to));
    const auto last = localMs(std::max(from, to));
    for (const auto& years : m_table->published)
        if (years.from <= first && last <= years.to)
            return first == years.to;
    return true;
}

std::optional<std::chrono::year> Calendar::lastPublished() const
{
    if (m_table->published.empty())
        return std::nullopt;
    const local_days last{days{dayOf(m_table->published.back().to - 1)}};
    return std::chrono::year_month_day{last}.year();
}

DayPlan Calendar::day(local_days date) const
{
    const auto number = date.time_since_epoch().count();
    const auto& shape = m_table->shapes[static_cast<std::size_t>(m_table->row(number).shape)];
    const Milliseconds working{shape.total};
    if (const auto note = m_table->notes.find(number); note != m_table->notes.end())
        return {note->second.kind, note->second.name, working};
    return {shape.total > 0 ? DayKind::Working : DayKind::Weekend, {}, working};
}

DayHours Calendar::hours(local_days date) const
{
    return m_table
        ->shapes[static_cast<std::size_t>(m_table->row(date.time_since_epoch().count()).shape)]
        .hours;
}

local_days Calendar::workingDay(local_days date, std::int64_t n) const
{
    return local_days{days{m_table->workingDay(date.time_since_epoch().count(), n)}};
}

} // namespace lianxin::sla
