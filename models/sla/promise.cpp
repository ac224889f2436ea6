#include "models/sla/promise.h"

#include "models/sla/explain.h"

#include <algorithm>
#include <map>

namespace lianxin::sla {

namespace {

/// When each happening is to be expected, as far as it is known yet.
using Expected = std::map<Happening, UtcTime>;

std::optional<UtcTime> startOf(const Step& step, const Expected& expected)
{
    std::optional<UtcTime> earliest;
    for (const auto happening : step.start)
        if (const auto at = expected.find(happening); at != expected.end())
            earliest = std::min(earliest.value_or(at->second), at->second);
    return earliest;
}

/// A happening that ends several steps comes with the last of them. A dispatched ticket is not
/// answered, refused or handed over at the desk.
void noteEnds(const Step& step, UtcTime due, Expected& ends)
{
    for (const auto happening : step.stop) {
        const bool atTheDesk = happening == Happening::Answered ||
                               happening == Happening::Refused ||
                               happening == Happening::HandedOver;
        if (atTheDesk)
            continue;
        auto& end = ends.try_emplace(happening, due).first->second;
        end = std::max(end, due);
    }
}

Promise planned(const Step& step, const Calendar& calendar, UtcTime from)
{
    return {step.id,
            step.name,
            step.charge,
            from,
            due(calendar, step.limit, from),
            summary(calendar, step.limit, from)};
}

} // namespace

std::vector<Promise> promises(const Rule& rule, const Calendars& calendars, UtcTime acceptedAt,
                              const UnitId& unit)
{
    Expected expected{{Happening::Accepted, acceptedAt},
                      {Happening::Dispatched, acceptedAt},
                      {Happening::Assigned, acceptedAt}};
    std::vector<const Step*> waiting;
    for (const auto& step : rule.steps)
        waiting.push_back(&step);
    std::vector<Promise> result;
    std::size_t before = 0;
    do {
        before = result.size();
        Expected ends;
        std::erase_if(waiting, [&](const Step* step) {
            const auto from = startOf(*step, expected);
            if (!from)
                return false;
            const auto& calendar =
                step->charge == Charge::Assignment ? calendars.of(unit) : calendars.city();
            result.push_back(planned(*step, calendar, *from));
            noteEnds(*step, result.back().due.at, ends);
            return true;
        });
        expected.merge(ends);
    } while (result.size() != before);
    std::ranges::stable_sort(result, {}, [](const Promise& promise) { return promise.due.at; });
    return result;
}

} // namespace lianxin::sla
