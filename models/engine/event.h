#pragma once

#include "models/engine/command.h"

#include <cstdint>

/// What has happened in the centre, for ever. Past tense; additive changes only.
namespace lianxin::engine {

struct SeatSignedIn {
    SeatId seat;
    StaffId staff;
    std::string staffName;
    std::vector<std::string> skills;
    GroupId group{};
};
struct SeatSignedOut {
    SeatId seat;
    std::string reason;
};
struct SeatStateSet {
    SeatId seat;
    SeatState state = SeatState::Free;
    std::string reason;
};
struct LeaseRenewed {
    SeatId seat;
    UtcTime until{};
};
struct LeaseLost {
    SeatId seat;
};
struct CallQueued {
    CallId call;
    Personal number;
    std::string dialled;
    std::string key;
    std::vector<std::string> skills;
    std::string media;
    bool atHead = false;
    GroupId group{};
    int priority = 0;
    SeatId preferred{}; ///< of the person who took the caller's latest ticket, busy just now
};
struct CallOffered {
    CallId call;
    SeatId seat;
    std::string because;
};
struct CallAnswered {
    CallId call;
    SeatId seat;
};
struct CallHeld {
    CallId call;
};
struct CallResumed {
    CallId call;
};
struct CallEnded {
    CallId call;
    std::string reason;
};
struct WrapUpFinished {
    SeatId seat;
};
/// From now on the seats of another group may take the call too.
struct CallOverflowed {
    CallId call;
    GroupId group{};
    std::vector<std::string> skills; ///< what such a seat must know
    int step = 0;                    ///< of the chain of the call's own group, from 0
    std::string because;
};
/// Another city answers it; here the call is over.
struct CallPassedOn {
    CallId call;
    std::string city;
    std::string because;
};
/// Waits at the head for another group; the seat that gave it away is in wrap-up.
struct CallTransferred {
    CallId call;
    SeatId from;
    GroupId group{};
    std::vector<std::string> skills;
    std::string note;
};
/// Somebody from outside is dialled and joined to the call, with what they must know.
struct PartyJoined {
    CallId call;
    std::string line;
    std::string name;
    Personal number{}; ///< the caller's
    Personal matter{};
    Personal place{};
    std::optional<places::Point> point{};
};
struct PartyReleased {
    CallId call;
};
struct CallbackRequested {
    CallId call;
};
/// 未接来电: the caller hung up after waiting, and keeps the place: the centre calls back.
struct CallMissed {
    CallId call;
    int waitedSeconds = 0;
};
/// What a caller who must wait was told.
struct WaitAnnounced {
    CallId call;
    int ahead = 0;
    std::optional<int> seconds{}; ///< expected; absent while it cannot be told honestly
    std::string text;
    bool offersCallback = false;
};
struct CallerRestricted {
    Personal number;
    UtcTime until{};
    std::string reason;
};
struct RestrictionEnded {
    Personal number;
    std::string because;
};
/// A restricted caller was not let in.
struct CallTurnedAway {
    CallId call;
    Personal number;
    UtcTime until{};
    std::string because;
};
struct SurgeSwitched {
    bool on = false;
    std::string reason;
};

struct TicketAccepted {
    TicketId ticket;
    std::string number;
    std::string provisionalNumber;
    CallId call;
    SessionId session;
    std::vector<ticket::FieldValue> fields;
    std::optional<places::Point> point;
    DistrictCode district;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string colour;
    ItemId item;
    std::vector<session::AnswerUsed> answers;
    std::optional<TicketId> earlier{};
    std::string team{};        ///< of its colour: whose dispatchers send it
    bool confidential = false; ///< kept from everybody but the team, who accepted it and its units
};
struct TicketFieldChanged {
    TicketId ticket;
    ticket::FieldValue field;
};
struct TicketAnswered {
    TicketId ticket;
};
struct TicketRefused {
    TicketId ticket;
    std::string clause;
};
struct TicketHandedOver {
    TicketId ticket;
    UnitId to;
};
/// A unit that was weighed, and what spoke for it.
struct DispatchCandidate {
    UnitId unit;
    std::string because; ///< `事项清单“供热”`, `管辖：红旗区`
    bool operator==(const DispatchCandidate&) const = default;
};
/// What a dispatch rests on, whether it was carried out at once or left to a dispatcher: kept so
/// that each can be audited.
struct DispatchAudit {
    std::string kind;
    CategoryCode category;
    ItemId item;
    DistrictCode district;
    UnitId proposed;
    double confidence = 0;
    double threshold = 0; ///< of the category
    std::vector<DispatchCandidate> candidates;
    std::string doubt; ///< why a person must look; empty: it went by itself
};
struct TicketQueued {
    TicketId ticket;
    std::string because;
    std::optional<DispatchAudit> audit{};
}; ///< waits for a dispatcher, who sees why and whom it may go to
struct TicketDispatched {
    TicketId ticket;
    UnitId lead;
    std::vector<UnitId> helpers;
    bool automatic = false;
    double confidence = 0;
    std::string note;
    std::optional<DispatchAudit> audit{}; ///< of an automatic one
    std::vector<DistrictCode> between{};  ///< a person's choice on contested ground: the districts,
                                          ///< ascending; a past ruling 历史裁定 from now on
};
struct TicketSigned {
    TicketId ticket;
    UnitId unit;
};
/// 联办: a helping unit has signed for its own part.
struct HelperSigned {
    TicketId ticket;
    UnitId unit;
};
/// A helping unit's own result, for the lead to answer with.
struct HelperReplied {
    TicketId ticket;
    UnitId unit;
    Personal text;
};
/// The unit has spoken with the caller, or tried to.
struct ContactRecorded {
    TicketId ticket;
    UnitId unit;
    bool reached = true;
    Personal note{};
};
struct TicketReturned {
    TicketId ticket;
    UnitId unit;
    std::string clause;
    std::string reason;
};
struct ReturnAdjudicated {
    TicketId ticket;
    UnitId lead;
    std::string ruling;
};
struct TicketExtended {
    TicketId ticket;
    std::string duration;
    std::string reason;
};
struct TicketSuspended {
    TicketId ticket;
    std::string reason;
};
struct TicketResumed {
    TicketId ticket;
};
struct TicketReplied {
    TicketId ticket;
    UnitId unit;
    Personal text;
};
struct CallbackRecorded {
    TicketId ticket;
    bool reached = true;
    bool resolved = false;
    std::string satisfaction;
    std::string reason;
};
struct TicketRedone {
    TicketId ticket;
    UnitId lead;
    std::string reason;
};
struct TicketEvaluated {
    TicketId ticket;
    std::string verdict;
};
struct TicketArchived {
    TicketId ticket;
};
struct TicketReopened {
    TicketId ticket;
    std::string reason;
};
struct TicketMerged {
    TicketId ticket;
    TicketId into;
    std::string intoNumber; ///< as people call it
};
struct TicketSplit {
    TicketId ticket;
    TicketId from;
    std::string reason;
};
struct TicketUrged {
    TicketId ticket;
    std::string note;
};
/// Time in which a clock stood still, and the happening that began it.
struct ClockPaused {
    std::string cause;
    UtcTime from{};
    std::optional<UtcTime> to;
};
/// A firing of the present deadline that stays done: `warning`, `overdue` or `rung`, and which one.
struct ClockMark {
    std::string kind;
    int index = 0;
    UtcTime at{};
};
/// A step's clock was set (started, moved by a pause or an extension, stopped). `due` is absent
/// once it has stopped. The event carries the whole clock, so that a promise is refolded as it was
/// made, whatever the policy says by then. Step, unit and startedAt name the clock.
struct ClockSet {
    TicketId ticket;
    std::string step;
    std::string name;
    UnitId unit;
    UtcTime startedAt{};
    std::optional<UtcTime> due;
    std::string why;
    bool provisional = false;
    std::string policyVersion;
    std::string calendarVersion;
    std::string rule{};                    ///< of the policy, under which the ticket was accepted
    std::string charge{};                  ///< `caller`, `assignment`, `centre`
    std::string limit{};                   ///< `5wd`
    std::vector<std::string> extensions{}; ///< granted, in order
    std::vector<ClockPaused> pauses{};
    bool suspended = false; ///< stands still now
    std::optional<UtcTime> stoppedAt{};
    std::string stoppedBy{};            ///< the happening
    std::optional<UtcTime> finalDue{};  ///< of a stopped clock
    int round = 0;                      ///< grows when a moved deadline arms firings again
    std::vector<ClockMark> marks{};     ///< what has fired of this round
    std::optional<UtcTime> movedFrom{}; ///< when a revision moved it: where it stood until then
    std::string outcome{};              ///< of a stopped clock: `met`, `missed`, `dropped`
    std::string movedBecause{};         ///< 日历更正：9月20日（周日）改为上班
};
/// A warning, an overdue mark or an escalation, exactly once. `rung`: `warn:0.8`, `overdue`,
/// `urge`, `warn`, `escalate`. Held: recorded, but it reaches nobody until EscalationsReleased.
struct ClockFired {
    TicketId ticket;
    std::string step{};
    std::string rung{};
    UtcTime nominal{};
    bool held = false;
    UnitId unit{};       ///< of the clock
    UtcTime startedAt{}; ///< of the clock
    std::string
        kind{};    ///< as in ClockMark; `release`: a rung that was held reaches whom it was for
    int index = 0; ///< which warning or which rung of the ladder
    int round = 0;
    UnitId to{}; ///< whom an escalation reaches: that many levels up the tree of units
};
struct JournalStored {
    SessionId session;
    CallId call;
    TicketId ticket;
    std::string digest;
    int events = 0;
    std::int64_t bytes = 0;
    std::vector<session::AnswerUsed> answers{};
};
/// Who: the envelope's actor. Nobody is told.
struct AccessNoted {
    std::string act; ///< as in NoteAccess, like the others
    std::string subject;
    std::string reason;
    std::vector<TicketId> tickets{};
};
struct TimeJumped {
    UtcTime from{};
    UtcTime to{};
};
struct EscalationsReleased {};
/// From here on these are the city's clocks. The event carries them whole, so that the log alone
/// tells by which calendar a deadline was computed; the deadlines it moves follow as ClockSet.
struct ClocksRevised {
    sla::Policy policy;
    std::vector<sla::CalendarYear> calendarYears;
    std::string calendarVersion;
    std::string reason;
    bool movePromises = false;
};

using EventBodies =
    std::variant<SeatSignedIn, SeatSignedOut, SeatStateSet, LeaseRenewed, LeaseLost, CallQueued,
                 CallOffered, CallAnswered, CallHeld, CallResumed, CallEnded, WrapUpFinished,
                 TicketAccepted, TicketFieldChanged, TicketAnswered, TicketRefused,
                 TicketHandedOver, TicketQueued, TicketDispatched, TicketSigned, TicketReturned,
                 ReturnAdjudicated, TicketExtended, TicketSuspended, TicketResumed, TicketReplied,
                 CallbackRecorded, TicketRedone, TicketEvaluated, TicketArchived, TicketReopened,
                 TicketUrged, ClockSet, ClockFired, JournalStored, TimeJumped, EscalationsReleased,
                 CallOverflowed, CallPassedOn, CallTransferred, CallbackRequested, WaitAnnounced,
                 CallerRestricted, RestrictionEnded, CallTurnedAway, SurgeSwitched, TicketMerged,
                 TicketSplit, ContactRecorded, ClocksRevised, HelperSigned, HelperReplied,
                 CallMissed, PartyJoined, PartyReleased, AccessNoted>;

/// One of them. A type of its own because copying, moving and destroying so many alternatives is
/// slow to compile: it is done once, in event.cpp.
struct EventBody : EventBodies {
    EventBody();
    template <AlternativeOf<EventBodies> Alternative>
    EventBody(Alternative alternative)
        : EventBodies(std::in_place_type<Alternative>, std::move(alternative))
    {}
    EventBody(const EventBody& other);
    EventBody(EventBody&& other) noexcept;
    EventBody& operator=(const EventBody& other);
    EventBody& operator=(EventBody&& other) noexcept;
    ~EventBody();
};

enum class Realm { Live, Sandbox };

/// The envelope of every central event. Sequence numbers are gap-free from 1; `hash` chains over
/// the sealed JSON of this event and the previous hash and is filled in by the log.
struct Event {
    std::int64_t seq = 0;
    std::string city;
    Realm realm = Realm::Live;
    std::int64_t epoch = 1;
    int version = 1; ///< of this event type's shape
    UtcTime recordedAt{};
    UtcTime occurredAt{}; ///< earlier than recordedAt for what happened offline
    bool offline = false; ///< as in Command
    StaffId actor;
    CommandId cause;
    std::string previous; ///< hex digest of the event before
    EventBody body;
};

} // namespace lianxin::engine
