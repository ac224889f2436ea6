#include "models/engine/engine.h"

#include "models/engine/decide.h"
#include "models/engine/permissions.h"
#include "models/engine/subject.h"

#include <algorithm>

namespace lianxin::engine {

bool Context::isSupervisor() const
{
    return has(command.actor, Role::Supervisor);
}

bool Context::readsOnly() const
{
    const auto onlyReads = [this](const GroupId& id) {
        const auto* group = city().callPlan.find(id);
        return group && group->readsOnly;
    };
    if (const auto* seat = state.seat(state.seatOf(actor().staff)))
        return onlyReads(seat->view.group);
    const auto& groups = actor().groups;
    return !groups.empty() && std::all_of(groups.begin(), groups.end(), onlyReads);
}

Rejection reject(std::string code, std::string detail)
{
    return {std::move(code), std::move(detail)};
}

Needs needs(const Command& command)
{
    Needs needs;
    if (auto ticket = ticketOf(command.body);
        !ticket.empty() && !std::holds_alternative<StoreJournal>(command.body))
        needs.tickets.push_back(std::move(ticket));
    if (const auto* merge = std::get_if<MergeTicket>(&command.body))
        needs.tickets.push_back(merge->into);
    if (const auto* submit = std::get_if<SubmitTicket>(&command.body))
        for (const auto& other : {submit->earlier, submit->mergeInto})
            if (other)
                needs.tickets.push_back(*other);
    if (const auto* call = std::get_if<ReportCall>(&command.body))
        if (!call->number.value.empty())
            needs.callers.push_back(call->number);
    return needs;
}

Decision decide(const State& state, const Command& command, const Facts& facts, UtcTime now)
{
    if (!mayGive(command.actor, command.body))
        return reject("forbidden", std::string(commandName(command.body)));
    const Context context{state, command, facts, now};
    const bool writes =
        !ticketOf(command.body).empty() && !std::holds_alternative<StoreJournal>(command.body);
    if (writes && context.readsOnly())
        return reject("reads_only_seat", std::string(commandName(command.body)));
    return std::visit([&](const auto& body) { return decideOn(context, body); }, command.body);
}

std::optional<UtcTime> nextWakeup(const State& state)
{
    const auto first = state.firstWake();
    return first ? std::optional{first->first} : std::nullopt;
}

} // namespace lianxin::engine
