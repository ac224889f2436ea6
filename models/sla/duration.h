#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lianxin::sla {

enum class DurationUnit { WorkingMinutes, WorkingDays, Days, Hours, Minutes };

/// A time limit as people write it. `24h` and `1d` are equally long but not equal: each prints as
/// it was written.
struct Duration {
    std::int64_t count = 0;
    DurationUnit unit = DurationUnit::Minutes;
    bool operator==(const Duration&) const = default;
};

/// What passes while a limit runs, and what a pause of it is measured in.
enum class Measure { Working, Natural };
Measure measureOf(Duration duration);
/// Of a limit and its extensions: working as soon as one of them is.
Measure measureOf(std::span<const Duration> limits);

/// Reads `90wm` (working minutes), `5wd` (working days), `3d`, `2h`, `30m` (natural time); at most
/// seven digits. Errors: `duration.syntax`, `duration.too_long`, `duration.zero_days` (`0wd`: no
/// such day); detail: the text.
Result<Duration> parseDuration(std::string_view text);
/// The inverse of parseDuration().
std::string print(Duration duration);
/// 90个工作分钟, 5个工作日, 3天, 2小时, 30分钟.
std::string chinese(Duration duration);

/// Length of working minutes or natural time; zero for working days, which differ in length.
Milliseconds lengthOf(Duration duration);

} // namespace lianxin::sla
