#include "models/engine/decide_merges.h"

#include "models/engine/dispatch_audit.h"

/// 并单 as a reversible link: each caller keeps number, promise and callback; the unit works once.
namespace lianxin::engine {

namespace {

using sla::Happening;
using ticket::Act;
using ticket::State;

constexpr std::size_t kMostFollowers = 1000;

bool isBeingActedOn(State state)
{
    return state == State::Accepted || state == State::Dispatched || state == State::Signed ||
           state == State::Suspended || state == State::Returned;
}

} // namespace

std::optional<Rejection> cannotMergeInto(const Context& context, const TicketId& ticket,
                                         const Secrecy& secrecy, const TicketId& into)
{
    if (ticket == into)
        return reject("merged_with_itself", into.str());
    const auto* main = visible(context, into);
    if (!main)
        return missing(context, into, ticket::name(Act::Merge));
    if (!isBeingActedOn(main->view.state))
        return reject("cannot_merge_into", std::string(ticket::name(main->view.state)));
    const auto& other = main->view;
    if (secrecy.confidential != other.confidential ||
        (secrecy.confidential && secrecy.team != other.team))
        return reject("confidential_merge", other.number);
    if (context.state.followersOf(into).size() >= kMostFollowers)
        return reject("too_large", "followers");
    if (!context.state.followersOf(ticket).empty())
        return reject("has_followers", ticket.str());
    return std::nullopt;
}

TicketMerged merged(const Context& context, const TicketId& ticket, const TicketId& into)
{
    return {ticket, into, context.state.ticket(into)->view.number};
}

Decision decideOn(const Context& context, const MergeTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Merge))
        return *why;
    const auto& view = context.state.ticket(command.ticket)->view;
    if (const auto why =
            cannotMergeInto(context, command.ticket, {view.confidential, view.team}, command.into))
        return *why;
    Deed deed(context, command.ticket);
    // What its unit waited for does not hold up the ticket that it is merged into.
    if (view.state == ticket::State::Suspended)
        deed.event(TicketResumed{command.ticket}).happens(Happening::Resumed);
    return deed.event(merged(context, command.ticket, command.into))
        .happens(Happening::Merged)
        .done();
}

Decision decideOn(const Context& context, const SplitTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Split))
        return *why;
    const auto from = *context.state.ticket(command.ticket)->view.mergedInto;
    return Deed(context, command.ticket)
        .event(TicketSplit{command.ticket, from, command.reason})
        .event(queuedAgain(context, command.ticket, "已拆单，待派单"))
        .happens(Happening::Unmerged)
        .done();
}

} // namespace lianxin::engine
