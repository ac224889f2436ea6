#pragma once

#include "models/insight/topics.h"

#include <optional>
#include <string>
#include <vector>

namespace lianxin::insight {

/// A topic that is raised more often than its past lets expect: early warning 预警.
struct Warning {
    int topic = 0;
    int week = 0;        ///< raised in the last seven days
    double expected = 0; ///< in seven days
    double chance = 0;   ///< of so many or more, were nothing new (Poisson)
    std::string reason;  ///< 近7天4件，此前8周平均每周0.3件
};

/// What is known of a topic's past beside its own members: tickets a week, on the mean.
struct Past {
    double recent = 0; ///< of the eight weeks before the last seven days
    double season = 0; ///< of the five weeks around the same date a year earlier
};

/// The instants between which the mean weeks of the past lie, as seen from `now`.
struct PastWeeks {
    UtcTime from{};
    UtcTime to{};
    double weeks = 0;
};
PastWeeks recentWeeks(UtcTime now);
PastWeeks seasonWeeks(UtcTime now);

/// The warning of one topic, if it is raised more often than expected; `known` raises what is
/// expected where it says more than the topic's members.
std::optional<Warning> warningOf(const Topics& topics, int topic, UtcTime now, Past known = {});

/// How many of a topic's messages lie in the seven days up to `now`, forgotten ones among them.
int lastSevenDays(const Topics& topics, int topic, UtcTime now);

/// Topics with three or more members in the seven days up to `now` whose number would come by
/// chance less than once in a hundred weeks. Expected is the larger of the weekly mean of the eight
/// weeks before and that of the five weeks around the same date a year earlier (the season), at
/// least a quarter. Least likely first.
std::vector<Warning> warnings(const Topics& topics, UtcTime now);

} // namespace lianxin::insight
