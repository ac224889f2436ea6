#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"
#include "models/routing/skill.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace lianxin::routing {

/// How long things may take at a seat. A city's own values stand in its files.
struct CallTimes {
    Milliseconds ring = std::chrono::seconds{15};   ///< then the call goes back to the head
    Milliseconds wrapUp = std::chrono::seconds{60}; ///< 话后处理, then the seat is free again
    Milliseconds lease = std::chrono::seconds{30};  ///< a seat not heard of for so long is lost
    bool operator==(const CallTimes&) const = default;
};

/// A call's place in the queue. Priority grows with waiting: a call of priority p stands where an
/// ordinary one would that came p × kPriorityStep earlier, so the order of two calls never changes
/// while both wait and needs no re-sorting.
struct WaitingCall {
    CallId id;
    SkillSet needs;
    UtcTime since{};
    int priority = 0;
    bool atHead = false; ///< put back after a seat was lost or did not answer; before all others,
                         ///< the longest waiting first
};
inline constexpr Milliseconds kPriorityStep = std::chrono::seconds{60};

struct FreeSeat {
    SeatId id;
    SkillSet has;
    UtcTime idleSince{};
};

/// Who is free and who waits, and who belongs together: skills first, then longest idle; best call
/// first. Every decision is a look at the heads of ordered sets; adding and removing cost O(demands
/// × log n), where a demand is a distinct set of needed skills (a handful in a city). The answers
/// depend on what was added, not on the order of adding.
class CallRouting {
public:
    void add(FreeSeat seat);
    void remove(const SeatId& seat);
    void add(WaitingCall call);
    void remove(const CallId& call);

    /// The free seat with the skills that has been idle longest.
    std::optional<SeatId> seatFor(const SkillSet& needs) const;
    /// The call that such a seat should take next.
    std::optional<CallId> callFor(const SkillSet& has) const;

    std::size_t waiting() const { return m_waiting.size(); }
    std::size_t free() const { return m_free.size(); }
    bool isFree(const SeatId& seat) const { return m_free.count(seat) != 0; }
    /// The call next in line over all demands: what a queue display shows first.
    std::optional<CallId> head() const;

private:
    struct SeatKey {
        UtcTime idleSince;
        SeatId seat;
        auto operator<=>(const SeatKey&) const = default;
    };
    struct CallKey {
        bool behind; ///< not at the head
        UtcTime since;
        CallId call;
        auto operator<=>(const CallKey&) const = default;
    };
    struct Demand {
        std::set<SeatKey> free;
        std::set<CallKey> waiting;
    };
    struct WaitingEntry {
        SkillSet needs;
        CallKey key;
    };

    Demand& demand(const SkillSet& needs);
    void forgetIdleDemands();
    static CallKey keyOf(const WaitingCall& call);

    std::map<SkillSet, Demand> m_demands;
    std::unordered_map<SeatId, FreeSeat> m_free;
    std::unordered_map<CallId, WaitingEntry> m_waiting;
};

/// Why a seat got a call, for the screen: 具备所需技能的坐席中空闲最久（3 分 20 秒）.
std::string whyLongestIdle(const SkillSet& needs, Milliseconds idle);
/// Why a call came to a seat that just became free: 排队最久（1 分 5 秒）.
std::string whyNextInLine(const WaitingCall& call, Milliseconds waited);

} // namespace lianxin::routing
