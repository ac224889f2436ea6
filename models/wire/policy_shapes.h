#pragma once

#include "models/sla/policy.h"
#include "models/wire/words.h"

/// Members of a city's clocks. Durations, hours and dates travel as the text people write.
namespace lianxin::wire {

/// A type that is written as text, by a pair of functions.
template <class T, std::string (*Print)(const T&), std::optional<T> (*Parse)(std::string_view)>
struct TextCodec {
    static Json write(const T& value) { return Print(value); }
    static bool read(const Input& in, T& out, const Path& path, Fault& fault)
    {
        const auto text = in.text();
        auto value = text ? Parse(*text) : std::nullopt;
        if (!value)
            return fault.set("bad_member", path);
        out = std::move(*value);
        return true;
    }
};

std::string printText(const sla::Duration& value);
std::string printText(const sla::Happening& value);
std::string printText(const sla::Charge& value);
std::string printText(const sla::Supervision& value);
std::string printText(const sla::Hours& value);
std::string printText(const sla::Holidays& value);
std::string printText(const std::chrono::year_month_day& value);
std::string printText(const sla::Season& value);
template <class T> std::optional<T> parseText(std::string_view text);
template <> std::optional<sla::Duration> parseText<sla::Duration>(std::string_view text);
template <> std::optional<sla::Happening> parseText<sla::Happening>(std::string_view text);
template <> std::optional<sla::Charge> parseText<sla::Charge>(std::string_view text);
template <> std::optional<sla::Supervision> parseText<sla::Supervision>(std::string_view text);
template <> std::optional<sla::Hours> parseText<sla::Hours>(std::string_view text);
template <> std::optional<sla::Holidays> parseText<sla::Holidays>(std::string_view text);
template <>
std::optional<std::chrono::year_month_day>
parseText<std::chrono::year_month_day>(std::string_view text);
template <> std::optional<sla::Season> parseText<sla::Season>(std::string_view text);

template <>
struct Codec<sla::Duration> : TextCodec<sla::Duration, printText, parseText<sla::Duration>> {};
template <>
struct Codec<sla::Happening> : TextCodec<sla::Happening, printText, parseText<sla::Happening>> {};
template <>
struct Codec<sla::Charge> : TextCodec<sla::Charge, printText, parseText<sla::Charge>> {};
template <>
struct Codec<sla::Supervision>
    : TextCodec<sla::Supervision, printText, parseText<sla::Supervision>> {};
template <> struct Codec<sla::Hours> : TextCodec<sla::Hours, printText, parseText<sla::Hours>> {};
template <>
struct Codec<sla::Holidays> : TextCodec<sla::Holidays, printText, parseText<sla::Holidays>> {};
template <>
struct Codec<std::chrono::year_month_day>
    : TextCodec<std::chrono::year_month_day, printText, parseText<std::chrono::year_month_day>> {};
template <>
struct Codec<sla::Season> : TextCodec<sla::Season, printText, parseText<sla::Season>> {};

/// `{"week":["08:30-12:00,14:00-17:30",…7],"make_up":"…"}`
template <> struct Codec<sla::WorkingHours> {
    static Json write(const sla::WorkingHours& hours);
    static bool read(const Input& in, sla::WorkingHours& out, const Path& path, Fault& fault);
};
template <> struct Codec<sla::SpecialDay> {
    static Json write(const sla::SpecialDay& day);
    static bool read(const Input& in, sla::SpecialDay& out, const Path& path, Fault& fault);
};

template <>
inline constexpr auto kShape<sla::Day> = shape("Day", needed("date", &sla::Day::date),
                                               member("name", &sla::Day::name),
                                               member("off", &sla::Day::off));
template <>
inline constexpr auto kShape<sla::CalendarYear> = shape("CalendarYear",
                                                        needed("year", &sla::CalendarYear::year),
                                                        member("days", &sla::CalendarYear::days));
template <>
inline constexpr auto
    kShape<sla::UnitCalendar> = shape("UnitCalendar", needed("unit", &sla::UnitCalendar::unit),
                                      member("hours", &sla::UnitCalendar::hours),
                                      member("holidays", &sla::UnitCalendar::holidays),
                                      member("special_days", &sla::UnitCalendar::specialDays));
template <>
inline constexpr auto kShape<sla::Conditions> = shape(
    "Conditions", member("kinds", &sla::Conditions::kinds),
    member("categories", &sla::Conditions::categories),
    member("urgencies", &sla::Conditions::urgencies), member("colours", &sla::Conditions::colours),
    member("units", &sla::Conditions::units), member("season", &sla::Conditions::season));
template <>
inline constexpr auto kShape<sla::Rung> = shape("Rung", needed("action", &sla::Rung::action),
                                                needed("after", &sla::Rung::after),
                                                member("levels", &sla::Rung::levels));
template <>
inline constexpr auto kShape<sla::PauseRule> = shape("PauseRule",
                                                     needed("from", &sla::PauseRule::from),
                                                     needed("to", &sla::PauseRule::to));
template <>
inline constexpr auto kShape<sla::Step> =
    shape("Step", needed("id", &sla::Step::id), member("name", &sla::Step::name),
          member("charge", &sla::Step::charge), member("start", &sla::Step::start),
          member("stop", &sla::Step::stop), member("cancel", &sla::Step::cancel),
          member("pauses", &sla::Step::pauses), needed("limit", &sla::Step::limit),
          member("max_extension", &sla::Step::maxExtension), member("warn_at", &sla::Step::warnAt),
          member("ladder", &sla::Step::ladder), member("hours", &sla::Step::hours));
template <>
inline constexpr auto kShape<sla::Rule> = shape("Rule", needed("id", &sla::Rule::id),
                                                member("name", &sla::Rule::name),
                                                member("when", &sla::Rule::when),
                                                member("steps", &sla::Rule::steps));
template <>
inline constexpr auto
    kShape<sla::ScoreWeights> = shape("ScoreWeights",
                                      member("response", &sla::ScoreWeights::response),
                                      member("resolution", &sla::ScoreWeights::resolution),
                                      member("satisfaction", &sla::ScoreWeights::satisfaction));
template <>
inline constexpr auto kShape<sla::Policy> = shape(
    "Policy", needed("version", &sla::Policy::version), member("name", &sla::Policy::name),
    member("hours", &sla::Policy::hours), member("special_days", &sla::Policy::specialDays),
    member("unit_calendars", &sla::Policy::unitCalendars), member("rules", &sla::Policy::rules),
    member("scores", &sla::Policy::scores), member("centre", &sla::Policy::centre));

} // namespace lianxin::wire
