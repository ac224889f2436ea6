#pragma once

#include "models/engine/city_index.h"
#include "models/engine/rows.h"
#include "models/engine/table.h"
#include "models/engine/wakeups.h"
#include "models/routing/call_routing.h"

#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lianxin::engine {

/// What happened since midnight in the city.
struct DayCounters {
    int day = 0; ///< ticket::cityDay
    int calls = 0;
    int callsAnswered = 0;
    int callsAbandoned = 0;
    int tickets = 0; ///< accepted; the last serial of the day
    int answered = 0;
    int refused = 0;
    int handedOver = 0;
    int dispatched = 0;
    int dispatchedAutomatically = 0;
    int returned = 0;
    int replied = 0;
    int archived = 0;
    int overdue = 0;
    int transferred = 0;
    int passedOn = 0;   ///< to another city
    int turnedAway = 0; ///< under restriction
    int callbacks = 0;  ///< asked for in the queue
    int missed = 0;     ///< hung up after waiting, to be called back
    bool operator==(const DayCounters&) const = default;
};

/// How many tickets stand where, kept and never counted.
struct TicketCounts {
    std::array<int, ticket::kStates.size()>
        byState{}; ///< in memory; archived ones are only the latest
    int awaitingDispatch = 0;
    bool operator==(const TicketCounts&) const = default;
};

/// Lengths of every queue.
struct QueueLengths {
    std::array<int, ticket::kStates.size()> tickets{}; ///< as TicketCounts
    int awaitingDispatch = 0;
    int waitingCalls = 0;
    int freeSeats = 0;
    bool operator==(const QueueLengths&) const = default;
};

/// What is true of the centre as a whole.
struct CentreRow {
    std::int64_t seq = 0; ///< last event folded
    DayCounters today;
    bool holdingEscalations = false;
    bool surge = false; ///< 应急模式
    std::string surgeReason{};
    UtcTime surgeSince{};
    bool operator==(const CentreRow&) const = default;
};

/// Archived tickets kept in memory; older ones come from the Query when somebody asks.
inline constexpr std::size_t kArchivedInMemory = 2000;

/// Everything the centre knows of now: a fold over events, with indices that follow the rows. A
/// group of changes is kept or undone as a whole, so that memory never stands ahead of the disk.
class State {
public:
    explicit State(std::shared_ptr<const CityIndex> city);

    const CityIndex& city() const { return *m_city; }
    const CentreRow& centre() const { return m_centre; }

    const SeatRow* seat(const SeatId& id) const { return m_seats.find(id); }
    const CallRow* call(const CallId& id) const { return m_calls.find(id); }
    const TicketRow* ticket(const TicketId& id) const { return m_tickets.find(id); }
    const Table<SeatId, SeatRow>& seats() const { return m_seats; }
    const Table<CallId, CallRow>& calls() const { return m_calls; }
    /// The missed call of that number which waits to be called back, or empty.
    CallId missedCallOf(const std::string& number) const;
    std::size_t missedCalls() const { return m_missedByNumber.size(); }
    const Table<TicketId, TicketRow>& tickets() const { return m_tickets; }
    /// The seat a person is signed in at, or empty.
    SeatId seatOf(const StaffId& staff) const;
    /// How a group's queue moves; null before its first waiting call was taken.
    const GroupRow* group(const GroupId& id) const { return m_groups.find(id); }
    const Table<GroupId, GroupRow>& groups() const { return m_groups; }
    /// By number, past ones too until they are ended.
    const RestrictionRow* restriction(const std::string& number) const
    {
        return m_restrictions.find(number);
    }
    const Table<std::string, RestrictionRow>& restrictions() const { return m_restrictions; }
    /// Tickets merged into this one, oldest first.
    const std::vector<TicketId>& followersOf(const TicketId& ticket) const;
    const Table<TicketId, FollowersRow>& followers() const { return m_followers; }
    /// How contested tickets were settled, by border.
    const Table<std::string, RulingsRow>& rulings() const { return m_rulings; }
    const routing::CallRouting& routing() const { return m_routing; }
    QueueLengths queues() const;
    /// Of the confidential tickets among them, by team: what others must not be able to count.
    const std::map<std::string, TicketCounts>& confidential() const { return m_confidential; }
    /// What time itself makes happen next, with calls before tickets at the same instant.
    std::optional<std::pair<UtcTime, Wake>> firstWake() const;
    std::optional<UtcTime> firstWakeTime() const;
    std::optional<UtcTime> nextClockFiring() const;

    void beginGroup();
    void keepGroup();
    void undoGroup();

    // — for evolve and the host
    /// The city's clocks from now on; what fires next of every ticket follows them.
    void reviseClocks(const sla::Policy& policy, const std::vector<sla::CalendarYear>& years,
                      const std::string& calendarVersion);
    template <class Change> void changeSeat(const SeatId& id, Change change)
    {
        auto& row = m_seats.edit(id);
        takeOut(row);
        change(row);
        putIn(row);
    }
    template <class Change> void changeCall(const CallId& id, Change change)
    {
        auto& row = m_calls.edit(id);
        takeOut(row);
        change(row);
        putIn(row);
    }
    template <class Change> void changeTicket(const TicketId& id, Change change)
    {
        auto& row = m_tickets.edit(id);
        takeOut(row);
        change(row);
        putIn(row);
    }
    template <class Change> void changeGroup(const GroupId& id, Change change)
    {
        change(m_groups.edit(id));
    }
    void follow(const TicketId& ticket, const TicketId& into);
    void unfollow(const TicketId& ticket, const TicketId& from);
    /// A ruling to remember: of its border the kRulingsKept latest are.
    void rule(routing::Ruling ruling);
    void restrict(const RestrictionRow& row);
    void endRestriction(const std::string& number);
    /// Chains differ in surge mode, so every waiting call is looked at once, when the switch is
    /// turned.
    void switchSurge(bool on, const std::string& reason, UtcTime at);
    void eraseSeat(const SeatId& id);
    void eraseCall(const CallId& id);
    CentreRow& editCentre() { return m_centre; }
    /// A ticket loaded from the Query because a command needs it.
    void admit(const TicketView& view);
    /// A seat was heard of: its lease runs until then. No event: a restart gives every seat a new
    /// lease anyway.
    void renewLease(const SeatId& seat, UtcTime until);
    /// After a restart or a jump of time no seat is lost for what it could not do.
    void renewAllLeases(UtcTime until);
    /// Archived tickets beyond kArchivedInMemory leave, the longest archived first. After every
    /// event, so that what memory holds depends on the log alone and not on how it was read.
    void dropOldestArchived();

private:
    /// Out of the indices that depend on what may change; putIn() sets the wakes to what holds
    /// then. forget() clears these too.
    void takeOut(const SeatRow& row);
    void putIn(const SeatRow& row);
    void forget(const SeatRow& row);
    void takeOut(const CallRow& row);
    void putIn(const CallRow& row);
    void forget(const CallRow& row);
    void takeOut(const TicketRow& row);
    void putIn(const TicketRow& row);
    void forget(const TicketRow& row);
    void wakeForOverflow(const CallRow& row);
    void wakeForAnnouncement(const CallRow& row);
    void rearmOverflow();
    void countTicket(const TicketRow& row, int by);

    std::shared_ptr<const CityIndex> m_city;
    std::shared_ptr<const CityIndex> m_cityBefore;
    CentreRow m_centre;
    CentreRow m_centreBefore;
    Table<SeatId, SeatRow> m_seats;
    Table<CallId, CallRow> m_calls;
    Table<TicketId, TicketRow> m_tickets;
    Table<GroupId, GroupRow> m_groups;
    Table<std::string, RestrictionRow> m_restrictions;
    Table<TicketId, FollowersRow> m_followers;
    Table<std::string, RulingsRow> m_rulings;

    routing::CallRouting m_routing;
    std::unordered_map<StaffId, SeatId> m_seatOfStaff;
    std::unordered_map<std::string, CallId> m_missedByNumber;
    TicketCounts m_ticketCounts;
    std::map<std::string, TicketCounts> m_confidential;
    std::set<std::pair<std::int64_t, TicketId>> m_archived;
    bool m_armedForSurge = false; ///< the chains that m_callWakes follows
    Wakeups m_callWakes;
    Wakeups m_ticketWakes;
};

/// True while somebody sits there, heard of or not.
bool isOnline(const SeatRow& row);
/// True when the seat may be offered a call.
bool isFree(const SeatRow& row);
/// The next step of the chain that a waiting call will reach, and its place in the chain; null when
/// there is none.
std::pair<const routing::OverflowStep*, std::size_t> nextOverflow(const State& state,
                                                                  const CallRow& row);

} // namespace lianxin::engine
