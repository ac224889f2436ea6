#include "models/sla/calendar_source.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

namespace lianxin::sla {

using std::chrono::year_month_day;

namespace {

constexpr std::chrono::year kFirstYear{2000};
constexpr std::chrono::year kLastYear{2099};

std::string print(year_month_day date)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer.data();
}

bool isUsable(year_month_day date)
{
    return date.ok() && date.year() >= kFirstYear && date.year() <= kLastYear;
}

Status checkHours(const WorkingHours& hours)
{
    for (const auto& day : hours.week)
        if (auto fault = faultOf(day); !fault.empty())
            return Error{"calendar.hours", std::move(fault)};
    if (auto fault = faultOf(hours.makeUp); !fault.empty())
        return Error{"calendar.hours", std::move(fault)};
    if (std::ranges::all_of(hours.week, &DayHours::empty))
        return Error{"calendar.no_working_time", {}};
    return success();
}

Status checkYears(const std::vector<CalendarYear>& years)
{
    std::set<int> published;
    std::map<year_month_day, bool> off;
    for (const auto& year : years) {
        if (year.year < static_cast<int>(kFirstYear) || year.year > static_cast<int>(kLastYear))
            return Error{"calendar.date", std::to_string(year.year)};
        if (!published.insert(year.year).second)
            return Error{"calendar.year", std::to_string(year.year)};
        for (const auto& day : year.days) {
            if (!isUsable(day.date))
                return Error{"calendar.date", print(day.date)};
            if (off.try_emplace(day.date, day.off).first->second != day.off)
                return Error{"calendar.conflict", print(day.date)};
        }
    }
    return success();
}

Status checkSpecialDays(const std::vector<SpecialDay>& days)
{
    std::set<year_month_day> dates;
    for (const auto& day : days) {
        if (!isUsable(day.date))
            return Error{"calendar.date", print(day.date)};
        if (!dates.insert(day.date).second)
            return Error{"calendar.conflict", print(day.date)};
        if (auto fault = faultOf(day.hours); !fault.empty())
            return Error{"calendar.hours", print(day.date) + " " + fault};
    }
    return success();
}

} // namespace

std::string_view name(Holidays holidays)
{
    return holidays == Holidays::Observed ? "observed" : "ignored";
}

std::optional<Holidays> parseHolidays(std::string_view text)
{
    for (const auto holidays : {Holidays::Observed, Holidays::Ignored})
        if (text == name(holidays))
            return holidays;
    return std::nullopt;
}

CalendarSource layered(CalendarSource city, const UnitCalendar& own)
{
    if (own.hours)
        city.hours = *own.hours;
    if (own.holidays == Holidays::Ignored)
        city.holidays = Holidays::Ignored;
    for (const auto& day : own.specialDays) {
        std::erase_if(city.specialDays,
                      [&](const SpecialDay& theirs) { return theirs.date == day.date; });
        city.specialDays.push_back(day);
    }
    return city;
}

Status check(const CalendarSource& source)
{
    if (auto hours = checkHours(source.hours); !hours)
        return hours;
    if (auto years = checkYears(source.years); !years)
        return years;
    return checkSpecialDays(source.specialDays);
}

} // namespace lianxin::sla
