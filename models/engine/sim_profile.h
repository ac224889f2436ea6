#pragma once

#include "models/routing/call_plan.h"
#include "models/routing/call_routing.h"
#include "models/routing/erlang.h"

#include <array>
#include <string>
#include <vector>

namespace lianxin::engine {

inline constexpr std::size_t kHalfHours = 48;
using HalfHours = std::array<double, kHalfHours>;

/// Log-normal, which fits talking times of call centres well (Brown et al. 2005); no deviation: a
/// constant.
struct SimSpread {
    double meanS = 0;
    double sdS = 0;
    bool operator==(const SimSpread&) const = default;
};

/// The callers of one group.
struct ProfileGroup {
    double share = 0;     ///< of all calls
    HalfHours arrivals{}; ///< weights over the day
    SimSpread talk{};
    SimSpread wrapUp{};
    double patienceS = 0;     ///< mean, exponential; 0: nobody hangs up
    double transferShare = 0; ///< of answered calls
    int transferTo = -1;      ///< group
    double takesCallback = 0; ///< share of those offered one
};

/// Seats of one group over a part of the day.
struct ProfileShift {
    int group = 0;
    double share = 0; ///< of the hall's seats; of volunteers at home: beyond them
    double fromS = 0; ///< since midnight
    double toS = 0;
    std::vector<std::string> skills{};
    bool onlySurge = false;
};

/// When surge mode is switched on and off.
struct ProfileSurge {
    double fromS = 0;
    double toS = 0;
    std::string reason{};
};

/// A day of a hotline as planners know it: data that people edit.
struct DayProfile {
    std::string name;
    routing::CallPlan plan; ///< groups with overflow; lines are the simulator's own
    routing::CallTimes times;
    std::vector<ProfileGroup> groups; ///< in the order of plan.groups
    std::vector<ProfileShift> shifts;
    std::optional<ProfileSurge> surge;
    double answerS = 3; ///< from ringing to picking up
    routing::ServiceTarget target;
};

} // namespace lianxin::engine
