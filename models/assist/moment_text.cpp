#include "models/assist/moment.h"

#include <cstdio>

namespace lianxin::assist {

namespace {

using namespace std::chrono;

std::string_view weekdayName(local_days day)
{
    constexpr std::string_view kNames[]{"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    return kNames[static_cast<std::size_t>(weekday{day}.iso_encoding() - 1)];
}

std::string clockText(minutes clock)
{
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(clock.count() / 60 % 24),
                  static_cast<int>(clock.count() % 60));
    return text;
}

std::string dateText(local_days day)
{
    const auto date = year_month_day{day};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

} // namespace

std::string isoOf(const Moment& moment)
{
    const auto date = dateText(moment.day);
    return moment.clock ? date + "T" + clockText(*moment.clock) : date;
}

std::string shownOf(const Moment& moment)
{
    const auto date = year_month_day{moment.day};
    const std::string since = moment.since ? "起" : "";
    const std::string about = moment.about ? "约" : "";
    if (moment.grain == Grain::Year)
        return about + std::to_string(static_cast<int>(date.year())) + "年" + since;
    if (moment.grain == Grain::Month)
        return std::to_string(static_cast<int>(date.year())) + "年" +
               std::to_string(static_cast<unsigned>(date.month())) + "月" + moment.part + since;
    std::string text =
        about + dateText(moment.day) + "（" + std::string{weekdayName(moment.day)} + "）";
    if (moment.clock)
        return text + clockText(*moment.clock) + since;
    return text + moment.part + since;
}

} // namespace lianxin::assist
