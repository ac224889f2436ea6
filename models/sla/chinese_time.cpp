#include "models/sla/chinese_time.h"

#include <array>
#include <cstdint>

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
    std::string text;
    if (parts.year() != current)
        text += std::to_string(static_cast<int>(parts.year())).append("年");
    text += std::to_string(static_cast<unsigned>(parts.month())).append("月");
    text += std::to_string(static_cast<unsigned>(parts.day())).append("日（");
    return text.append(kWeekdays[weekday{date}.c_encoding()]).append("）");
}

std::string chineseClock(UtcTime time)
{
    const auto local = base::toLocal(time);
    const hh_mm_ss clock{local - floor<days>(local)};
    std::string text;
    const auto add = [&](std::int64_t count) {
        text += static_cast<char>('0' + count / 10);
        text += static_cast<char>('0' + count % 10);
    };
    add(clock.hours().count());
    text += ':';
    add(clock.minutes().count());
    if (clock.seconds().count() > 0) {
        text += ':';
        add(clock.seconds().count());
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
