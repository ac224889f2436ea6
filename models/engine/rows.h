#pragma once

#include "models/engine/answer.h"
#include "models/routing/skill.h"
#include "models/sla/clock.h"

#include <optional>
#include <string>
#include <vector>

/// What memory holds of each aggregate: the view, and what only the engine needs.
namespace lianxin::engine {

struct SeatRow {
    SeatView view;
    routing::SkillSet skills;
    bool leaseLost =
        false; ///< not heard of while connected: the call goes on, afterwards the seat is offline
};

struct CallRow {
    CallView view;
    routing::SkillSet needs;
    bool atHead = false;
};

struct TicketRow {
    TicketView view;
    std::string rule; ///< of the policy; empty until a clock was set
    std::string policyVersion;
    std::vector<sla::StepClock> clocks;
    std::optional<UtcTime> nextFiring;
};

} // namespace lianxin::engine
