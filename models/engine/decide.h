#pragma once

#include "models/engine/engine.h"
#include "models/engine/ticket_clocks.h"

#include <string>
#include <vector>

/// The parts of decide(), one overload a command. Private to this folder.
namespace lianxin::engine {

/// What a decision rests on.
struct Context {
    const State& state;
    const Command& command;
    const Facts& facts;
    UtcTime now{};

    const City& city() const { return state.city().city(); }
    const Actor& actor() const { return command.actor; }
    UtcTime occurredAt() const { return command.occurredAt.value_or(now); }
    bool isSupervisor() const;
};

using Events = std::vector<EventBody>;

Rejection reject(std::string code, std::string detail = {});

Decision decideOn(const Context& context, const SignInSeat& command);
Decision decideOn(const Context& context, const SignOutSeat& command);
Decision decideOn(const Context& context, const SetSeatState& command);
Decision decideOn(const Context& context, const RenewLease& command);
Decision decideOn(const Context& context, const FinishWrapUp& command);

Decision decideOn(const Context& context, const ReportCall& command);
Decision decideOn(const Context& context, const AnswerCall& command);
Decision decideOn(const Context& context, const HoldCall& command);
Decision decideOn(const Context& context, const ResumeCall& command);
Decision decideOn(const Context& context, const EndCall& command);

Decision decideOn(const Context& context, const SubmitTicket& command);
Decision decideOn(const Context& context, const EditTicketField& command);
Decision decideOn(const Context& context, const DispatchTicket& command);
Decision decideOn(const Context& context, const SignTicket& command);
Decision decideOn(const Context& context, const ReturnTicket& command);
Decision decideOn(const Context& context, const AdjudicateReturn& command);
Decision decideOn(const Context& context, const ExtendTicket& command);
Decision decideOn(const Context& context, const SuspendTicket& command);
Decision decideOn(const Context& context, const ResumeTicket& command);
Decision decideOn(const Context& context, const ReplyTicket& command);
Decision decideOn(const Context& context, const RecordCallback& command);
Decision decideOn(const Context& context, const RedoTicket& command);
Decision decideOn(const Context& context, const EvaluateTicket& command);
Decision decideOn(const Context& context, const ArchiveTicket& command);
Decision decideOn(const Context& context, const ReopenTicket& command);
Decision decideOn(const Context& context, const UrgeTicket& command);
Decision decideOn(const Context& context, const StoreJournal& command);

Decision decideOn(const Context& context, const Advance& command);
Decision decideOn(const Context& context, const ReleaseEscalations& command);

/// A call that looks for a seat.
struct WaitingOffer {
    CallId call;
    routing::SkillSet needs;
    SeatId preferred{};    ///< of the caller's last call-taker, or empty
    std::string because{}; ///< why that one is preferred
};

/// The best waiting call for a seat that just became free, offered; nothing when none waits that it
/// can take.
void offerNextTo(const Context& context, const SeatId& seat, const routing::SkillSet& skills,
                 Events& events);
/// A seat for a call that just came or came back: the one asked for when it is free and able, else
/// the longest idle; nothing when all are busy.
void offerToSomebody(const Context& context, const WaitingOffer& waiting, Events& events);
/// The call as it goes back to the head of the queue.
CallQueued backToHead(const CallRow& row);

/// Whether ladders that fire now reach anybody.
TicketClocks::Ladder ladderOf(const State& state);

} // namespace lianxin::engine
