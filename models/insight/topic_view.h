#pragma once

#include "models/insight/warning.h"

#include <string>

namespace lianxin::insight {

/// A topic as people see it.
struct TopicView {
    std::string id;       ///< that of the first message it was made of
    std::string title;    ///< 阳光小区 · 室温不达标
    int size = 0;         ///< raised in the time that is followed
    int people = 0;       ///< by so many
    int today = 0;        ///< of these, on the city's day
    int week = 0;         ///< in the last seven days
    bool hot = false;     ///< raised more than ten times 热点
    bool rising = false;  ///< more often than the season lets expect 预警
    std::string reason{}; ///< 近7天4件，此前8周平均每周0.3件
    UtcTime first{};
    UtcTime last{};
    bool operator==(const TopicView&) const = default;
};

/// True for what a call-taker is told of.
inline bool isHotOrRising(const TopicView& topic)
{
    return topic.hot || topic.rising;
}

/// Empty (`size` 0) for a topic that is gone.
TopicView viewOf(const Topics& topics, int topic, UtcTime now, Past known = {});

} // namespace lianxin::insight
