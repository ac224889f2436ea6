#include "models/sla/correction.h"

#include "models/sla/chinese_time.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

using std::chrono::days;

constexpr std::size_t kMostNamed = 5;

std::string describe(const Calendar& before, const Calendar& after, std::chrono::local_days date,
                     std::chrono::year year)
{
    const auto hours = after.hours(date);
    const auto text = chineseDay(date, year) + std::string(after.day(date).name);
    if (hours.empty())
        return text + "改为不上班";
    if (before.hours(date).empty())
        return text + "改为上班";
    return text + "上班时间改为" + chineseHours(hours);
}

std::string differences(const Calendar& before, const Calendar& after, UtcTime from, UtcTime to)
{
    std::string text;
    std::size_t count = 0;
    for (auto date = localDay(from); date <= localDay(to); date += days{1}) {
        if (before.hours(date) == after.hours(date))
            continue;
        if (++count > kMostNamed)
            continue;
        if (count > 1)
            text += "，";
        text += describe(before, after, date, yearOf(from));
    }
    if (count > kMostNamed)
        text += "，等共" + std::to_string(count) + "天";
    return count == 0 ? "日历更正：放假安排已公布" : "日历更正：" + text;
}

/// The clock with its deadline computed anew; adds a move when it changed.
void recompute(const Rule& rule, const Calendar& calendar, Corrected& all, std::size_t index,
               std::string why, UtcTime now)
{
    auto& clock = all.clocks[index];
    const auto old = clock.due;
    clock.due = dueOf(calendar, clock);
    clock.calendarVersion = calendar.version();
    const auto* step = findStep(rule, clock.step);
    auto withdrawn = step ? armAgain(*step, calendar, clock, now) : std::vector<Fired>{};
    if (clock.due != old || clock.stoppedAt)
        all.moves.push_back(
            {index, clock.step, clock.unit, old, clock.due, std::move(why), std::move(withdrawn)});
}

/// Ends the open pauses of which `goesOn` does not hold; what had begun them.
template <class GoesOn>
std::vector<Happening> endPauses(StepClock& clock, UtcTime now, GoesOn goesOn)
{
    std::vector<Happening> causes;
    for (auto& pause : clock.pauses) {
        if (pause.span.to || goesOn(pause))
            continue;
        pause.span.to = now;
        causes.push_back(pause.cause);
    }
    return causes;
}

/// The step as its new rule has it.
std::string takeOver(const Step& step, StepClock& clock, UtcTime now)
{
    std::vector<std::string> said;
    if (clock.limit != step.limit)
        said.push_back("由" + chinese(clock.limit) + "改为" + chinese(step.limit));
    clock.limit = step.limit;
    const auto goesOn = [&](const ClockPause& pause) {
        return std::ranges::find(step.pauses, pause.cause, &PauseRule::from) != step.pauses.end();
    };
    for (const auto cause : endPauses(clock, now, goesOn))
        said.push_back("不再因" + std::string(chineseName(cause)) + "停表");
    std::string text = step.name;
    for (std::size_t i = 0; i < said.size(); ++i)
        text += (i > 0 ? "，" : "") + said[i];
    return text;
}

/// A clock that nothing would stop any more ends at once.
std::string doAwayWith(StepClock& clock, UtcTime now)
{
    endPauses(clock, now, [](const ClockPause&) { return false; });
    clock.stoppedAt = now;
    return "不再设这一环节，计时到此为止";
}

} // namespace

Corrected correct(const Rule& rule, const Calendars& before, const Calendars& after,
                  std::vector<StepClock> clocks, UtcTime now)
{
    Corrected all{std::move(clocks), {}};
    for (std::size_t i = 0; i < all.clocks.size(); ++i) {
        const auto& clock = all.clocks[i];
        if (clock.stoppedAt)
            continue;
        const auto& theirs = calendarOf(after, clock);
        const auto last = std::max(clock.due.at, dueOf(theirs, clock).at);
        auto why = differences(calendarOf(before, clock), theirs, clock.startedAt, last);
        recompute(rule, theirs, all, i, std::move(why), now);
    }
    return all;
}

Corrected adopt(const Rule& rule, const std::string& policyVersion, const Calendars& calendars,
                std::vector<StepClock> clocks, UtcTime now)
{
    Corrected all{std::move(clocks), {}};
    for (std::size_t i = 0; i < all.clocks.size(); ++i) {
        auto& clock = all.clocks[i];
        if (clock.stoppedAt)
            continue;
        auto why = "改用时限规定" + policyVersion + "：";
        if (const auto* step = findStep(rule, clock.step))
            why += takeOver(*step, clock, now);
        else
            why += doAwayWith(clock, now);
        recompute(rule, calendarOf(calendars, clock), all, i, std::move(why), now);
    }
    return all;
}

} // namespace lianxin::sla
