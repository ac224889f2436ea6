#include "models/sla/explain.h"

#include "models/sla/chinese_time.h"

#include <algorithm>

namespace lianxin::sla {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year;

constexpr std::size_t kMostSpans = 2;    ///< plain weekends named one by one
constexpr std::size_t kMostDayLines = 5; ///< working days accounted for one by one
constexpr int kMostDays = 4000;          ///< days walked through; a longer limit names none of them

/// Neighbouring days that are as they are for the same reason.
struct Run {
    local_days from;
    local_days to; ///< the last one
    DayPlan plan;
};

bool isRemarkable(const DayPlan& plan)
{
    return plan.working.count() == 0 || plan.kind == DayKind::MakeUp ||
           plan.kind == DayKind::Special;
}

std::vector<Run> remarkable(const Calendar& calendar, local_days from, local_days to)
{
    std::vector<Run> runs;
    if (to - from > days{kMostDays})
        return runs;
    for (auto date = from; date <= to; date += days{1}) {
        const auto plan = calendar.day(date);
        if (!isRemarkable(plan))
            continue;
        const bool goesOn = !runs.empty() && runs.back().to == date - days{1} &&
                            runs.back().plan.kind == plan.kind &&
                            runs.back().plan.name == plan.name &&
                            runs.back().plan.working == plan.working;
        if (goesOn)
            runs.back().to = date;
        else
            runs.push_back({date, date, plan});
    }
    return runs;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty())
            text += "；";
        text += part;
    }
    return text;
}

UtcTime newYear(year which)
{
    return base::fromLocal(
        std::chrono::local_time<Milliseconds>{local_days{which / std::chrono::January / 1}});
}

/// 2027年, 2027年至2029年: those of [from, to] within [first, last] that are not published.
std::string unpublished(const Calendar& calendar, UtcTime from, UtcTime to, year first, year last)
{
    std::vector<std::pair<year, year>> runs;
    for (auto one = std::max(first, yearOf(from)); one <= std::min(last, yearOf(to)); ++one) {
        const auto begin = std::max(from, newYear(one));
        const auto end = std::min(to, newYear(one + std::chrono::years{1}));
        if ((begin == end && from != to) || !calendar.provisional(begin, end))
            continue;
        if (runs.empty() || runs.back().second + std::chrono::years{1} != one)
            runs.emplace_back(one, one);
        runs.back().second = one;
    }
    std::string text;
    for (const auto& [begin, end] : runs) {
        text += text.empty() ? "" : "、";
        text += std::to_string(static_cast<int>(begin)) + "年";
        if (end != begin)
            text += "至" + std::to_string(static_cast<int>(end)) + "年";
    }
    return text;
}

class Explainer {
public:
    Explainer(const Calendar& calendar, std::span<const Duration> limits, UtcTime start,
              std::span<const Pause> pauses)
        : m_calendar(calendar), m_limits(limits), m_start(start), m_pauses(merged(pauses)),
          m_year(yearOf(start))
    {}

    std::vector<std::string> lines()
    {
        auto end = m_start;
        for (std::size_t i = 0; i < m_limits.size(); ++i) {
            const auto from = end;
            end = unpaused(m_calendar, m_limits[i], from);
            addLimit(m_limits[i], from, end, i);
        }
        const auto measure = measureOf(m_limits);
        const auto due = afterPauses(m_calendar, measure, m_start, end, m_pauses);
        if (measure == Measure::Working)
            addDays(due.at);
        addPauses(measure, end);
        if (due.at != end)
            m_lines.push_back("顺延后，到" + time(due.at) + "止。");
        if (due.provisional)
            addUnpublished(due.at);
        return std::move(m_lines);
    }

private:
    std::string time(UtcTime at) const { return chineseTime(at, m_year); }
    std::string day(local_days date) const { return chineseDay(date, m_year); }

    void addLimit(Duration limit, UtcTime from, UtcTime end, std::size_t extension)
    {
        const std::string lead = extension == 0 ? "" : "批准延期" + chinese(limit) + "：";
        if (limit.unit == DurationUnit::WorkingDays)
            addWorkingDays(lead, limit, from, end);
        else if (limit.unit == DurationUnit::WorkingMinutes)
            addWorkingMinutes(lead, limit, from, end);
        else
            m_lines.push_back(lead + time(from) + "起算，" + chinese(limit) +
                              "（自然时间，夜间、周末和节假日都计），到" + time(end) + "止。");
    }

    void addWorkingDays(const std::string& lead, Duration limit, UtcTime from, UtcTime end)
    {
        if (lead.empty())
            m_lines.push_back(time(from) + "开始，当天不计，从下一个工作日数起。");
        m_lines.push_back(lead + day(m_calendar.workingDay(localDay(from), 1)) + "起算，" +
                          chinese(limit) + "，到" + time(end) + "止。");
    }

    void addWorkingMinutes(const std::string& lead, Duration limit, UtcTime from, UtcTime end)
    {
        const auto first = m_calendar.add(from, Milliseconds{1}) - Milliseconds{1};
        if (limit.count > 0 && first != from)
            m_lines.push_back(time(from) + "不在工作时间，自" + time(first) + "上班时开始计。");
        m_lines.push_back(lead + time(limit.count > 0 ? first : from) + "起算，只计工作时间，" +
                          chinese(limit) + "，到" + time(end) + "止。");
        addWorkedDays(first, end);
    }

    /// Where the minutes went, day by day, when they are more than one day's.
    void addWorkedDays(UtcTime from, UtcTime end)
    {
        std::vector<std::string> parts;
        for (auto date = localDay(from); date <= localDay(end) && parts.size() <= kMostDayLines;
             date += days{1}) {
            const auto midnight = base::fromLocal(std::chrono::local_time<Milliseconds>{date});
            const auto worked = m_calendar.between(
                std::max(from, midnight), std::min(end, midnight + std::chrono::hours{24}));
            if (worked.count() > 0)
                parts.push_back(day(date) + "计" + chineseLength(worked));
        }
        if (parts.size() > 1 && parts.size() <= kMostDayLines)
            m_lines.push_back("其中" + joined(parts) + "。");
    }

    void addDays(UtcTime due)
    {
        const auto runs = remarkable(m_calendar, localDay(m_start), localDay(due));
        const auto weekends = std::ranges::count(runs, DayKind::Weekend,
                                                 [](const Run& run) { return run.plan.kind; });
        std::vector<std::string> left;
        std::vector<std::string> counted;
        long weekendDays = 0;
        for (const auto& run : runs) {
            if (run.plan.kind == DayKind::Weekend &&
                static_cast<std::size_t>(weekends) > kMostSpans)
                weekendDays += (run.to - run.from).count() + 1;
            else
                (run.plan.working.count() == 0 ? left : counted).push_back(describe(run));
        }
        if (weekendDays > 0)
            left.push_back("周末休息共" + std::to_string(weekendDays) + "天");
        if (!left.empty())
            m_lines.push_back("期间不计：" + joined(left) + "。");
        if (!counted.empty())
            m_lines.push_back("期间计入：" + joined(counted) + "。");
    }

    std::string describe(const Run& run) const
    {
        std::string text = day(run.from);
        if (run.to != run.from)
            text += "至" + day(run.to);
        text += run.plan.name;
        switch (run.plan.kind) {
        case DayKind::Holiday:
            return text + "放假";
        case DayKind::MakeUp:
            return text + "调休上班";
        case DayKind::Special:
            return text + (run.plan.working.count() == 0
                               ? "不上班"
                               : "，上班时间" + chineseHours(m_calendar.hours(run.from)));
        default:
            return text + "休息";
        }
    }

    /// Only for years to come is a notice to be waited for; without any published year nobody knows
    /// which these are.
    void addUnpublished(UtcTime due)
    {
        const auto last = m_calendar.lastPublished();
        const auto past =
            unpublished(m_calendar, m_start, due, year::min(), last.value_or(year::max()));
        if (!past.empty())
            m_lines.push_back("日历中没有" + past + "的放假安排，按每周的固定作息推算。");
        const auto toCome = last ? unpublished(m_calendar, m_start, due, *last, year::max()) : "";
        if (!toCome.empty())
            m_lines.push_back(toCome +
                              "的放假安排尚未全部公布，暂按每周的固定作息推算，公布后重新计算。");
    }

    /// Each pause moves on the end that those before it left.
    void addPauses(Measure measure, UtcTime end)
    {
        for (const auto& pause : m_pauses) {
            const auto after = afterPauses(m_calendar, measure, m_start, end, std::span(&pause, 1));
            addPause(measure, pause, end, after);
            end = after.at;
        }
    }

    void addPause(Measure measure, const Pause& pause, UtcTime before, Due after)
    {
        if (!pause.to) {
            m_lines.push_back(
                "自" + time(pause.from) + "起暂停，" +
                (after.suspended ? "恢复后按暂停时间顺延。" : "此时时限已到，不顺延。"));
            return;
        }
        const auto lead = time(pause.from) + "至" + time(*pause.to) + "暂停，";
        if (after.at == before) {
            const bool late = pause.from >= before;
            const bool early = *pause.to <= m_start;
            m_lines.push_back(lead + (late    ? "此时时限已到，不顺延。"
                                      : early ? "在起算之前，不顺延。"
                                              : "其间没有工作时间，不顺延。"));
            return;
        }
        const auto from = std::max(pause.from, m_start);
        const auto length =
            measure == Measure::Working ? m_calendar.between(from, *pause.to) : *pause.to - from;
        m_lines.push_back(lead + (measure == Measure::Working ? "其中工作时间" : "共") +
                          chineseLength(length) + "不计，顺延到" + time(after.at) + "。");
    }

    const Calendar& m_calendar;
    std::span<const Duration> m_limits;
    UtcTime m_start;
    std::vector<Pause> m_pauses;
    year m_year;
    std::vector<std::string> m_lines;
};

} // namespace

std::vector<std::string> explain(const Calendar& calendar, std::span<const Duration> limits,
                                 UtcTime start, std::span<const Pause> pauses)
{
    return Explainer(calendar, limits, start, pauses).lines();
}

std::vector<std::string> explain(const Calendar& calendar, Duration limit, UtcTime start,
                                 std::span<const Pause> pauses)
{
    return explain(calendar, std::span(&limit, 1), start, pauses);
}

std::string summary(const Calendar& calendar, Duration limit, UtcTime start,
                    std::span<const Pause> pauses)
{
    const auto year = yearOf(start);
    const auto end = due(calendar, limit, start, pauses);
    const auto from = limit.unit == DurationUnit::WorkingDays
                          ? chineseDay(calendar.workingDay(localDay(start), 1), year)
                          : chineseTime(start, year);
    return from + "起算，" + chinese(limit) + "，到" + chineseTime(end.at, year) +
           (end.suspended ? "止（暂停中）" : "止") +
           (end.provisional ? "（放假安排未公布，暂定）" : "");
}

} // namespace lianxin::sla
