#include "models/assist/destination.h"

#include "models/assist/proposal.h"
#include "models/sla/promise.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr double kUnder = 0.01; ///< the least step of a confidence

session::UnitChoice choice(const routing::Candidate& candidate)
{
    return {candidate.unit, candidate.name, rounded(candidate.confidence)};
}

std::vector<session::UnitChoice> choices(const std::vector<routing::Candidate>& candidates)
{
    std::vector<session::UnitChoice> out;
    for (const auto& candidate : candidates)
        out.push_back(choice(candidate));
    return out;
}

} // namespace

std::optional<session::DestinationProposed>
destinationOf(const routing::Directory& directory, const routing::Matter& matter,
              const routing::DispatchThresholds& thresholds, std::optional<bool> decides)
{
    if (matter.category.empty())
        return std::nullopt;
    const auto found = routing::proposeDestination(directory, matter, thresholds);
    session::DestinationProposed proposed;
    proposed.lead = choice(found.lead);
    proposed.helpers = choices(found.helpers);
    proposed.others = choices(found.others);
    proposed.item = found.item;
    proposed.basis = found.basis;
    proposed.automatic = found.automatic && decides.value_or(true);
    if (found.automatic && !proposed.automatic)
        proposed.lead.confidence =
            rounded(std::min(proposed.lead.confidence, thresholds.of(matter.category) - kUnder));
    return proposed;
}

std::optional<session::DeadlinesProposed>
deadlinesOf(const sla::Policy& policy, const sla::Calendars& calendars, const sla::Query& query)
{
    const auto* rule = sla::match(policy, query);
    if (!rule)
        return std::nullopt;
    session::DeadlinesProposed proposed;
    proposed.urgency = query.urgency;
    for (const auto& promise : sla::promises(*rule, calendars, query.acceptedAt, query.unit))
        proposed.steps.push_back(
            {promise.step, promise.name, promise.due.at, promise.why, promise.due.provisional});
    return proposed;
}

} // namespace lianxin::assist
