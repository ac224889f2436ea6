#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"
#include "models/routing/skill.h"

#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>

#include <functional>
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

/// Whose seats may take a call, and what they must know.
struct Reach {
    GroupId group{};
    SkillSet needs{};
    auto operator<=>(const Reach&) const = default;
};

/// A call's place in the queue. Priority grows with waiting: a call of priority p stands where an
/// ordinary one would that came p × kPriorityStep earlier, so the order of two calls never changes
/// while both wait and needs no re-sorting. That holds for every reach it has.
struct WaitingCall {
    CallId id;
    Reach reach;
    UtcTime since{};
    int priority = 0;
    bool atHead = false; ///< put back after a seat was lost or did not answer; before all others,
                         ///< the longest waiting first
    std::vector<Reach> also{}; ///< further seats that may take it by now: its overflow so far
    SeatId preferred{};        ///< of the person who knows the caller's matter
};
inline constexpr Milliseconds kPriorityStep = std::chrono::seconds{60};
/// Whoever waits for a person that knows the matter goes before those who came so much earlier, at
/// that person's seat.
inline constexpr Milliseconds kKnownAhead = std::chrono::seconds{60};

struct FreeSeat {
    SeatId id;
    SkillSet has;
    UtcTime idleSince{};
    GroupId group{};

    bool serves(const Reach& reach) const
    {
        return group == reach.group && has.satisfies(reach.needs);
    }
};

/// Who is free and who waits, and who belongs together: group and skills first, then longest idle;
/// best call first. Free seats stand in a line for each set of skills in a group, waiting calls in
/// a line for each reach; both go when nobody stands in them, so there are never more than there
/// are kinds of people in the hall. Every decision is a look at the heads of the lines of one
/// group; adding and removing cost O(log n) a line. The answers depend on what was added, not on
/// the order of adding.
class CallRouting {
public:
    void add(FreeSeat seat);
    void remove(const SeatId& seat);
    void add(WaitingCall call);
    void remove(const CallId& call);

    /// The free seat of the group with the skills that has been idle longest.
    std::optional<SeatId> seatFor(const Reach& reach) const;
    std::optional<SeatId> seatFor(const SkillSet& needs) const { return seatFor(Reach{{}, needs}); }
    /// The call that such a seat should take next. The seat need not be free yet.
    std::optional<CallId> callFor(const FreeSeat& seat) const;
    std::optional<CallId> callFor(const SkillSet& has) const { return callFor({{}, has, {}, {}}); }

    std::size_t waiting() const { return m_waiting.size(); }
    std::size_t free() const { return m_free.size(); }
    bool isFree(const SeatId& seat) const { return m_free.count(seat) != 0; }
    /// How many wait for the same seats: those before an ordinary call that comes now.
    std::size_t ahead(const Reach& reach) const;
    /// How many of those who wait for the same seats come before this call.
    std::size_t ahead(const CallId& call) const;
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
    /// In order, and knows how many stand before each.
    using Line =
        __gnu_pbds::tree<CallKey, __gnu_pbds::null_type, std::less<CallKey>,
                         __gnu_pbds::rb_tree_tag, __gnu_pbds::tree_order_statistics_node_update>;
    /// Lines by group and skills: those that seats have, or that calls need.
    template <class Line> using Lines = std::unordered_map<GroupId, std::map<SkillSet, Line>>;

    struct WaitingEntry {
        std::vector<Reach> reaches;
        SeatId preferred;
        CallKey key;
    };

    static CallKey keyOf(const WaitingCall& call);
    const CallKey* knownTo(const FreeSeat& seat) const;

    Lines<std::set<SeatKey>> m_idle;
    Lines<Line> m_lines;
    std::unordered_map<SeatId, FreeSeat> m_free;
    std::unordered_map<CallId, WaitingEntry> m_waiting;
    std::unordered_map<SeatId, std::set<CallKey>> m_preferring; ///< calls by the seat they prefer
};

} // namespace lianxin::routing
