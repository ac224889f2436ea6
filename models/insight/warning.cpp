#include "models/insight/warning.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cstdio>

namespace lianxin::insight {

namespace {

using std::chrono::days;

constexpr days kWeek{7};
constexpr days kYear{364}; ///< the same day of the week
constexpr int kWeeksBefore = 8;
constexpr int kSeasonWeeks = 5;
constexpr int kFewest = 3;
constexpr double kLeastExpected = 0.25;
constexpr double kRare = 0.01;

/// After `from`, up to `to`.
int countIn(std::span<const UtcTime> times, UtcTime from, UtcTime to)
{
    const auto first = std::upper_bound(times.begin(), times.end(), from);
    return static_cast<int>(std::upper_bound(first, times.end(), to) - first);
}

double weekly(std::span<const UtcTime> times, const PastWeeks& past)
{
    return countIn(times, past.from, past.to) / past.weeks;
}

/// Chance of `count` or more where `mean` are expected (Poisson).
double chanceOf(int count, double mean)
{
    return boost::math::gamma_p(count, mean);
}

std::string reasonOf(int count, double recent, double season)
{
    char text[160];
    const bool bySeason = season > recent;
    std::snprintf(text, sizeof text, "近7天%d件，%s平均每周%.1f件", count,
                  bySeason ? "去年同期" : "此前8周", bySeason ? season : recent);
    return text;
}

} // namespace

PastWeeks recentWeeks(UtcTime now)
{
    return {now - kWeek - kWeeksBefore * kWeek, now - kWeek, kWeeksBefore};
}

PastWeeks seasonWeeks(UtcTime now)
{
    const UtcTime end = now - kYear + (kSeasonWeeks / 2) * kWeek;
    return {end - kSeasonWeeks * kWeek, end, kSeasonWeeks};
}

int lastSevenDays(const Topics& topics, int topic, UtcTime now)
{
    return countIn(topics.times(topic), now - kWeek, now);
}

std::optional<Warning> warningOf(const Topics& topics, int topic, UtcTime now, Past known)
{
    const auto times = topics.times(topic);
    Warning warning;
    warning.topic = topic;
    warning.week = countIn(times, now - kWeek, now);
    if (warning.week < kFewest)
        return std::nullopt;
    const double recent = std::max(known.recent, weekly(times, recentWeeks(now)));
    const double season = std::max(known.season, weekly(times, seasonWeeks(now)));
    warning.expected = std::max({recent, season, kLeastExpected});
    warning.chance = chanceOf(warning.week, warning.expected);
    if (warning.chance >= kRare)
        return std::nullopt;
    warning.reason = reasonOf(warning.week, recent, season);
    return warning;
}

std::vector<Warning> warnings(const Topics& topics, UtcTime now)
{
    std::vector<Warning> out;
    for (const int topic : topics.numbers())
        if (auto warning = warningOf(topics, topic, now))
            out.push_back(std::move(*warning));
    std::stable_sort(out.begin(), out.end(),
                     [](const Warning& a, const Warning& b) { return a.chance < b.chance; });
    return out;
}

} // namespace lianxin::insight
