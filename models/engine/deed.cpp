#include "models/engine/deed.h"

#include "models/engine/permissions.h"

namespace lianxin::engine {

std::optional<Rejection> cannotBeRead(const std::string& text, std::string_view name)
{
    if (text.empty())
        return reject("missing_" + std::string(name));
    if (text.size() > kLongestText)
        return reject("too_large", std::string(name));
    return std::nullopt;
}

const TicketRow* visible(const Context& context, const TicketId& id)
{
    const auto* row = context.state.ticket(id);
    return row && maySee(context.actor(), row->view) ? row : nullptr;
}

/// A ticket that memory has let go is archived, so the answer names its state when the asker may
/// see it.
Rejection missing(const Context& context, const TicketId& id, std::string_view act)
{
    for (const auto& view : context.facts.tickets)
        if (view.id == id && maySee(context.actor(), view))
            return reject("illegal_transition",
                          std::string(ticket::name(view.state)) + ":" + std::string(act));
    return reject("unknown_ticket", id.str());
}

namespace {

/// Staff of a unit act for what their unit, or one below it, leads.
bool actsForLead(const Context& context, const TicketView& view)
{
    if (context.isSupervisor() || !has(context.actor(), Role::UnitStaff))
        return true;
    return context.state.city().directory().isWithin(leadOf(view), context.actor().unit);
}

} // namespace

std::optional<Rejection> cannot(const Context& context, const TicketId& id, ticket::Act act)
{
    const auto* row = visible(context, id);
    if (!row)
        return missing(context, id, ticket::name(act));
    if (!actsForLead(context, row->view))
        return reject("not_your_ticket", id.str());
    if (!ticket::next(row->view.state, act))
        return reject("illegal_transition", std::string(ticket::name(row->view.state)) + ":" +
                                                std::string(ticket::name(act)));
    return std::nullopt;
}

std::optional<UnitId> helperActing(const Context& context, const TicketId& id)
{
    const auto* row = visible(context, id);
    const auto& actor = context.actor();
    if (!row || !has(actor, Role::UnitStaff) || actor.unit.empty() ||
        actsForLead(context, row->view))
        return std::nullopt;
    const auto& directory = context.state.city().directory();
    for (const auto& helper : helpersOf(row->view))
        if (directory.isWithin(helper, actor.unit))
            return helper;
    return std::nullopt;
}

std::optional<Rejection> unknownUnit(const Context& context, const UnitId& lead,
                                     const std::vector<UnitId>& helpers)
{
    const auto& directory = context.state.city().directory();
    if (!directory.find(lead))
        return reject("unknown_unit", lead.str());
    for (const auto& helper : helpers)
        if (!directory.find(helper))
            return reject("unknown_unit", helper.str());
    return std::nullopt;
}

} // namespace lianxin::engine
