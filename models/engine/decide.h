#pragma once

#include "models/engine/engine.h"
#include "models/engine/ticket_clocks.h"
#include "models/routing/call_words.h"

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
    /// Who sits at a seat that only reads, or may sit at such seats alone.
    bool readsOnly() const;
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
Decision decideOn(const Context& context, const TransferCall& command);
Decision decideOn(const Context& context, const JoinParty& command);
Decision decideOn(const Context& context, const ReleaseParty& command);
Decision decideOn(const Context& context, const RequestCallback& command);
Decision decideOn(const Context& context, const RestrictCaller& command);
Decision decideOn(const Context& context, const LiftRestriction& command);
Decision decideOn(const Context& context, const SwitchSurge& command);

Decision decideOn(const Context& context, const SubmitTicket& command);
Decision decideOn(const Context& context, const EditTicketField& command);
Decision decideOn(const Context& context, const DispatchTicket& command);
Decision decideOn(const Context& context, const SignTicket& command);
Decision decideOn(const Context& context, const RecordContact& command);
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
Decision decideOn(const Context& context, const MergeTicket& command);
Decision decideOn(const Context& context, const SplitTicket& command);
Decision decideOn(const Context& context, const StoreJournal& command);
Decision decideOn(const Context& context, const NoteAccess& command);

Decision decideOn(const Context& context, const ReviseClocks& command);
Decision decideOn(const Context& context, const Advance& command);
Decision decideOn(const Context& context, const ReleaseEscalations& command);

/// A call that looks for a seat.
struct WaitingOffer {
    CallId call;
    routing::Reach reach;
    std::vector<routing::Reach> also{}; ///< by overflow so far, in that order
    SeatId preferred{};                 ///< free and able, of who knows the matter; or empty
};
WaitingOffer waitingOffer(const CallRow& row);

/// The seat as it stands when its work is over.
routing::FreeSeat freeSeat(const SeatRow& row);
/// The best waiting call for a seat that just became free, offered; nothing when none waits that it
/// can take.
void offerNextTo(const Context& context, const routing::FreeSeat& seat, Events& events);
/// A seat for a call that just came or came back: the one asked for, else the longest idle of its
/// group, else of those it overflowed to. False when all are busy.
bool offerToSomebody(const Context& context, const WaitingOffer& waiting, Events& events);
/// What the caller of a call that must wait is told, when the city tells anything.
void announceWait(const Context& context, const CallQueued& queued, Events& events);
/// The same for a call that waits already, as it stands by now.
Decision announceAgain(const Context& context, const CallId& call);
/// The next step of the call's overflow chain, taken.
Decision overflow(const Context& context, const CallId& call);
/// A call that its seat could not take goes back to the head of the queue, to somebody else at once
/// when there is one; else the caller is told.
void backToHead(const Context& context, const CallRow& row, Events& events);

/// Whether ladders that fire now reach anybody.
TicketClocks::Ladder ladderOf(const State& state);

} // namespace lianxin::engine
