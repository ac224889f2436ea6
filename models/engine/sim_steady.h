#pragma once

#include "models/base/result.h"

#include <cstdint>

namespace lianxin::engine {

/// A hall under a load that never changes: what the formulas of Erlang speak of. Arrivals, handling
/// and patience are exponential.
struct SteadyLoad {
    int seats = 0;
    double callsPerHour = 0;
    double meanHandleS = 0;
    double meanPatienceS = 0; ///< 0: nobody hangs up
    double hours = 0;         ///< that are counted; a warm-up goes before
    std::uint64_t seed = 1;
};

/// A mean and half the width of its confidence interval at 95 %, by batch means: the counted time
/// is cut into at most kBatches parts, each at least twice as long as the hall remembers, so that
/// their means are nearly independent; at least kFewestBatches. Where no batch saw any (or all saw
/// nothing else), the width is that of the rule of three.
struct Estimate {
    double mean = 0;
    double halfWidth = 0;
};
inline constexpr int kBatches = 30;
inline constexpr int kFewestBatches = 5;

struct SteadyResult {
    std::int64_t calls = 0;   ///< that came in the counted time
    Estimate pWait;           ///< share that found no free seat
    Estimate meanWaitS;       ///< over all calls, also those who hung up
    Estimate serviceLevel15s; ///< share of all calls answered within 15 s
    Estimate abandoned;       ///< share that hung up waiting
    Estimate occupancy;       ///< share of the seats' time that is handling
    double warmUpS = 0;
    int batches = kBatches; ///< that the intervals rest on
};

/// Limits and what they are for: `bad_seats` (1–20,000), `bad_load` (above 0, to 1,000,000 an
/// hour), `bad_handle` (1–86,400 s), `bad_patience` (0–86,400 s), `bad_hours` (above 0),
/// `too_many_calls` (beyond kMostSteadyCalls), `unstable` (nobody hangs up and the load is not
/// below the seats: the queue would grow without end). The detail is Chinese.
Status check(const SteadyLoad& load);
inline constexpr double kMostSteadyCalls = 50e6;

/// The engine itself under that load. Errors of check(). The same load gives the same result.
Result<SteadyResult> simulateSteady(const SteadyLoad& load);

} // namespace lianxin::engine
