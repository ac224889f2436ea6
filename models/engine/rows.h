#pragma once

#include "models/engine/answer.h"
#include "models/routing/call_routing.h"
#include "models/routing/dispatch.h"
#include "models/routing/wait_estimate.h"
#include "models/sla/clock.h"

#include <optional>
#include <string>
#include <vector>

/// What memory holds of each aggregate: the view, and what only the engine needs.
namespace lianxin::engine {

struct EndedCall {
    CallId call;
    Personal number;
    bool operator==(const EndedCall&) const = default;
};

struct SeatRow {
    SeatView view;
    routing::SkillSet skills;
    bool leaseLost =
        false; ///< not heard of while connected: the call goes on, afterwards the seat is offline
    std::vector<EndedCall> endedCalls{}; ///< the last few, newest last: tickets may come later
    bool operator==(const SeatRow&) const = default;
};

struct CallRow {
    CallView view;
    routing::SkillSet needs;
    bool atHead = false;
    int priority = 0;
    SeatId preferred;
    std::vector<routing::Reach> also; ///< by overflow
    unsigned overflowed = 0;          ///< a bit for each step of the chain that is done
    UtcTime waitsSince{};             ///< queued, or given away by transfer
    std::optional<UtcTime> toldAt{};  ///< how long the wait is, the last time

    routing::Reach reach() const { return {view.group, needs}; }
    bool operator==(const CallRow&) const = default;
};

/// How a group's queue moves.
struct GroupRow {
    routing::Pace pace;
    bool operator==(const GroupRow&) const = default;
};

/// A caller under restriction.
struct RestrictionRow {
    Personal number;
    UtcTime until{};
    std::string reason;
    bool operator==(const RestrictionRow&) const = default;
};

/// Tickets that go with another one, in the order in which they were merged; by the one.
struct FollowersRow {
    std::vector<TicketId> tickets;
    bool operator==(const FollowersRow&) const = default;
};

/// How contested tickets between these districts were settled, the latest first; by their
/// codes, joined.
struct RulingsRow {
    std::vector<DistrictCode> between; ///< ascending
    std::vector<routing::Ruling> latest;
    bool operator==(const RulingsRow&) const = default;
};
inline constexpr std::size_t kRulingsKept = 50;

struct TicketRow {
    TicketView view;
    std::string rule; ///< of the policy; empty until a clock was set
    std::string policyVersion;
    std::vector<sla::StepClock> clocks;
    std::optional<UtcTime> nextFiring;
    bool operator==(const TicketRow&) const = default;
};

} // namespace lianxin::engine
