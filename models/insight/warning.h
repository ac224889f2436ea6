#pragma once

#include "models/insight/topics.h"

#include <string>
#include <vector>

namespace lianxin::insight {

/// A topic that is raised more often than its past lets expect: early warning 预警.
struct Warning {
    int topic = 0;
    std::vector<int> members; ///< those of the last seven days, in order of arrival
    double expected = 0;      ///< in seven days
    double chance = 0;        ///< of so many or more, were nothing new (Poisson)
    std::string reason;       ///< 近7天4件，此前8周平均每周0.3件
};

/// Topics with three or more members in the seven days up to `now` whose number would come by
/// chance less than once in a hundred weeks. Expected is the larger of the weekly mean of the eight
/// weeks before and that of the five weeks around the same date a year earlier (the season), at
/// least a quarter. Least likely first.
std::vector<Warning> warnings(const Topics& topics, UtcTime now);

} // namespace lianxin::insight
