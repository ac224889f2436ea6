#pragma once

#include <optional>

/// The formulas of A. K. Erlang (1917) for calls that arrive at random, n seats, and callers who do
/// not hang up: what planners count with, and what a simulation must agree with.
namespace lianxin::routing {

/// Arrivals against handling: erlangs = calls per hour × mean handling in hours.
struct Offered {
    double callsPerHour = 0;
    double meanHandleS = 0;
    double erlangs() const { return callsPerHour * meanHandleS / 3600; }
};

/// The chance that a call must wait, by the recursion of Erlang B; 1 when the load is beyond the
/// seats.
double chanceOfWaiting(const Offered& offered, int seats);
/// The share answered within so many seconds.
double answeredWithin(const Offered& offered, int seats, double seconds);
/// Mean wait over all calls in seconds; nothing when the queue would grow without end.
std::optional<double> meanWaitS(const Offered& offered, int seats);

/// What a hotline promises its callers: the share answered within so many seconds.
struct ServiceTarget {
    double share = 0.95;
    double withinS = 15;
    bool operator==(const ServiceTarget&) const = default;
};
/// The fewest seats that keep the target; one recursion, O(seats). 0 for no load.
int seatsNeeded(const Offered& offered, const ServiceTarget& target);

} // namespace lianxin::routing
