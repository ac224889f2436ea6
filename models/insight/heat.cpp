#include "models/insight/heat.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lianxin::insight {

namespace {

constexpr std::chrono::days kWindow{60};
constexpr double kOutside = 0.5; ///< a member outside the busiest days
constexpr double kAgain = 0.25;  ///< the same person again
constexpr double kVotes = 2;

/// The members' times, and where the window that holds most of them begins.
struct Busiest {
    std::span<const UtcTime> times;
    UtcTime begin{};
    int members = 0;
};

Busiest busiestOf(const Topics& topics, int topic)
{
    Busiest out;
    out.times = topics.times(topic);
    std::size_t from = 0;
    for (std::size_t to = 0; to < out.times.size(); ++to) {
        while (out.times[to] - out.times[from] > kWindow)
            ++from;
        const int within = static_cast<int>(to - from) + 1;
        if (within > out.members) {
            out.members = within;
            out.begin = out.times[from];
        }
    }
    return out;
}

} // namespace

Heat heatOf(const Topics& topics, int topic)
{
    const Busiest busiest = busiestOf(topics, topic);
    Heat out;
    out.topic = topic;
    out.members = static_cast<int>(busiest.times.size());
    out.busiest = busiest.members;
    if (busiest.times.empty())
        return out;
    out.first = busiest.times.front();
    out.last = busiest.times.back();
    const auto isInside = [&](UtcTime time) {
        return time >= busiest.begin && time - busiest.begin <= kWindow;
    };
    const auto inside = std::count_if(busiest.times.begin(), busiest.times.end(), isInside);
    out.people = out.members - static_cast<int>(topics.members(topic).size());
    out.heat = static_cast<double>(inside) +
               kOutside * static_cast<double>(out.members - static_cast<int>(inside));
    std::set<std::string> people;
    for (const int member : topics.members(topic)) {
        const Message& message = topics.message(member);
        const bool again = !message.user.empty() && !people.insert(message.user).second;
        out.people += again ? 0 : 1;
        out.heat -= again ? (isInside(message.time) ? 1 : kOutside) * (1 - kAgain) : 0;
        out.up += message.up;
        out.down += message.down;
    }
    out.heat += kVotes * std::log1p(std::max(0, out.up) + std::max(0, out.down));
    return out;
}

std::vector<Heat> ranking(const Topics& topics, int least)
{
    std::vector<Heat> out;
    for (const int topic : topics.numbers()) {
        if (static_cast<int>(topics.members(topic).size()) >= least)
            out.push_back(heatOf(topics, topic));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Heat& a, const Heat& b) { return a.heat > b.heat; });
    return out;
}

} // namespace lianxin::insight
