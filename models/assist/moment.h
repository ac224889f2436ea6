#pragma once

#include "models/assist/heard.h"
#include "models/base/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::assist {

/// How much of a moment was said.
enum class Grain { Year, Month, Day, PartOfDay, Minute };

/// A moment named in an utterance, resolved against the time of the call.
struct Moment {
    std::chrono::local_days day{};
    std::optional<std::chrono::minutes> clock; ///< since midnight
    Grain grain = Grain::Day;
    std::string part; ///< 晚上, 凌晨 …, where only that was said; of a month 初, 中旬, 底 …
    bool since = false;     ///< 从…开始, …起, …就这样: it goes on
    bool about = false;     ///< reckoned from a length: 三天了
    bool habit = false;     ///< a part of the day that comes again: 每天…, 两点到四点
    bool dayBefore = false; ///< the day is that of words before it: 今天晚上几点？—十点半
    double confidence = 0; ///< that it was understood, not that it is the one asked for
    int from = 0;          ///< code points of the utterance's normal text
    int to = 0;
};

/// Moments of one utterance in order. Weeks begin on Monday (GB/T 7408), on
/// Sundays too: said on Sunday 2026-11-29, 上周三 is 2026-11-18 and 这周三 is 2026-11-25.
/// A bare clock time is of the part of day and the day spoken of before it (`hours.h`), else the
/// last one before the call. Moments after the call are left out, but for such an hour of today.
std::vector<Moment> readMoments(const Heard& heard, UtcTime now);

/// `2026-11-18` or `2026-11-18T14:30`.
std::string isoOf(const Moment& moment);
/// 2026-11-18（周三）起, 2026-11-17（周二）晚上, 2026年9月起.
std::string shownOf(const Moment& moment);

} // namespace lianxin::assist
