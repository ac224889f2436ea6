#include "models/engine/decide.h"

#include "models/sla/policy_check.h"

#include <algorithm>

/// What an administrator decides about calendars and policies.
namespace lianxin::engine {

namespace {

constexpr std::size_t kLongestReason = 200;

std::optional<Rejection> cannotRevise(const Context& context, const ReviseClocks& command)
{
    if (command.reason.empty())
        return reject("missing_reason");
    if (command.reason.size() > kLongestReason)
        return reject("too_large", "reason");
    if (const auto problems = sla::validate(command.policy); !problems.empty()) {
        const auto& first = problems.front().error;
        return reject("bad_policy", first.code + (first.detail.empty() ? "" : " " + first.detail));
    }
    const auto calendars = sla::makeCalendars(command.policy, command.calendarYears, "new");
    if (!calendars)
        return reject("bad_policy", calendars.error().code + " " + calendars.error().detail);
    const auto& centre = command.policy.centre;
    if (!centre.empty() && !context.state.city().directory().find(centre))
        return reject("bad_policy", "unknown_unit " + centre.str());
    const auto* known = context.state.city().policy(command.policy.version);
    if (known && *known != command.policy)
        return reject("version_taken", command.policy.version);
    return std::nullopt;
}

bool changesNothing(const CityIndex& city, const ReviseClocks& command)
{
    return !command.movePromises && city.policy() == command.policy &&
           city.calendarYears() == command.calendarYears;
}

/// Tickets with running clocks, in an order that does not depend on how they lie in memory.
std::vector<const TicketRow*> openTickets(const State& state)
{
    std::vector<const TicketRow*> rows;
    for (const auto& [id, row] : state.tickets())
        if (std::any_of(row.clocks.begin(), row.clocks.end(),
                        [](const sla::StepClock& clock) { return !clock.stoppedAt; }))
            rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const TicketRow* one, const TicketRow* other) {
        return one->view.id < other->view.id;
    });
    return rows;
}

} // namespace

/// What was due until now fires by the old clocks; then the revision; then what it moves.
Decision decideOn(const Context& context, const ReviseClocks& command)
{
    if (auto why = cannotRevise(context, command))
        return *why;
    const auto& before = context.state.city();
    if (changesNothing(before, command))
        return Events{};
    const ClocksRevised revision{command.policy, command.calendarYears,
                                 command.policy.version + "-r" +
                                     std::to_string(before.revisions() + 1),
                                 command.reason, command.movePromises};
    const auto after =
        before.revised(revision.policy, revision.calendarYears, revision.calendarVersion);
    Events fired;
    Events moved;
    for (const auto* row : openTickets(context.state)) {
        TicketClocks until(before, *row);
        until.fire(context.now, ladderOf(context.state), fired);
        auto clocks = std::move(until).in(*after);
        clocks.correct(before, context.now);
        if (command.movePromises)
            clocks.adopt(row->view, context.now);
        clocks.appendChanges(moved);
    }
    fired.emplace_back(revision);
    fired.insert(fired.end(), std::make_move_iterator(moved.begin()),
                 std::make_move_iterator(moved.end()));
    return fired;
}

} // namespace lianxin::engine
