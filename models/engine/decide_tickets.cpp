#include "models/engine/deed.h"
#include "models/engine/dispatch_audit.h"
#include "models/engine/permissions.h"

#include <algorithm>
#include <array>

namespace lianxin::engine {

namespace {

using sla::Happening;
using ticket::Act;

constexpr std::array<std::string_view, 3> kSatisfactions{"satisfied", "neutral", "dissatisfied"};

bool isClosed(ticket::State state)
{
    return state == ticket::State::Archived;
}

/// Whether the helping unit's part is open: the lead has it in hand, and has not replied yet.
std::optional<Rejection> cannotHelp(const Context& context, const TicketId& id, Act act)
{
    const auto state = context.state.ticket(id)->view.state;
    if (state == ticket::State::Dispatched || state == ticket::State::Signed ||
        state == ticket::State::Suspended)
        return std::nullopt;
    return reject("illegal_transition",
                  std::string(ticket::name(state)) + ":" + std::string(ticket::name(act)));
}

Decision signAsHelper(const Context& context, const SignTicket& command, const UnitId& helper)
{
    if (const auto why = cannotHelp(context, command.ticket, Act::Sign))
        return *why;
    if (const auto* part = partOf(context.state.ticket(command.ticket)->view, helper);
        part && part->signedAt)
        return reject("already_signed", helper.str());
    return Deed(context, command.ticket)
        .event(HelperSigned{command.ticket, helper})
        .happensAt(helper, Happening::Signed)
        .done();
}

Decision replyAsHelper(const Context& context, const ReplyTicket& command, const UnitId& helper)
{
    if (const auto why = cannotHelp(context, command.ticket, Act::Reply))
        return *why;
    const auto* part = partOf(context.state.ticket(command.ticket)->view, helper);
    if (!part || !part->signedAt)
        return reject("not_signed", helper.str());
    if (const auto why = cannotBeRead(command.text.value, "text"))
        return *why;
    return Deed(context, command.ticket)
        .event(HelperReplied{command.ticket, helper, command.text})
        .happensAt(helper, Happening::Replied)
        .done();
}

/// On contested ground it is a ruling for the like from now on.
TicketDispatched byPerson(const Context& context, TicketDispatched dispatched)
{
    dispatched.between = contestedBy(context, context.state.ticket(dispatched.ticket)->view);
    return dispatched;
}

/// A coloured ticket is sent by the dispatchers of its team; a supervisor may step in.
std::optional<Rejection> notOfTeam(const Context& context, const TicketId& id)
{
    const auto& team = context.state.ticket(id)->view.team;
    if (team.empty() || context.isSupervisor() || isInTeam(context.actor(), team))
        return std::nullopt;
    return reject("not_your_team", team);
}

} // namespace

Decision decideOn(const Context& context, const EditTicketField& command)
{
    const auto* row = visible(context, command.ticket);
    if (!row)
        return missing(context, command.ticket, "edit");
    if (isClosed(row->view.state))
        return reject("illegal_transition", "archived:edit");
    if (command.field.name.empty())
        return reject("missing_field");
    if (command.field.value.value.size() > kLongestText ||
        command.field.display.value.size() > kLongestText)
        return reject("too_large", command.field.name);
    const auto* known = ticket::find(row->view.fields, command.field.name);
    if (!known && row->view.fields.size() >= kMostFields)
        return reject("too_large", "fields");
    const int version = known ? known->version : 0;
    if (command.baseVersion != version)
        return reject("stale_version", std::to_string(version));
    auto field = command.field;
    field.version = version + 1;
    if (known) {
        field.value = unmasked(field.value.value, known->value.value);
        field.display = unmasked(field.display.value, known->display.value);
    }
    return Events{TicketFieldChanged{command.ticket, std::move(field)}};
}

Decision decideOn(const Context& context, const DispatchTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Dispatch))
        return *why;
    if (const auto why = notOfTeam(context, command.ticket))
        return *why;
    if (const auto why = unknownUnit(context, command.lead, command.helpers))
        return *why;
    return Deed(context, command.ticket)
        .dispatch(byPerson(
            context, {command.ticket, command.lead, command.helpers, false, 1.0, command.note}))
        .done();
}

/// 谁签收谁负责: a helper signs for its own part, whether the lead has signed or not.
Decision decideOn(const Context& context, const SignTicket& command)
{
    if (const auto helper = helperActing(context, command.ticket))
        return signAsHelper(context, command, *helper);
    if (const auto why = cannot(context, command.ticket, Act::Sign))
        return *why;
    Deed deed(context, command.ticket);
    return deed.event(TicketSigned{command.ticket, deed.lead()})
        .happens(Happening::Signed, deed.lead())
        .relieveOthers()
        .done();
}

Decision decideOn(const Context& context, const RecordContact& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Contact))
        return *why;
    const auto& note = command.note.value;
    if (!command.reached || !note.empty())
        if (const auto why = cannotBeRead(note, "note"))
            return *why;
    Deed deed(context, command.ticket);
    deed.event(ContactRecorded{command.ticket, deed.lead(), command.reached, command.note});
    if (command.reached)
        deed.happens(Happening::FirstContact, deed.lead());
    return deed.done();
}

Decision decideOn(const Context& context, const ReturnTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Return))
        return *why;
    if (const auto why = cannotBeRead(command.clause, "clause"))
        return *why;
    if (!ticket::isListed(context.city().clauses.returns, command.clause))
        return reject("unknown_clause", command.clause);
    Deed deed(context, command.ticket);
    return deed.event(TicketReturned{command.ticket, deed.lead(), command.clause, command.reason})
        .happens(Happening::Returned, deed.lead())
        .done();
}

Decision decideOn(const Context& context, const AdjudicateReturn& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Adjudicate))
        return *why;
    if (const auto why = notOfTeam(context, command.ticket))
        return *why;
    if (!command.lead.empty())
        if (const auto why = unknownUnit(context, command.lead, {}))
            return *why;
    if (const auto why = cannotBeRead(command.ruling, "ruling"))
        return *why;
    Deed deed(context, command.ticket);
    deed.event(ReturnAdjudicated{command.ticket, command.lead, command.ruling})
        .happens(Happening::Adjudicated, deed.lead());
    if (command.lead.empty())
        return deed.event(queuedAgain(context, command.ticket, "退单成立，待重新派单"))
            .takeFromLead()
            .releaseHelpers()
            .done();
    return deed
        .dispatch(byPerson(context, {command.ticket, command.lead, {}, false, 1.0, command.ruling}))
        .done();
}

Decision decideOn(const Context& context, const ExtendTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Extend))
        return *why;
    if (const auto why = cannotBeRead(command.reason, "reason"))
        return *why;
    const auto duration = sla::parseDuration(command.duration);
    if (!duration)
        return reject("bad_duration", command.duration);
    Deed deed(context, command.ticket);
    if (const auto allowed = deed.mayExtend(duration.value()); !allowed)
        return reject(allowed.error().code, allowed.error().detail);
    return deed.event(TicketExtended{command.ticket, command.duration, command.reason})
        .extends(duration.value())
        .done();
}

Decision decideOn(const Context& context, const SuspendTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Suspend))
        return *why;
    if (const auto why = cannotBeRead(command.reason, "reason"))
        return *why;
    return Deed(context, command.ticket)
        .event(TicketSuspended{command.ticket, command.reason})
        .happens(Happening::Suspended)
        .done();
}

Decision decideOn(const Context& context, const ResumeTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Resume))
        return *why;
    return Deed(context, command.ticket)
        .event(TicketResumed{command.ticket})
        .happens(Happening::Resumed)
        .done();
}

/// One reply answers those who were merged too; each is called back by itself. A helper's reply
/// goes to the lead.
Decision decideOn(const Context& context, const ReplyTicket& command)
{
    if (const auto helper = helperActing(context, command.ticket))
        return replyAsHelper(context, command, *helper);
    if (const auto why = cannot(context, command.ticket, Act::Reply))
        return *why;
    if (context.state.ticket(command.ticket)->view.state == ticket::State::Merged)
        return reject("illegal_transition", "merged:reply");
    if (const auto why = cannotBeRead(command.text.value, "text"))
        return *why;
    Deed deed(context, command.ticket);
    const auto lead = deed.lead();
    auto events = deed.event(TicketReplied{command.ticket, lead, command.text})
                      .happens(Happening::Replied, lead)
                      .releaseHelpers()
                      .done();
    for (const auto& follower : context.state.followersOf(command.ticket)) {
        auto more = Deed(context, follower)
                        .event(TicketReplied{follower, lead, command.text})
                        .happens(Happening::Replied, lead)
                        .done();
        events.insert(events.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
    }
    return events;
}

Decision decideOn(const Context& context, const RecordCallback& command)
{
    if (const auto why = cannot(context, command.ticket, Act::CallBack))
        return *why;
    const bool known = std::find(kSatisfactions.begin(), kSatisfactions.end(),
                                 command.satisfaction) != kSatisfactions.end();
    if (command.reached && !known)
        return reject("bad_satisfaction", command.satisfaction);
    const bool unhappy = !command.resolved || command.satisfaction == "dissatisfied";
    if (command.reached && unhappy)
        if (const auto why = cannotBeRead(command.reason, "reason"))
            return *why;
    const int attempts = context.state.ticket(command.ticket)->view.callbackAttempts + 1;
    Deed deed(context, command.ticket);
    deed.event(
        CallbackRecorded{command.ticket, command.reached, command.reached && command.resolved,
                         command.reached ? command.satisfaction : std::string{}, command.reason});
    if (command.reached || attempts >= kCallbackAttempts)
        deed.happens(Happening::CalledBack);
    return deed.done();
}

Decision decideOn(const Context& context, const RedoTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Redo))
        return *why;
    if (const auto why = cannotBeRead(command.reason, "reason"))
        return *why;
    Deed deed(context, command.ticket);
    if (deed.lead().empty())
        return reject("no_unit", command.ticket.str());
    return deed.event(TicketRedone{command.ticket, deed.lead(), command.reason})
        .happens(Happening::Redone, deed.lead())
        .happens(Happening::Assigned, deed.lead())
        .assignHelpers()
        .done();
}

Decision decideOn(const Context& context, const EvaluateTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Evaluate))
        return *why;
    if (const auto why = cannotBeRead(command.verdict, "verdict"))
        return *why;
    return Deed(context, command.ticket)
        .event(TicketEvaluated{command.ticket, command.verdict})
        .happens(Happening::Evaluated)
        .done();
}

Decision decideOn(const Context& context, const ArchiveTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Archive))
        return *why;
    return Deed(context, command.ticket)
        .event(TicketArchived{command.ticket})
        .happens(Happening::Archived)
        .done();
}

Decision decideOn(const Context& context, const ReopenTicket& command)
{
    if (const auto why = cannot(context, command.ticket, Act::Reopen))
        return *why;
    if (const auto why = cannotBeRead(command.reason, "reason"))
        return *why;
    return Deed(context, command.ticket)
        .event(TicketReopened{command.ticket, command.reason})
        .event(queuedAgain(context, command.ticket, "重新办理，待派单"))
        .happens(Happening::Reopened)
        .done();
}

Decision decideOn(const Context& context, const UrgeTicket& command)
{
    const auto* row = visible(context, command.ticket);
    if (!row)
        return missing(context, command.ticket, "urge");
    const auto state = row->view.state;
    if (state != ticket::State::Accepted && state != ticket::State::Dispatched &&
        state != ticket::State::Signed && state != ticket::State::Suspended &&
        state != ticket::State::Returned)
        return reject("illegal_transition", std::string(ticket::name(state)) + ":urge");
    return Deed(context, command.ticket)
        .event(TicketUrged{command.ticket, command.note})
        .happens(Happening::Urged)
        .done();
}

Decision decideOn(const Context&, const StoreJournal& command)
{
    if (command.session.empty())
        return reject("missing_session");
    if (command.digest.empty())
        return reject("missing_digest");
    return Events{JournalStored{command.session, command.call, command.ticket, command.digest,
                                command.events, command.bytes, command.answers}};
}

} // namespace lianxin::engine
