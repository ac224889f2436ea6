#pragma once

#include "models/base/result.h"
#include "models/engine/sim_profile.h"

#include <cstdint>

namespace lianxin::engine {

/// What a part of the day, or all of it, came to. Times in seconds.
struct DayFigures {
    int calls = 0;
    int answered = 0;
    int inTime = 0;   ///< answered within the target's time
    int hungUp = 0;   ///< while waiting
    int passedOn = 0; ///< to another city
    int transferred = 0;
    int overflowed = 0; ///< steps of overflow chains
    int callbacks = 0;
    double waitS = 0; ///< of all calls together, until they were answered or gone
    double busyS = 0;
    double staffedS = 0;
    int seatsNeeded = 0; ///< by Erlang C, for the target; of the whole day: the most of a half-hour

    /// Still waiting when the day was over, or not let in because the queue was full.
    int unserved() const { return calls - answered - hungUp - passedOn; }
    double serviceLevel() const { return share(inTime); }
    double abandonedShare() const { return share(hungUp); }
    double answeredShare() const { return share(answered); }
    double meanWaitS() const { return calls > 0 ? waitS / calls : 0; }
    double occupancy() const { return staffedS > 0 ? busyS / staffedS : 0; }

private:
    double share(int part) const { return calls > 0 ? static_cast<double>(part) / calls : 1; }
};

/// How honest the announcements were: of those told minutes who were answered or gave up.
struct DayHonesty {
    int told = 0;      ///< minutes
    int toldPlace = 0; ///< only how many stand before
    int notLonger = 0; ///< answered waited no longer than told, rounded up to the minute
    int answered = 0;  ///< of those told minutes
    double errorS = 0; ///< mean of |told - waited| over the answered
};

struct DayGroup {
    GroupId id;
    std::string name;
    DayFigures whole;
    std::array<DayFigures, kHalfHours> halfHours{};
};

struct DayResult {
    DayFigures whole;
    std::array<DayFigures, kHalfHours> halfHours{};
    std::vector<DayGroup> groups;
    DayHonesty honesty;
    int seats = 0;
    int mostSignedIn = 0; ///< volunteers included
};

struct DayLoad {
    int seats = 0;
    int callsPerDay = 0;
    std::uint64_t seed = 1;
};
inline constexpr int kMostSimSeats = 20000;
inline constexpr int kMostSimCalls = 2'000'000;

/// A whole day through the engine: figures belong to the half-hour in which the call came and to
/// the group it belongs to; busy and staffed time to the group of the seat. The same load gives the
/// same day. Errors: `bad_seats`, `bad_calls`; details in Chinese.
Result<DayResult> simulateDay(const DayProfile& profile, const DayLoad& load);

/// The fewest seats with which the simulated day keeps the target, by halving; the callers are the
/// same in every run. Nothing when even kMostSimSeats or `most` do not.
std::optional<int> seatsForDay(const DayProfile& profile, const DayLoad& load, int most);

} // namespace lianxin::engine
