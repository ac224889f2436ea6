#include "models/sla/deadline.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

bool inOrderAndApart(std::span<const Pause> pauses)
{
    for (std::size_t i = 1; i < pauses.size(); ++i)
        if (!pauses[i - 1].to || *pauses[i - 1].to >= pauses[i].from)
            return false;
    return true;
}

Milliseconds covered(const Calendar& calendar, Measure measure, UtcTime from, UtcTime to)
{
    return measure == Measure::Working ? calendar.between(from, to) : to - from;
}

UtcTime later(const Calendar& calendar, Measure measure, UtcTime end, Milliseconds by)
{
    return measure == Measure::Working ? calendar.add(end, by) : end + by;
}

/// While the limit has not run out when a pause begins, it has not run out when it ends either: a
/// pause counts wholly or not at all.
Due moved(const Calendar& calendar, Measure measure, UtcTime start, UtcTime end,
          std::span<const Pause> apart)
{
    Due result{end};
    for (const auto& pause : apart) {
        const auto from = std::max(pause.from, start);
        if (from >= result.at)
            break;
        if (!pause.to) {
            result.suspended = true;
            break;
        }
        if (*pause.to > from)
            result.at =
                later(calendar, measure, result.at, covered(calendar, measure, from, *pause.to));
    }
    result.provisional = measure == Measure::Working && calendar.provisional(start, result.at);
    return result;
}

} // namespace

UtcTime unpaused(const Calendar& calendar, Duration duration, UtcTime start)
{
    switch (duration.unit) {
    case DurationUnit::WorkingMinutes:
        return calendar.add(start, lengthOf(duration));
    case DurationUnit::WorkingDays:
        return calendar.endOfWorkingDay(start, duration.count);
    default:
        return start + lengthOf(duration);
    }
}

UtcTime unpaused(const Calendar& calendar, std::span<const Duration> limits, UtcTime start)
{
    for (const auto& limit : limits)
        start = unpaused(calendar, limit, start);
    return start;
}

Due afterPauses(const Calendar& calendar, Measure measure, UtcTime start, UtcTime end,
                std::span<const Pause> pauses)
{
    if (inOrderAndApart(pauses))
        return moved(calendar, measure, start, end, pauses);
    return moved(calendar, measure, start, end, merged(pauses));
}

Due due(const Calendar& calendar, Duration duration, UtcTime start, std::span<const Pause> pauses)
{
    return afterPauses(calendar, measureOf(duration), start, unpaused(calendar, duration, start),
                       pauses);
}

std::vector<Pause> merged(std::span<const Pause> pauses)
{
    std::vector<Pause> sorted(pauses.begin(), pauses.end());
    std::ranges::sort(sorted, {}, &Pause::from);
    std::vector<Pause> result;
    for (const auto& pause : sorted) {
        if (pause.to && *pause.to <= pause.from)
            continue;
        if (result.empty() || (result.back().to && *result.back().to < pause.from)) {
            result.push_back(pause);
            continue;
        }
        auto& last = result.back();
        if (last.to)
            last.to = pause.to ? std::optional(std::max(*last.to, *pause.to)) : std::nullopt;
    }
    return result;
}

} // namespace lianxin::sla
