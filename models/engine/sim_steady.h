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

/// A mean and half the width of its confidence interval at 95 %: what routing::ErlangChain says
/// that runs of this length differ, for a short run that missed the rare crowd would think itself
/// exact; where the run is long enough to tell by itself, by the means of kBatches parts of the
/// counted time, if that is wider. Long enough: a batch is ten times as long as the hall remembers.
struct Estimate {
    double mean = 0;
    double halfWidth = 0;
};
inline constexpr int kBatches = 30;

struct SteadyResult {
    std::int64_t calls = 0;   ///< that came in the counted time
    Estimate pWait;           ///< share that found no free seat
    Estimate meanWaitS;       ///< over all calls, also those who hung up
    Estimate serviceLevel15s; ///< share of all calls answered within 15 s
    Estimate abandoned;       ///< share that hung up waiting
    Estimate occupancy;       ///< share of the seats' time that is handling
    double warmUpS = 0;
    int batches = kBatches; ///< 0: the run is short, its intervals are those of theory
};

/// Limits and what they are for: `bad_seats` (1–20,000), `bad_load` (above 0, to 1,000,000 an
/// hour), `bad_handle` (1–86,400 s), `bad_patience` (0–86,400 s), `bad_hours` (above 0, to
/// 100,000,000), `too_crowded` (more than 500,000 would wait at a time), `too_many_calls` (beyond
/// kMostSteadyCalls), `unstable` (nobody hangs up and the load is not
/// below the seats: the queue would grow without end). The detail is Chinese.
Status check(const SteadyLoad& load);
inline constexpr double kMostSteadyCalls = 50e6;

/// The engine itself under that load. Errors of check(). The same load gives the same result.
Result<SteadyResult> simulateSteady(const SteadyLoad& load);

} // namespace lianxin::engine
