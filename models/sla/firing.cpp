#include "models/sla/firing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lianxin::sla {

namespace {

/// The firings of one clock by position: warnings, the due time, rungs.
class Schedule {
public:
    Schedule(const Step& step, const Calendar& calendar, const StepClock& clock)
        : m_step(step), m_calendar(calendar), m_clock(clock), m_pauses(pausesOf(clock)),
          m_limits(limitsOf(clock)), m_measure(measureOf(m_limits))
    {}

    std::size_t size() const { return m_step.warnAt.size() + 1 + m_step.ladder.size(); }

    std::size_t position(const Fired& fired) const
    {
        const auto index = static_cast<std::size_t>(fired.index);
        switch (fired.kind) {
        case FiringKind::Warning:
            return std::min(index, m_step.warnAt.size());
        case FiringKind::Overdue:
            return m_step.warnAt.size();
        case FiringKind::Rung:
            break;
        }
        return m_step.warnAt.size() + 1 + index;
    }

    /// The first position that comes after everything fired.
    std::size_t pending() const
    {
        std::size_t next = 0;
        for (const auto& fired : m_clock.fired)
            next = std::max(next, position(fired) + 1);
        return next;
    }

    /// Nothing while a pause holds it up, or when the clock ended before.
    std::optional<UtcTime> nominal(std::size_t at) const
    {
        const auto due = at < m_step.warnAt.size()    ? warning(at)
                         : at == m_step.warnAt.size() ? m_clock.due
                                                      : rung(at - m_step.warnAt.size() - 1);
        if (due.suspended || (m_clock.stoppedAt && due.at > *m_clock.stoppedAt))
            return std::nullopt;
        return due.at;
    }

    std::optional<Firing> firing(std::size_t at) const
    {
        if (at >= size())
            return std::nullopt;
        const auto time = nominal(at);
        if (!time)
            return std::nullopt;
        Firing firing{0, m_clock.step, m_clock.unit, FiringKind::Overdue, 0, m_clock.round, *time};
        if (at < m_step.warnAt.size()) {
            firing.kind = FiringKind::Warning;
            firing.index = static_cast<int>(at);
        } else if (at > m_step.warnAt.size()) {
            firing.kind = FiringKind::Rung;
            firing.index = static_cast<int>(at - m_step.warnAt.size() - 1);
        }
        return firing;
    }

private:
    Due warning(std::size_t index) const
    {
        const auto start = m_clock.startedAt;
        const auto end = unpaused(m_calendar, m_limits, start);
        const bool working = m_measure == Measure::Working;
        const auto total = working ? m_calendar.between(start, end) : end - start;
        const Milliseconds part{
            std::llround(static_cast<double>(total.count()) * m_step.warnAt[index])};
        return afterPauses(m_calendar, m_measure, start,
                           working ? m_calendar.add(start, part) : start + part, m_pauses);
    }

    Due rung(std::size_t index) const
    {
        if (m_clock.due.suspended)
            return m_clock.due;
        auto result = m_clock.due;
        for (std::size_t i = 0; i <= index; ++i) {
            auto next = due(m_calendar, m_step.ladder[i].after, m_clock.due.at, m_pauses);
            if (next.suspended)
                return next;
            if (m_step.hours == Hours::Working)
                next.at = m_calendar.atWork(next.at);
            result.at = std::max(result.at, next.at);
        }
        return result;
    }

    const Step& m_step;
    const Calendar& m_calendar;
    const StepClock& m_clock;
    std::vector<Pause> m_pauses;
    std::vector<Duration> m_limits;
    Measure m_measure;
};

template <class Visit>
void visit(const Rule& rule, const Calendars& calendars, std::span<const StepClock> clocks,
           Visit&& visitor)
{
    for (std::size_t i = 0; i < clocks.size(); ++i)
        if (const auto* step = findStep(rule, clocks[i].step))
            visitor(i, Schedule(*step, calendarOf(calendars, clocks[i]), clocks[i]));
}

} // namespace

std::optional<Firing> nextFiring(const Rule& rule, const Calendars& calendars,
                                 std::span<const StepClock> clocks)
{
    std::optional<Firing> next;
    visit(rule, calendars, clocks, [&](std::size_t clock, const Schedule& schedule) {
        auto firing = schedule.firing(schedule.pending());
        if (!firing || (next && next->nominal <= firing->nominal))
            return;
        next = std::move(firing);
        next->clock = clock;
    });
    return next;
}

std::vector<Firing> firingsDue(const Rule& rule, const Calendars& calendars,
                               std::span<const StepClock> clocks, UtcTime now)
{
    std::vector<Firing> due;
    visit(rule, calendars, clocks, [&](std::size_t clock, const Schedule& schedule) {
        for (auto at = schedule.pending(); at < schedule.size(); ++at) {
            auto firing = schedule.firing(at);
            if (!firing || firing->nominal > now)
                break;
            firing->clock = clock;
            due.push_back(std::move(*firing));
        }
    });
    std::ranges::stable_sort(due, {}, &Firing::nominal);
    return due;
}

std::vector<StepClock> marked(std::vector<StepClock> clocks, const Firing& firing, UtcTime at)
{
    if (firing.clock >= clocks.size() || clocks[firing.clock].round != firing.round)
        return clocks;
    auto& fired = clocks[firing.clock].fired;
    const auto same = [&](const Fired& one) {
        return one.kind == firing.kind && one.index == firing.index;
    };
    if (std::ranges::none_of(fired, same))
        fired.push_back({firing.kind, firing.index, at});
    return clocks;
}

std::string rungName(const Step& step, const Firing& firing)
{
    const auto index = static_cast<std::size_t>(firing.index);
    if (firing.kind == FiringKind::Overdue)
        return "overdue";
    if (firing.kind == FiringKind::Warning) {
        std::array<char, 32> buffer{};
        std::snprintf(buffer.data(), buffer.size(), "warn:%g",
                      index < step.warnAt.size() ? step.warnAt[index] : 0.0);
        return buffer.data();
    }
    if (index >= step.ladder.size())
        return "rung:" + std::to_string(index + 1);
    const auto action = step.ladder[index].action;
    const auto nth = std::count_if(step.ladder.begin(), step.ladder.begin() + firing.index + 1,
                                   [action](const Rung& rung) { return rung.action == action; });
    const std::string text(name(action));
    return nth == 1 ? text : text + ":" + std::to_string(nth);
}

std::string chineseName(const Step& step, const Firing& firing)
{
    const auto index = static_cast<std::size_t>(firing.index);
    if (firing.kind == FiringKind::Warning && index < step.warnAt.size())
        return step.name + "时限已过" + std::to_string(std::lround(step.warnAt[index] * 100)) + "%";
    if (firing.kind != FiringKind::Rung || index >= step.ladder.size())
        return step.name + "超期";
    const auto& rung = step.ladder[index];
    const std::string text(chineseName(rung.action));
    return rung.action == Supervision::Escalate
               ? text + "（上" + std::to_string(rung.levels) + "级）"
               : text;
}

std::vector<Fired> armAgain(const Step& step, const Calendar& calendar, StepClock& clock,
                            UtcTime now)
{
    const Schedule schedule(step, calendar, clock);
    std::vector<Fired> kept;
    std::vector<Fired> forgotten;
    for (const auto& fired : clock.fired) {
        const auto at = schedule.position(fired);
        const auto nominal = at < schedule.size() ? schedule.nominal(at) : std::nullopt;
        (nominal && *nominal <= now ? kept : forgotten).push_back(fired);
    }
    clock.fired = kept;
    clock.round += forgotten.empty() ? 0 : 1;
    return forgotten;
}

} // namespace lianxin::sla
