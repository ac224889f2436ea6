#pragma once

#include "models/insight/topics.h"

#include <vector>

namespace lianxin::insight {

/// How hot a topic is, and what that rests on. Forgotten members count as raised, each by somebody
/// else.
struct Heat {
    int topic = 0;
    int members = 0;
    int people = 0;  ///< different users among the members
    int busiest = 0; ///< most members within 60 days
    int up = 0;
    int down = 0;
    UtcTime first{};
    UtcTime last{};
    double heat = 0;
    /// Raised more than ten times 热点.
    bool hot() const { return members > kHotMembers; }
};

/// Each member of the busiest 60 days counts one, each other half, the same person's second and
/// later words a quarter of that; votes count twice their natural logarithm (one letter with 2,000
/// votes weighs as much as 15 letters).
Heat heatOf(const Topics& topics, int topic);

/// Topics with at least `least` members that are not forgotten, hottest first; equal ones in order
/// of arrival.
std::vector<Heat> ranking(const Topics& topics, int least = 2);

} // namespace lianxin::insight
