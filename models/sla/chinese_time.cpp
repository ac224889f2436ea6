#include "models/sla/chinese_time.h"

#include <array>
#include <cstdio>

namespace lianxin::sla {

using namespace std::chrono;

local_days localDay(UtcTime time)
{
    return floor<days>(base::toLocal(time));
}

year yearOf(UtcTime time)
{
    return year_month_day{localDay(time)}.year();
}

std::string chineseDay(local_days date, year current)
{
    static constexpr std::array kWeekdays{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
    const year_month_day parts{date};
    std::array<char, 96> buffer{};
    if (parts.year() != current)
        std::snprintf(buffer.data(), buffer.size(), "%d年", static_cast<int>(parts.year()));
    std::string text = buffer.data();
    std::snprintf(buffer.data(), buffer.size(), "%u月%u日（%s）",
                  static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                  kWeekdays[weekday{date}.c_encoding()]);
    return text + buffer.data();
}

std::string chineseClock(UtcTime time)
{
    const auto local = base::toLocal(time);
    const hh_mm_ss clock{local - floor<days>(local)};
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02d:%02d",
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    std::string text = buffer.data();
    if (clock.seconds().count() > 0) {
        std::snprintf(buffer.data(), buffer.size(), ":%02d",
                      static_cast<int>(clock.seconds().count()));
        text += buffer.data();
    }
    return text;
}

std::string chineseTime(UtcTime time, year current)
{
    return chineseDay(localDay(time), current) + chineseClock(time);
}

std::string chineseLength(Milliseconds length)
{
    const auto seconds = floor<std::chrono::seconds>(length);
    const auto h = floor<hours>(seconds);
    const auto m = floor<minutes>(seconds - h);
    const auto s = seconds - h - m;
    std::string text;
    if (h.count() > 0)
        text += std::to_string(h.count()) + "小时";
    if (m.count() > 0)
        text += std::to_string(m.count()) + "分钟";
    if (s.count() > 0)
        text += std::to_string(s.count()) + "秒";
    return text.empty() ? "0分钟" : text;
}

std::string chineseHours(const DayHours& hours)
{
    std::string text;
    for (const auto& part : hours) {
        if (!text.empty())
            text += "、";
        text += print(DayHours{part});
    }
    return text;
}

} // namespace lianxin::sla
