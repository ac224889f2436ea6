#pragma once

#include "models/sla/deadline.h"

#include <span>
#include <string>
#include <vector>

namespace lianxin::sla {

/// How a deadline came about, a sentence a line, in words that can be read to a complainant: from
/// when it counts, which days are left out and which are worked instead, what each pause moved,
/// where it ends, and which years without known holidays it rests on. `limits`: the limit, then its
/// extensions. The end it names is that of unpaused() and afterPauses() for the same arguments.
std::vector<std::string> explain(const Calendar& calendar, std::span<const Duration> limits,
                                 UtcTime start, std::span<const Pause> pauses = {});
std::vector<std::string> explain(const Calendar& calendar, Duration limit, UtcTime start,
                                 std::span<const Pause> pauses = {});

/// One line of it: 11月24日（周二）起算，3个工作日，到11月26日（周四）17:30止。
std::string summary(const Calendar& calendar, Duration limit, UtcTime start,
                    std::span<const Pause> pauses = {});

} // namespace lianxin::sla
