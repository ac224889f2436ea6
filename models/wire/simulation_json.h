#pragma once

#include "models/engine/sim_day.h"
#include "models/engine/sim_steady.h"

#include <optional>
#include <string>

/// Results of `lianxin-server simulate --json`; members as in docs/simulate.md. `seconds` is the
/// wall time the run took: all that differs between two runs of the same seed.
namespace lianxin::wire {

std::string steadyText(const engine::SteadyResult& result, const engine::SteadyLoad& load,
                       double seconds);

struct DayReport {
    const engine::DayProfile& profile;
    const engine::DayResult& result;
    engine::DayLoad load;
    std::optional<int> seatsForTarget{}; ///< by simulation, when it was asked for and found
    double seconds = 0;
};
std::string dayText(const DayReport& report);

} // namespace lianxin::wire
