#include "models/insight/topic_view.h"

#include "models/insight/heat.h"

#include <algorithm>

namespace lianxin::insight {

namespace {

int onDayOf(UtcTime now, std::span<const UtcTime> times)
{
    const auto day = [](UtcTime time) {
        return std::chrono::floor<std::chrono::days>(base::toLocal(time));
    };
    return static_cast<int>(std::count_if(times.begin(), times.end(),
                                          [&](UtcTime time) { return day(time) == day(now); }));
}

std::string titleOf(const Message& message)
{
    if (message.place.empty() || message.title.empty())
        return message.place + message.title;
    return message.place + " · " + message.title;
}

} // namespace

TopicView viewOf(const Topics& topics, int topic, UtcTime now, Past known)
{
    TopicView view;
    const Topic found = topics.topic(topic);
    if (found.closest < 0)
        return view;
    const auto times = topics.times(topic);
    const Heat heat = heatOf(topics, topic);
    view.id = found.id;
    view.title = titleOf(topics.message(found.closest));
    view.size = heat.members;
    view.people = heat.people;
    view.today = onDayOf(now, times);
    view.week = lastSevenDays(topics, topic, now);
    view.hot = heat.hot();
    view.first = heat.first;
    view.last = heat.last;
    if (auto warning = warningOf(topics, topic, now, known)) {
        view.rising = true;
        view.reason = std::move(warning->reason);
    }
    return view;
}

} // namespace lianxin::insight
