#include "models/sla/clock.h"

#include "models/sla/chinese_time.h"
#include "models/sla/explain.h"
#include "models/sla/firing.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

bool contains(const std::vector<Happening>& all, Happening one)
{
    return std::ranges::find(all, one) != all.end();
}

/// Does the occurrence reach a clock of this charge and unit?
bool concerns(const Occurrence& occurrence, Charge charge, const UnitId& unit)
{
    if (charge == Charge::Assignment)
        return occurrence.unit.empty() || occurrence.unit == unit;
    return occurrence.scope == Scope::Ticket;
}

void endPauses(StepClock& clock, UtcTime at)
{
    for (auto& pause : clock.pauses)
        if (!pause.span.to)
            pause.span.to = at;
}

void stop(const Step& step, StepClock& clock, const Occurrence& occurrence)
{
    if (!contains(step.stop, occurrence.what) && !contains(step.cancel, occurrence.what))
        return;
    endPauses(clock, occurrence.at);
    clock.stoppedAt = occurrence.at;
    clock.stoppedBy = occurrence.what;
}

void resume(const Step& step, StepClock& clock, const Occurrence& occurrence)
{
    for (const auto& rule : step.pauses)
        for (auto& pause : clock.pauses)
            if (rule.to == occurrence.what && pause.cause == rule.from && !pause.span.to)
                pause.span.to = occurrence.at;
}

bool isPausedBy(const StepClock& clock, Happening cause)
{
    return std::ranges::any_of(clock.pauses, [cause](const ClockPause& pause) {
        return pause.cause == cause && !pause.span.to;
    });
}

void pause(const Step& step, StepClock& clock, const Occurrence& occurrence)
{
    for (const auto& rule : step.pauses)
        if (rule.from == occurrence.what && !isPausedBy(clock, rule.from))
            clock.pauses.push_back({rule.from, {occurrence.at, std::nullopt}});
}

bool heeds(const Step& step, Happening what)
{
    const auto touches = [what](const PauseRule& rule) {
        return rule.from == what || rule.to == what;
    };
    return what == Happening::Extended || contains(step.stop, what) ||
           contains(step.cancel, what) || std::ranges::any_of(step.pauses, touches);
}

/// Only what the happening changes is computed anew: a calendar changed meanwhile moves nothing
/// unrecorded (see correction.h).
void advance(const Step& step, const Calendar& calendar, StepClock& clock,
             const Occurrence& occurrence)
{
    if (!heeds(step, occurrence.what))
        return;
    resume(step, clock, occurrence);
    stop(step, clock, occurrence);
    if (!clock.stoppedAt)
        pause(step, clock, occurrence);
    const bool extended = occurrence.what == Happening::Extended && occurrence.extension &&
                          mayExtend(step, clock, *occurrence.extension);
    if (extended)
        clock.extensions.push_back(*occurrence.extension);
    clock.due = dueOf(calendar, clock);
    clock.calendarVersion = calendar.version();
    if (extended)
        armAgain(step, calendar, clock, occurrence.at);
}

/// What still holds up the whole ticket holds up a step that starts now.
void inheritPauses(const Step& step, std::span<const StepClock> clocks, StepClock& fresh)
{
    for (const auto& rule : step.pauses) {
        const bool waiting = std::ranges::any_of(clocks, [&](const StepClock& clock) {
            return clock.charge != Charge::Assignment && isPausedBy(clock, rule.from);
        });
        if (waiting)
            fresh.pauses.push_back({rule.from, {fresh.startedAt, std::nullopt}});
    }
}

bool isRunning(std::span<const StepClock> clocks, const Step& step, const UnitId& unit)
{
    return std::ranges::any_of(clocks, [&](const StepClock& clock) {
        return !clock.stoppedAt && clock.step == step.id && clock.unit == unit;
    });
}

void start(const Step& step, const Calendars& calendars, std::vector<StepClock>& clocks,
           const Occurrence& occurrence)
{
    const bool ofUnit = step.charge == Charge::Assignment;
    if (!contains(step.start, occurrence.what) ||
        (ofUnit ? occurrence.unit.empty() : occurrence.scope != Scope::Ticket))
        return;
    const bool helps = occurrence.scope == Scope::Assignment;
    if (helps && contains(step.stop, Happening::FirstContact))
        return; // the caller is the lead's to speak with
    StepClock fresh;
    fresh.step = step.id;
    fresh.charge = step.charge;
    fresh.unit = ofUnit ? occurrence.unit : UnitId{};
    if (isRunning(clocks, step, fresh.unit))
        return;
    fresh.limit = step.limit;
    fresh.startedAt = occurrence.at;
    inheritPauses(step, clocks, fresh);
    const auto& calendar = calendarOf(calendars, fresh);
    fresh.due = dueOf(calendar, fresh);
    fresh.calendarVersion = calendar.version();
    clocks.push_back(std::move(fresh));
}

} // namespace

std::vector<StepClock> apply(const Rule& rule, const Calendars& calendars,
                             std::vector<StepClock> clocks, const Occurrence& occurrence)
{
    for (auto& clock : clocks) {
        const auto* step = findStep(rule, clock.step);
        if (step && !clock.stoppedAt && concerns(occurrence, clock.charge, clock.unit))
            advance(*step, calendarOf(calendars, clock), clock, occurrence);
    }
    for (const auto& step : rule.steps)
        start(step, calendars, clocks, occurrence);
    return clocks;
}

const Calendar& calendarOf(const Calendars& calendars, const StepClock& clock)
{
    return clock.charge == Charge::Assignment ? calendars.of(clock.unit) : calendars.city();
}

std::vector<Duration> limitsOf(const StepClock& clock)
{
    std::vector<Duration> limits{clock.limit};
    limits.insert(limits.end(), clock.extensions.begin(), clock.extensions.end());
    return limits;
}

std::vector<Pause> pausesOf(const StepClock& clock)
{
    std::vector<Pause> pauses;
    pauses.reserve(clock.pauses.size());
    for (const auto& pause : clock.pauses)
        pauses.push_back(pause.span);
    return pauses;
}

Due dueOf(const Calendar& calendar, const StepClock& clock)
{
    const auto limits = limitsOf(clock);
    return afterPauses(calendar, measureOf(limits), clock.startedAt,
                       unpaused(calendar, limits, clock.startedAt), pausesOf(clock));
}

Status mayExtend(const Step& step, const StepClock& clock, Duration extension)
{
    if (!step.maxExtension || clock.stoppedAt)
        return Error{"extension.none", step.name};
    if (extension.unit != step.maxExtension->unit)
        return Error{"extension.unit", print(*step.maxExtension)};
    auto total = extension.count;
    for (const auto& granted : clock.extensions)
        total += granted.count;
    if (extension.count <= 0 || total > step.maxExtension->count)
        return Error{"extension.too_long", print(*step.maxExtension)};
    return success();
}

Outcome outcomeOf(const Step& step, const StepClock& clock, UtcTime now)
{
    if (!clock.stoppedAt)
        return now >= clock.due.at && !clock.due.suspended ? Outcome::Late : Outcome::Running;
    if (*clock.stoppedAt >= clock.due.at)
        return Outcome::Missed;
    return clock.stoppedBy && !contains(step.cancel, *clock.stoppedBy) ? Outcome::Met
                                                                       : Outcome::Dropped;
}

Milliseconds spent(const Calendar& calendar, const StepClock& clock, UtcTime now)
{
    const auto end = std::min(now, clock.stoppedAt.value_or(now));
    const bool working = measureOf(limitsOf(clock)) == Measure::Working;
    const auto length = [&](UtcTime from, UtcTime to) {
        return working ? calendar.between(from, to) : to - from;
    };
    if (end <= clock.startedAt)
        return Milliseconds{0};
    auto total = length(clock.startedAt, end);
    for (const auto& pause : merged(pausesOf(clock))) {
        const auto from = std::clamp(pause.from, clock.startedAt, end);
        const auto to = std::clamp(pause.to.value_or(end), from, end);
        total -= length(from, to);
    }
    return total;
}

std::vector<std::string> explainClock(const Calendar& calendar, const Step& step,
                                      const StepClock& clock)
{
    std::vector<std::string> lines{step.name + "时限：" + chinese(clock.limit) + "。"};
    std::ranges::move(explain(calendar, limitsOf(clock), clock.startedAt, pausesOf(clock)),
                      std::back_inserter(lines));
    if (clock.stoppedAt)
        lines.push_back(chineseTime(*clock.stoppedAt, yearOf(clock.startedAt)) +
                        (clock.stoppedBy ? std::string(chineseName(*clock.stoppedBy)) : "") +
                        "，计时结束。");
    return lines;
}

} // namespace lianxin::sla
