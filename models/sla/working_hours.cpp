#include "models/sla/working_hours.h"

#include <array>
#include <cstdio>
#include <optional>

namespace lianxin::sla {

namespace {

constexpr int kDayMinutes = 1440;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<int> parseClock(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == 0 || colon > 2 || text.size() != colon + 3)
        return std::nullopt;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (at != colon && !isDigit(text[at]))
            return std::nullopt;
    const int hour = colon == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[colon + 1] - '0') * 10 + (text[colon + 2] - '0');
    if (minute > 59 || hour * 60 + minute > kDayMinutes)
        return std::nullopt;
    return hour * 60 + minute;
}

std::optional<Interval> parseInterval(std::string_view text)
{
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto from = parseClock(trimmed(text.substr(0, dash)));
    const auto to = parseClock(trimmed(text.substr(dash + 1)));
    if (!from || !to)
        return std::nullopt;
    return Interval{*from, *to};
}

std::string print(Interval part)
{
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%02d:%02d-%02d:%02d",
                                     part.from / 60, part.from % 60, part.to / 60, part.to % 60);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

} // namespace

DayHours officeHours()
{
    return {{8 * 60 + 30, 12 * 60}, {14 * 60, 17 * 60 + 30}};
}

WorkingHours onWeekdays(const DayHours& hours)
{
    WorkingHours result;
    for (std::size_t day = 0; day < 5; ++day)
        result.week[day] = hours;
    return result;
}

Result<DayHours> parseHours(std::string_view text)
{
    DayHours hours;
    if (trimmed(text).empty())
        return hours;
    for (std::size_t from = 0; from <= text.size();) {
        const auto comma = std::min(text.find(',', from), text.size());
        const auto part = trimmed(text.substr(from, comma - from));
        const auto interval = parseInterval(part);
        if (!interval)
            return Error{"hours.syntax", std::string(part)};
        hours.push_back(*interval);
        from = comma + 1;
    }
    if (auto fault = faultOf(hours); !fault.empty())
        return Error{"hours.order", std::move(fault)};
    return hours;
}

std::string print(const DayHours& hours)
{
    std::string text;
    for (const auto& part : hours) {
        if (!text.empty())
            text += ',';
        text += print(part);
    }
    return text;
}

std::string faultOf(const DayHours& hours)
{
    int end = 0;
    for (const auto& part : hours) {
        if (part.from < end || part.to <= part.from || part.to > kDayMinutes)
            return print(part);
        end = part.to;
    }
    return {};
}

} // namespace lianxin::sla
