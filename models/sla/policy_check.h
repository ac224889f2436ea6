#pragma once

#include "models/sla/policy.h"

#include <optional>
#include <vector>

namespace lianxin::sla {

/// Something wrong with a policy. Who read it from a file adds the line of that rule or step.
struct PolicyProblem {
    std::optional<std::size_t> rule; ///< index; nothing: the policy as a whole
    std::optional<std::size_t> step; ///< index within the rule
    Error error;
    bool operator==(const PolicyProblem&) const = default;
};

/// Everything wrong, in document order; empty for a sound policy. Codes (detail in brackets):
/// `policy.version`, `policy.no_fallback` (no rule without conditions: some ticket would have no
/// clock), `policy.scores` (a weight below nothing, or all nothing), calendar errors of check();
/// `rule.id`, `rule.twice` (id), `rule.name`, `rule.empty`, `rule.category` (code), `rule.season`;
/// `step.id`, `step.twice` (id), `step.name`, `step.start`, `step.stop`, `step.overlap` (a
/// happening that both starts and ends it), `step.promise_restarts` (a caller's step started by
/// something that may happen again before it is kept), `step.pause` (begins and ends with the
/// same), `step.limit`, `step.extension`, `step.warning` (part), `step.ladder` (rung),
/// `step.levels` (rung), `step.nobody` (a step that runs before any unit has the ticket is
/// escalated, and no unit is named as the centre).
std::vector<PolicyProblem> validate(const Policy& policy);

} // namespace lianxin::sla
