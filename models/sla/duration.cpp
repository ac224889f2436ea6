#include "models/sla/duration.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lianxin::sla {

namespace {

constexpr std::size_t kMostDigits = 7;

struct Spelling {
    DurationUnit unit;
    std::string_view suffix;
    std::string_view chinese;
    Milliseconds length;
};

constexpr std::array kSpellings{
    Spelling{DurationUnit::WorkingMinutes, "wm", "个工作分钟", std::chrono::minutes{1}},
    Spelling{DurationUnit::WorkingDays, "wd", "个工作日", Milliseconds{0}},
    Spelling{DurationUnit::Days, "d", "天", std::chrono::hours{24}},
    Spelling{DurationUnit::Hours, "h", "小时", std::chrono::hours{1}},
    Spelling{DurationUnit::Minutes, "m", "分钟", std::chrono::minutes{1}},
};

const Spelling& spellingOf(DurationUnit unit)
{
    return kSpellings[static_cast<std::size_t>(unit)];
}

} // namespace

Measure measureOf(Duration duration)
{
    const bool working =
        duration.unit == DurationUnit::WorkingMinutes || duration.unit == DurationUnit::WorkingDays;
    return working ? Measure::Working : Measure::Natural;
}

Measure measureOf(std::span<const Duration> limits)
{
    const bool working =
        std::ranges::any_of(limits, [](Duration d) { return measureOf(d) == Measure::Working; });
    return working ? Measure::Working : Measure::Natural;
}

Result<Duration> parseDuration(std::string_view text)
{
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0)
        return Error{"duration.syntax", std::string(text)};
    if (digits > kMostDigits)
        return Error{"duration.too_long", std::string(text)};
    Duration duration;
    std::from_chars(text.data(), text.data() + digits, duration.count);
    for (const auto& spelling : kSpellings) {
        if (spelling.suffix != text.substr(digits))
            continue;
        duration.unit = spelling.unit;
        if (duration == Duration{0, DurationUnit::WorkingDays})
            return Error{"duration.zero_days", std::string(text)};
        return duration;
    }
    return Error{"duration.syntax", std::string(text)};
}

std::string print(Duration duration)
{
    return std::to_string(duration.count) + std::string(spellingOf(duration.unit).suffix);
}

std::string chinese(Duration duration)
{
    return std::to_string(duration.count) + std::string(spellingOf(duration.unit).chinese);
}

Milliseconds lengthOf(Duration duration)
{
    return duration.count * spellingOf(duration.unit).length;
}

} // namespace lianxin::sla
