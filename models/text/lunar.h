#pragma once

#include <chrono>
#include <optional>

namespace lianxin::text {

/// A day of the lunar calendar as people name it: 腊月二十三 of the year that began with a spring
/// festival in 2026 is `{2026, 12, 23}`. Leap months have no name of their own in speech and are
/// left out.
struct LunarDay {
    int year = 0;
    int month = 1; ///< 1 正月 … 12 腊月
    int day = 1;   ///< 30 of a month of 29 days is its last
};

/// The day of the common calendar; none outside the lunar years 2010–2038 or for no such day. The
/// table was written out with ICU's Chinese calendar (Asia/Shanghai).
std::optional<std::chrono::local_days> solarDay(const LunarDay& lunar);

} // namespace lianxin::text
