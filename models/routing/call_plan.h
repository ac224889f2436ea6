#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::routing {

/// One step of an overflow chain: from `after` on, the seats of another group may take the call
/// too, or another city takes it over (多援一).
struct OverflowStep {
    Milliseconds after{}; ///< since the call began to wait
    GroupId group{};      ///< whose seats may take it from then on
    std::string city{};   ///< instead of a group: the code of the city it is passed on to
    std::optional<std::vector<std::string>>
        skills{};           ///< what such a seat must know; absent: what the call needs
    bool onlySurge = false; ///< holds in surge mode 应急模式 only
    bool operator==(const OverflowStep&) const = default;
};

/// A group of seats 班组. A call belongs to one group; a seat answers for the group it signed in
/// to.
struct Group {
    GroupId id;
    std::string name;                  ///< 综合组
    std::vector<std::string> skills{}; ///< what every call of the group needs, with levels
    int priority = 0;                  ///< of its calls; see WaitingCall
    bool atHome = false; ///< volunteers at home: numbers are masked, the form is the short one
    std::vector<OverflowStep> overflow{}; ///< by rising `after`
    bool readsOnly = false; ///< 新媒体座席: its seats read tickets and write none
    bool operator==(const Group&) const = default;
};

/// Which calls belong to a group: the first line whose words all agree. An empty word agrees with
/// everything.
struct Line {
    std::string dialled{};  ///< number dialled
    std::string key{};      ///< key pressed
    std::string language{}; ///< a skill the gateway asks for
    GroupId group{};
    bool operator==(const Line&) const = default;
};

/// A number outside the hotline that is often brought into a call 三方通话.
struct OutsideLine {
    std::string line; ///< number to dial
    std::string name;
    bool operator==(const OutsideLine&) const = default;
};

/// What is said to those who wait. Filled in: `{ahead}`, how many stand before; `{place}`, one
/// more;
/// `{minutes}`.
struct Announcements {
    std::string position{}; ///< while the wait cannot be told honestly
    std::string waiting{};
    std::string surge{};                 ///< instead of `waiting` in surge mode
    std::string callback{};              ///< added when a callback is offered
    std::optional<Milliseconds> every{}; ///< said again after so long, as things stand by then
    bool operator==(const Announcements&) const = default;
};

/// How a city spreads its calls over its seats: data that an operator edits. Without groups every
/// seat is in the nameless group, and so is every call.
struct CallPlan {
    std::vector<Group> groups{}; ///< the first is that of whatever no line names
    std::vector<Line> lines{};
    std::vector<OutsideLine> outside{};
    Announcements announcements{};
    std::optional<Milliseconds>
        callbackFrom{}; ///< whoever must wait so long is offered a callback 排队回拨
    std::optional<Milliseconds>
        missedFrom{}; ///< whoever has waited so long and hangs up is called back 未接来电回拨

    const Group* find(const GroupId& id) const;
    /// The group's name, or its id when it has none.
    std::string nameOf(const GroupId& id) const;
    /// The group of a call.
    GroupId groupFor(std::string_view dialled, std::string_view key,
                     const std::vector<std::string>& skills) const;
    /// The group a seat joins that asks for none.
    GroupId standard() const { return groups.empty() ? GroupId{} : groups.front().id; }
    bool announces() const { return !announcements.position.empty(); }
    bool operator==(const CallPlan&) const = default;
};
inline constexpr std::size_t kMostGroups = 32;
inline constexpr std::size_t kMostOverflowSteps = 8;

/// What is wrong with a plan, and where: `duplicate_group`, `unknown_group`, `bad_step` (not
/// rising, or neither group nor city, or both), `too_many`. Details are Chinese, for whoever edits
/// the file.
struct PlanProblem {
    Error error;
    std::optional<std::size_t> group{};
    std::optional<std::size_t> step{};
    std::optional<std::size_t> line{};
};
std::vector<PlanProblem> validate(const CallPlan& plan);

} // namespace lianxin::routing
