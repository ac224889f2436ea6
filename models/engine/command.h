#pragma once

#include "models/base/alternative.h"
#include "models/base/ids.h"
#include "models/base/personal.h"
#include "models/base/time.h"
#include "models/places/point.h"
#include "models/session/event.h"
#include "models/sla/policy.h"
#include "models/ticket/field.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What people, seats and gateways ask of the centre. Imperative; nothing has happened yet.
namespace lianxin::engine {

/// What a person may do; one row a role in the table of permissions.
enum class Role {
    CallTaker,
    Dispatcher,
    CallbackAgent,
    Supervisor,
    Inspector,
    Trainer,
    UnitStaff,
    Administrator,
    Gateway
};

/// Who asks. Filled in by the host from the login, never by the client.
struct Actor {
    StaffId staff;
    std::string name;
    std::vector<Role> roles;
    UnitId unit;                      ///< of a handling unit's staff
    SeatId seat;                      ///< of a call-taker at a seat
    std::vector<std::string> teams{}; ///< of colour tickets 专班
    std::vector<GroupId> groups{}; ///< of calls 班组: where the person may sit; none: any group of
                                   ///< the hall
    bool operator==(const Actor&) const = default;
};

// — seats and calls
enum class SeatState { Offline, Free, Ringing, Talking, WrapUp, Busy };
struct SignInSeat {
    SeatId seat;
    std::vector<std::string> skills;
    GroupId group{}; ///< of the call plan; empty: its first
};
struct SignOutSeat {
    SeatId seat;
};
struct SetSeatState {
    SeatId seat;
    SeatState state = SeatState::Free;
    std::string reason;
}; ///< Free or Busy (小休, 培训 …)
struct RenewLease {
    SeatId seat;
};
struct ReportCall {
    CallId call;
    Personal number;
    std::string dialled;
    std::string key;
    std::vector<std::string> skills;
    std::string media;
}; ///< by the telephone gateway
struct AnswerCall {
    CallId call;
    SeatId seat;
};
struct HoldCall {
    CallId call;
};
struct ResumeCall {
    CallId call;
};
struct EndCall {
    CallId call;
    std::string reason;
}; ///< also: the caller hung up while waiting (`abandoned`)
struct FinishWrapUp {
    SeatId seat;
};
/// To another group, for instance an expert seat 专家座席; at most once a call (来电最多转接一次).
struct TransferCall {
    CallId call;
    GroupId group{};
    std::vector<std::string> skills; ///< beyond what the group needs
    std::string note;                ///< what the next person should know
};
/// The caller hangs up but keeps the place in the queue: the centre calls back 排队回拨.
struct RequestCallback {
    CallId call;
};
/// 三方通话: somebody from outside is brought into the call, one at a time: the gateway dials. What
/// they must know goes along, so that an emergency line reads it before anybody speaks.
struct JoinParty {
    CallId call;
    std::string line; ///< number to dial: digits, `119`, `0399-3600101`
    std::string name; ///< as people call it
    Personal matter{};
    Personal place{};
    std::optional<places::Point> point{};
};
/// The third hangs up, or is let go.
struct ReleaseParty {
    CallId call;
};
/// A caller who harasses may be limited for a set time, never for good.
struct RestrictCaller {
    Personal number;
    UtcTime until{};
    std::string reason;
};
struct LiftRestriction {
    Personal number;
    std::string reason;
};
/// Surge mode 应急模式: one switch for everybody.
struct SwitchSurge {
    bool on = false;
    std::string reason;
};

// — tickets
/// Everything a desk knows at submission. One command makes the whole ticket; an offline seat sends
/// the same, later.
struct SubmitTicket {
    TicketId ticket;
    CallId call;
    SessionId session;
    session::Outcome outcome = session::Outcome::Dispatched;
    std::string provisionalNumber; ///< told to the caller while the centre was away
    std::string clause;            ///< of a refusal: one of the city's, ticket::Clauses
    std::vector<ticket::FieldValue> fields;
    std::optional<places::Point> point;
    DistrictCode district;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string colour; ///< colour ticket 多彩工单; empty: what the city's rules give it
    UnitId lead;        ///< as chosen or proposed; empty: to the dispatchers' queue
    std::vector<UnitId> helpers;
    double confidence = 0; ///< of the machine in `lead`; 1 when a person chose it
    ItemId item;
    std::vector<session::AnswerUsed> answers; ///< knowledge given to the caller, with versions
    std::optional<TicketId> earlier{}; ///< 重办: the same matter once more; its unit stays first
    std::optional<TicketId>
        mergeInto{}; ///< 并单: goes with this open one instead of being dispatched
};
struct EditTicketField {
    TicketId ticket;
    ticket::FieldValue field;
    int baseVersion = 0;
};
struct DispatchTicket {
    TicketId ticket;
    UnitId lead;
    std::vector<UnitId> helpers;
    std::string note;
};
struct SignTicket {
    TicketId ticket;
};
/// 首次联系: the unit has spoken with the caller, or tried to. Every attempt is kept; only one that
/// reached the caller ends the step.
struct RecordContact {
    TicketId ticket;
    bool reached = true;
    Personal note{}; ///< what was agreed; why not, when the caller was not reached
};
struct ReturnTicket {
    TicketId ticket;
    std::string clause; ///< one of the city's, ticket::Clauses
    std::string reason;
};
struct AdjudicateReturn {
    TicketId ticket;
    UnitId lead;
    std::string ruling;
}; ///< a lead of the same unit upholds the dispatch
struct ExtendTicket {
    TicketId ticket;
    std::string duration;
    std::string reason;
};
struct SuspendTicket {
    TicketId ticket;
    std::string reason;
};
struct ResumeTicket {
    TicketId ticket;
};
struct ReplyTicket {
    TicketId ticket;
    Personal text;
};
struct RecordCallback {
    TicketId ticket;
    bool reached = true;
    bool resolved = false;
    std::string satisfaction;
    std::string reason;
};
struct RedoTicket {
    TicketId ticket;
    std::string reason;
};
struct EvaluateTicket {
    TicketId ticket;
    std::string verdict;
};
struct ArchiveTicket {
    TicketId ticket;
};
struct ReopenTicket {
    TicketId ticket;
    std::string reason;
};
struct UrgeTicket {
    TicketId ticket;
    std::string note;
};
struct StoreJournal {
    SessionId session;
    CallId call;
    TicketId ticket;
    std::string digest;
    int events = 0;
    std::int64_t bytes = 0;
    std::vector<session::AnswerUsed> answers{}; ///< that the caller was given in all
};                                              ///< the file stands beside the store
/// 并单: the ticket goes with an open one of the same matter; one reply answers both.
struct MergeTicket {
    TicketId ticket;
    TicketId into;
};
/// 拆单: back to the dispatchers, as if it had never been merged.
struct SplitTicket {
    TicketId ticket;
    std::string reason;
};

/// Act of the note by which the record of ordinary reading is held to the log's chain. The centre
/// alone makes it, for nobody: its subject is how many rows that record has and the hash of the
/// last one, `COUNT:HASH`.
inline constexpr std::string_view kAccessLogAct = "access_log";
/// Somebody is about to see personal values in full, to hear a call again or to carry tickets away;
/// given by the server for who asks it, before anything is shown.
struct NoteAccess {
    std::string act;     ///< `unmask`, `export`, `replay`, kAccessLogAct
    std::string subject; ///< a ticket's or session's id; of an export: how many, and what was asked
                         ///< for
    std::string reason;
    std::vector<TicketId> tickets{}; ///< of an export: those that leave, as they stand in the table
};
inline constexpr std::size_t kMostExported = 500;

// — the centre itself
struct Advance {};            ///< time has passed: fire what is due
struct ReleaseEscalations {}; ///< a person's word after a jump of time
/// Calendars and policy from now on, the policy under a version of its own. Every open deadline is
/// computed anew by the new calendars, of which the policy's hours and special days are part; the
/// limits promised under the old policy stay, unless promises are told to move.
struct ReviseClocks {
    sla::Policy policy; ///< whole; another set of rules needs another version
    std::vector<sla::CalendarYear> calendarYears;
    std::string reason;
    bool movePromises = false; ///< open tickets too are taken over to the new limits
};

using CommandBodies = std::variant<
    SignInSeat, SignOutSeat, SetSeatState, RenewLease, ReportCall, AnswerCall, HoldCall, ResumeCall,
    EndCall, FinishWrapUp, SubmitTicket, EditTicketField, DispatchTicket, SignTicket, ReturnTicket,
    AdjudicateReturn, ExtendTicket, SuspendTicket, ResumeTicket, ReplyTicket, RecordCallback,
    RedoTicket, EvaluateTicket, ArchiveTicket, ReopenTicket, UrgeTicket, StoreJournal, Advance,
    ReleaseEscalations, TransferCall, RequestCallback, RestrictCaller, LiftRestriction, SwitchSurge,
    MergeTicket, SplitTicket, RecordContact, ReviseClocks, JoinParty, ReleaseParty, NoteAccess>;

/// One of them. A type of its own because copying, moving and destroying so many alternatives is
/// slow to compile: it is done once, in command.cpp.
struct CommandBody : CommandBodies {
    CommandBody();
    template <AlternativeOf<CommandBodies> Alternative>
    CommandBody(Alternative alternative)
        : CommandBodies(std::in_place_type<Alternative>, std::move(alternative))
    {}
    CommandBody(const CommandBody& other);
    CommandBody(CommandBody&& other) noexcept;
    CommandBody& operator=(const CommandBody& other);
    CommandBody& operator=(CommandBody&& other) noexcept;
    ~CommandBody();
};

/// The number of the caller of whom the command speaks; null where it names none.
const Personal* numberIn(const CommandBody& body);
Personal* numberIn(CommandBody& body);

struct Command {
    CommandId id;
    Actor actor;
    std::int64_t seen = 0;             ///< the centre's sequence number the asker had seen
    std::optional<UtcTime> occurredAt; ///< when it was asked for at a seat; counts where `offline`,
                                       ///< clamped by the host
    bool offline = false;              ///< it could not be sent then, or this is a later try
    CommandBody body;
    std::string digest{}; ///< of the body (host.h), when whoever took the command in has computed
                          ///< it already
};

} // namespace lianxin::engine
