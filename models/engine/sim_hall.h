#pragma once

#include "models/engine/engine.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

namespace lianxin::engine {

/// Seconds on the virtual clock, from its start.
using SimTime = double;
inline constexpr SimTime kNever = std::numeric_limits<double>::infinity();

/// One caller, with everything that will be asked of chance already drawn: the same caller does the
/// same whatever the hall looks like.
struct SimCall {
    SimTime arrives = 0;
    double talkS = 0;
    double wrapUpS = 0;
    double patienceS = kNever; ///< of waiting, then the caller hangs up
    int group = -1;            ///< of the call plan; -1 where it has none
    int transferTo = -1;       ///< group; -1: no transfer
    double secondTalkS = 0;    ///< with whoever it is transferred to
    bool takesCallback = false;
};

/// One seat's day.
struct SimShift {
    SimTime from = 0;
    SimTime to = kNever;
    int group = -1;
    std::vector<std::string> skills{};
};

/// What became of a caller.
enum class SimEnd { Served, HungUp, PassedOn, TurnedAway };

/// Hears what happens, in order of time. `call` is the caller's number, from 0 in order of arrival.
class SimObserver {
public:
    virtual ~SimObserver() = default;
    virtual void arrived(int call, const SimCall& who) = 0;
    /// The first time somebody answers; `byGroup` is the seat's.
    virtual void answered(int call, const SimCall& who, SimTime at, int byGroup) = 0;
    virtual void transferred(int, const SimCall&, SimTime) {}
    /// A callback instead of waiting on the line.
    virtual void calledBack(int, const SimCall&, SimTime) {}
    virtual void overflowed(int, const SimCall&, SimTime) {}
    /// What the caller was told to expect, in seconds; nothing when only the place was told.
    virtual void announced(int, const SimCall&, std::optional<int>) {}
    virtual void left(int call, const SimCall& who, SimEnd how, SimTime at) = 0;
    /// A seat of the group was busy (ringing, talking, wrapping up) or signed in between.
    virtual void busy(int group, SimTime from, SimTime to) = 0;
    virtual void staffed(int, SimTime, SimTime) {}
};

/// The engine's own decide() and evolve() with its call plan, on a virtual clock: seats that sign
/// in and out and answer, callers who wait or hang up. No log and no network; seats never lose
/// their lease. Needs room only for those who are there.
class SimHall {
public:
    /// The next caller in order of arrival, or nothing any more.
    using Source = std::function<std::optional<SimCall>()>;

    /// `answerS`: from ringing to picking up.
    SimHall(std::shared_ptr<const City> city, SimObserver& observer, double answerS = 0);
    ~SimHall();

    void addSeat(SimShift shift);
    void switchSurge(SimTime from, SimTime to, const std::string& reason);
    /// Runs until nothing happens any more; nothing that would happen after `end`.
    void run(const Source& source, SimTime end = kNever);

    static std::shared_ptr<City> cityFor(const routing::CallPlan& plan, routing::CallTimes times);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxin::engine
