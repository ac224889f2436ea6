#include "models/insight/warning.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lianxin::insight {

namespace {

using std::chrono::days;

constexpr days kWeek{7};
constexpr days kYear{364}; ///< the same day of the week
constexpr int kWeeksBefore = 8;
constexpr int kSeasonWeeks = 5;
constexpr std::size_t kFewest = 3;
constexpr double kLeastExpected = 0.25;
constexpr double kRare = 0.01;

int countIn(const Topics& topics, int topic, UtcTime from, UtcTime to)
{
    const auto members = topics.members(topic);
    return static_cast<int>(std::count_if(members.begin(), members.end(), [&](int member) {
        const UtcTime time = topics.messages()[static_cast<std::size_t>(member)].time;
        return time > from && time <= to;
    }));
}

/// Chance of `count` or more where `mean` are expected (Poisson).
double chanceOf(std::size_t count, double mean)
{
    double below = 0;
    double term = std::exp(-mean);
    for (std::size_t k = 0; k < count; ++k) {
        below += term;
        term *= mean / static_cast<double>(k + 1);
    }
    return std::max(0.0, 1 - below);
}

std::string reasonOf(std::size_t count, double recent, double season)
{
    char text[160];
    const bool bySeason = season > recent;
    std::snprintf(text, sizeof text, "近7天%zu件，%s平均每周%.1f件", count,
                  bySeason ? "去年同期" : "此前8周", bySeason ? season : recent);
    return text;
}

} // namespace

std::vector<Warning> warnings(const Topics& topics, UtcTime now)
{
    std::vector<Warning> out;
    for (int topic = 0; topic < topics.size(); ++topic) {
        Warning warning;
        warning.topic = topic;
        for (const int member : topics.members(topic)) {
            const UtcTime time = topics.messages()[static_cast<std::size_t>(member)].time;
            if (time > now - kWeek && time <= now)
                warning.members.push_back(member);
        }
        if (warning.members.size() < kFewest)
            continue;
        const UtcTime before = now - kWeek;
        const double recent =
            static_cast<double>(countIn(topics, topic, before - kWeeksBefore * kWeek, before)) /
            kWeeksBefore;
        const UtcTime lastYear = now - kYear + (kSeasonWeeks / 2) * kWeek;
        const double season =
            static_cast<double>(countIn(topics, topic, lastYear - kSeasonWeeks * kWeek, lastYear)) /
            kSeasonWeeks;
        warning.expected = std::max({recent, season, kLeastExpected});
        warning.chance = chanceOf(warning.members.size(), warning.expected);
        if (warning.chance >= kRare)
            continue;
        warning.reason = reasonOf(warning.members.size(), recent, season);
        out.push_back(std::move(warning));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Warning& a, const Warning& b) { return a.chance < b.chance; });
    return out;
}

} // namespace lianxin::insight
