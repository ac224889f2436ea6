#pragma once

#include "models/engine/event.h"
#include "models/ticket/life_cycle.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::engine {

/// Why a command was not carried out. `code` is stable: `forbidden`, `unknown_ticket`,
/// `illegal_transition`, `missing_clause`, `stale_version`, `call_gone`, `seat_busy`,
/// `body_differs`, `too_old`, …; the text a person reads is made at the screen.
struct Rejection {
    std::string code;
    std::string detail;
    bool operator==(const Rejection&) const = default;
};

/// The store refused and not the engine: nothing of the command was kept, it says nothing about
/// the command itself, and the same one may be sent again.
inline bool isStoreRefusal(const Rejection& rejection)
{
    return rejection.code == "disk_full" || rejection.code == "io" || rejection.code == "busy" ||
           rejection.code == "fenced";
}

/// The answer to a command: the numbers of its events, or a rejection. A repetition gets the very
/// same.
struct Answer {
    CommandId command;
    std::int64_t firstSeq = 0; ///< 0 when nothing happened
    std::int64_t lastSeq = 0;
    std::optional<Rejection> rejection;
    std::string ticketNumber; ///< given by SubmitTicket
    bool operator==(const Answer&) const = default;
};

/// An answer as it is kept: with the digest of the command's body, so that the same id with another
/// body is noticed.
struct StoredAnswer {
    Answer answer;
    std::string bodyDigest;
    UtcTime at{};
};

/// What a helping unit 协办单位 has done of its own part.
struct HelperPart {
    UnitId unit;
    std::optional<UtcTime> signedAt;
    std::optional<UtcTime> repliedAt;
    Personal reply;
    bool operator==(const HelperPart&) const = default;
};

/// One assignment of a ticket to a unit; the first stays responsible until another has signed
/// (首派负责).
struct Assignment {
    UnitId lead;
    std::vector<UnitId> helpers;
    UtcTime at{};
    std::optional<UtcTime> signedAt;
    bool automatic = false;
    std::optional<UtcTime> contactedAt{}; ///< 首次联系: the caller was first reached
    std::vector<HelperPart> parts{};      ///< of helpers that have begun, in that order
    bool operator==(const Assignment&) const = default;
};

/// How a clock ended, or whether it is late already.
enum class Verdict { Open, Met, Missed, Dropped };

/// A clock of a ticket as people see it.
struct StepView {
    std::string step;
    std::string name;
    UnitId unit;
    UtcTime startedAt{};
    std::optional<UtcTime> due;
    std::optional<UtcTime> stoppedAt;
    std::string why;
    bool provisional = false;
    std::vector<std::string> fired;
    Verdict verdict = Verdict::Open; ///< of the present deadline
    bool operator==(const StepView&) const = default;
};

/// A rung of the ladder that was due while escalations were held: it reaches nobody until they are
/// released. Names its clock as ClockFired does.
struct HeldRung {
    std::string step;
    std::string rung;
    UnitId unit;
    UtcTime startedAt{};
    int index = 0;
    int round = 0;
    UnitId to; ///< whom it would have reached
    bool operator==(const HeldRung&) const = default;
};

/// A ticket as the world sees it: what is sent in a snapshot and stored as a projection.
struct TicketView {
    TicketId id;
    std::string number;
    std::string provisionalNumber; ///< stays a searchable alias for ever
    ticket::State state = ticket::State::Draft;
    ticket::Kind kind = ticket::Kind::Enquiry;
    CategoryCode category;
    ticket::Urgency urgency = ticket::Urgency::Normal;
    std::string colour;
    std::vector<ticket::FieldValue> fields;
    std::optional<places::Point> point;
    DistrictCode district;
    ItemId item;
    CallId call;
    SessionId session;
    StaffId acceptedBy;
    UtcTime acceptedAt{};
    std::vector<Assignment> assignments;
    bool awaitingDispatch = false;
    std::string queuedBecause{};                 ///< why it waits for a dispatcher
    std::vector<DispatchCandidate> candidates{}; ///< whom it may go to, while it waits
    int bounces = 0;
    std::vector<StepView> steps;
    Personal reply;
    std::string satisfaction;
    std::optional<bool> resolved;
    std::string refusalClause;
    std::string verdict;
    int callbackAttempts =
        0; ///< since the last reply; the third without an answer counts as called back
    std::optional<TicketId> earlier{};    ///< 重办: the ticket of the same matter before it
    std::optional<TicketId> mergedInto{}; ///< 并单: the ticket it goes with
    std::string mergedIntoNumber{};
    std::string team{};               ///< of its colour 专班
    bool confidential = false;        ///< 保密
    std::vector<UnitId> told{};       ///< units that an escalation 升级督办 has reached
    std::vector<HeldRung> withheld{}; ///< escalations that are held
    std::int64_t seq = 0;             ///< last event that changed it
    bool operator==(const TicketView&) const = default;
};

/// A ticket in which a knowledge entry was given to the caller, and which version of it.
struct AnswerGiven {
    TicketView ticket;
    int version = 1;
    bool operator==(const AnswerGiven&) const = default;
};

/// Somebody from outside in a call 三方通话.
struct Party {
    std::string line; ///< the number dialled
    std::string name;
    bool operator==(const Party&) const = default;
};

/// A call as the centre sees it.
enum class CallPhase { Waiting, Ringing, Talking, Held, Ended };
struct CallView {
    CallId id;
    Personal number;
    std::string dialled;
    std::string key;
    std::string media;
    std::vector<std::string> skills;
    CallPhase phase = CallPhase::Waiting;
    SeatId seat;
    UtcTime queuedAt{};
    std::optional<UtcTime> offeredAt;
    std::optional<UtcTime> answeredAt;
    std::string because;
    GroupId group{};
    std::vector<GroupId> also{}; ///< further groups that may take it by now
    bool transferred = false;    ///< once is all there is
    bool callback = false;       ///< the caller hung up and is called back in turn
    bool missed = false;         ///< without having asked for it 未接来电
    std::string note{};          ///< from whoever transferred it
    std::optional<Party> party{};
    bool operator==(const CallView&) const = default;
};

struct SeatView {
    SeatId id;
    StaffId staff;
    std::string staffName;
    std::vector<std::string> skills;
    SeatState state = SeatState::Offline;
    std::string reason;
    CallId call;
    UtcTime since{};
    UtcTime leaseUntil{};
    GroupId group{};
    bool atHome = false; ///< a volunteer's: numbers are masked there
    bool operator==(const SeatView&) const = default;
};

} // namespace lianxin::engine
