#pragma once

#include "models/base/time.h"
#include "models/sla/working_hours.h"

#include <chrono>
#include <string>

namespace lianxin::sla {

/// Dates and times as they are said to a caller. The year is said only where it is not `year`.
std::string chineseDay(std::chrono::local_days date,
                       std::chrono::year year); ///< 11月24日（周二）, 2027年1月4日（周一）
std::string chineseTime(UtcTime time, std::chrono::year year); ///< 11月24日（周二）17:30
std::string chineseClock(UtcTime time);          ///< 17:30, 17:30:05 where it has seconds
std::string chineseLength(Milliseconds length);  ///< 4小时30分钟
std::string chineseHours(const DayHours& hours); ///< 08:30-12:00、14:00-17:30

std::chrono::local_days localDay(UtcTime time);
std::chrono::year yearOf(UtcTime time);

} // namespace lianxin::sla
