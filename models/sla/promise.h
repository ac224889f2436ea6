#pragma once

#include "models/sla/deadline.h"
#include "models/sla/policy.h"

#include <string>
#include <vector>

namespace lianxin::sla {

/// A step as it will run if every step before it takes the whole of its limit.
struct Promise {
    std::string step;
    std::string name;
    Charge charge = Charge::Assignment;
    UtcTime from{};
    Due due;
    std::string why; ///< 11月24日（周二）起算，3个工作日，到11月26日（周四）17:30止
    bool operator==(const Promise&) const = default;
};

/// What a ticket accepted now and dispatched at once to `unit` promises: shown at the seat before
/// it is submitted. In order of the due times; steps that only a return, a redo or the like would
/// start are left out.
std::vector<Promise> promises(const Rule& rule, const Calendars& calendars, UtcTime acceptedAt,
                              const UnitId& unit = {});

} // namespace lianxin::sla
