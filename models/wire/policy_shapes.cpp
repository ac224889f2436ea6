#include "models/wire/policy_shapes.h"

#include <charconv>
#include <cstdio>

namespace lianxin::wire {

namespace {

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string monthDay(std::chrono::month_day date)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02u-%02u", static_cast<unsigned>(date.month()) % 100u,
                  static_cast<unsigned>(date.day()) % 100u);
    return text.data();
}

std::optional<std::chrono::month_day> parseMonthDay(std::string_view text)
{
    const auto month =
        text.size() == 5 && text[2] == '-' ? number(text.substr(0, 2)) : std::nullopt;
    const auto day = month ? number(text.substr(3)) : std::nullopt;
    if (!day)
        return std::nullopt;
    const std::chrono::month_day date{std::chrono::month{static_cast<unsigned>(*month)},
                                      std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool readHours(const Input& in, sla::DayHours& out, const Path& path, Fault& fault)
{
    const auto text = in.text();
    auto hours = text ? sla::parseHours(*text) : Result<sla::DayHours>(Error{});
    if (!hours)
        return fault.set("bad_member", path);
    out = std::move(hours).value();
    return true;
}

} // namespace

std::string printText(const sla::Duration& value)
{
    return sla::print(value);
}
std::string printText(const sla::Happening& value)
{
    return std::string(sla::name(value));
}
std::string printText(const sla::Charge& value)
{
    return std::string(sla::name(value));
}
std::string printText(const sla::Supervision& value)
{
    return std::string(sla::name(value));
}
std::string printText(const sla::Hours& value)
{
    return std::string(sla::name(value));
}
std::string printText(const sla::Holidays& value)
{
    return std::string(sla::name(value));
}

std::string printText(const std::chrono::year_month_day& value)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-", static_cast<int>(value.year()));
    return text.data() + monthDay(value.month() / value.day());
}

std::string printText(const sla::Season& value)
{
    return monthDay(value.from) + ".." + monthDay(value.to);
}

template <> std::optional<sla::Duration> parseText<sla::Duration>(std::string_view text)
{
    auto duration = sla::parseDuration(text);
    return duration ? std::optional(std::move(duration).value()) : std::nullopt;
}
template <> std::optional<sla::Happening> parseText<sla::Happening>(std::string_view text)
{
    return sla::parseHappening(text);
}
template <> std::optional<sla::Charge> parseText<sla::Charge>(std::string_view text)
{
    return sla::parseCharge(text);
}
template <> std::optional<sla::Supervision> parseText<sla::Supervision>(std::string_view text)
{
    return sla::parseSupervision(text);
}
template <> std::optional<sla::Hours> parseText<sla::Hours>(std::string_view text)
{
    return sla::parseNotifyHours(text);
}
template <> std::optional<sla::Holidays> parseText<sla::Holidays>(std::string_view text)
{
    return sla::parseHolidays(text);
}

template <>
std::optional<std::chrono::year_month_day>
parseText<std::chrono::year_month_day>(std::string_view text)
{
    const auto year =
        text.size() == 10 && text[4] == '-' ? number(text.substr(0, 4)) : std::nullopt;
    const auto date = year ? parseMonthDay(text.substr(5)) : std::nullopt;
    if (!date)
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{*year}, date->month(), date->day()};
    return day.ok() ? std::optional(day) : std::nullopt;
}

template <> std::optional<sla::Season> parseText<sla::Season>(std::string_view text)
{
    if (text.size() != 12 || text.substr(5, 2) != "..")
        return std::nullopt;
    const auto from = parseMonthDay(text.substr(0, 5));
    const auto to = parseMonthDay(text.substr(7));
    return from && to ? std::optional(sla::Season{*from, *to}) : std::nullopt;
}

Json Codec<sla::WorkingHours>::write(const sla::WorkingHours& hours)
{
    Json week = Json::array();
    for (const auto& day : hours.week)
        week.push_back(sla::print(day));
    return Json{{"week", std::move(week)}, {"make_up", sla::print(hours.makeUp)}};
}

bool Codec<sla::WorkingHours>::read(const Input& in, sla::WorkingHours& out, const Path& path,
                                    Fault& fault)
{
    const auto week = in.member("week");
    const auto days = week ? week->items() : std::vector<Input>{};
    if (days.size() != out.week.size())
        return fault.set("bad_member", path);
    for (std::size_t day = 0; day < out.week.size(); ++day)
        if (!readHours(days[day], out.week[day], path, fault))
            return false;
    const auto makeUp = in.member("make_up");
    return !makeUp || readHours(*makeUp, out.makeUp, path, fault);
}

Json Codec<sla::SpecialDay>::write(const sla::SpecialDay& day)
{
    return Json{
        {"date", printText(day.date)}, {"name", day.name}, {"hours", sla::print(day.hours)}};
}

bool Codec<sla::SpecialDay>::read(const Input& in, sla::SpecialDay& out, const Path& path,
                                  Fault& fault)
{
    if (!in.isObject())
        return fault.set("bad_member", path);
    const auto hours = in.member("hours");
    return readMember(in, out, needed("date", &sla::SpecialDay::date), path, fault) &&
           readMember(in, out, member("name", &sla::SpecialDay::name), path, fault) &&
           (!hours || readHours(*hours, out.hours, path, fault));
}

} // namespace lianxin::wire
