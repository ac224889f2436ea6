#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"
#include "models/sla/duration.h"

#include <array>
#include <optional>
#include <string_view>

namespace lianxin::sla {

/// What happens to a ticket, as far as clocks care.
enum class Happening {
    Accepted,
    Answered,
    Refused,
    HandedOver,
    Dispatched, ///< left the centre
    Assigned,   ///< laid on one unit
    Unassigned, ///< taken from one unit: moved to another, or its return was upheld
    Relieved, ///< another unit has signed what was this one's to answer for until then 首派负责
    Signed,
    FirstContact,
    Replied,
    CalledBack,
    Evaluated,
    Returned,    ///< the unit asks to give it back 退单
    Adjudicated, ///< the centre has ruled on a return
    Extended,    ///< carries the granted duration
    Suspended,
    Resumed,
    Redone,
    Reopened,
    Urged,
    Merged,
    Unmerged,
    Archived
};
inline constexpr std::array kHappenings{
    Happening::Accepted,   Happening::Answered,     Happening::Refused,     Happening::HandedOver,
    Happening::Dispatched, Happening::Assigned,     Happening::Unassigned,  Happening::Relieved,
    Happening::Signed,     Happening::FirstContact, Happening::Replied,     Happening::CalledBack,
    Happening::Evaluated,  Happening::Returned,     Happening::Adjudicated, Happening::Extended,
    Happening::Suspended,  Happening::Resumed,      Happening::Redone,      Happening::Reopened,
    Happening::Urged,      Happening::Merged,       Happening::Unmerged,    Happening::Archived};

std::string_view name(Happening happening);        ///< `first_contact`, as written in files
std::string_view chineseName(Happening happening); ///< 首次联系
/// Accepts either spelling; nothing for another word.
std::optional<Happening> parseHappening(std::string_view text);

/// Whom a happening concerns.
enum class Scope {
    Ticket,    ///< the whole ticket: the caller's, the centre's and, if `unit` is set, only that
               ///< unit's clocks; without unit every clock
    Assignment ///< one unit's clocks alone: what a helper 协办 does; steps that first contact ends
               ///< do not start by it
};

/// Something that happened to one ticket. Occurrences of a ticket come in order of time.
struct Occurrence {
    Happening what = Happening::Accepted;
    UtcTime at{};
    UnitId unit;
    Scope scope = Scope::Ticket;
    std::optional<Duration> extension; ///< of Extended
};

} // namespace lianxin::sla
