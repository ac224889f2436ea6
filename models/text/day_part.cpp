#include "models/text/day_part.h"

#include <algorithm>
#include <array>

namespace lianxin::text {

namespace {

struct PartWord {
    std::u32string_view word;
    DayPart part;
};
constexpr std::array<PartWord, 24> kParts{{
    {U"凌晨", DayPart::Small},     {U"清晨", DayPart::Morning},   {U"早上", DayPart::Morning},
    {U"早晨", DayPart::Morning},   {U"上午", DayPart::Morning},   {U"今早", DayPart::Morning},
    {U"明早", DayPart::Morning},   {U"中午", DayPart::Noon},      {U"正午", DayPart::Noon},
    {U"下午", DayPart::Afternoon}, {U"午后", DayPart::Afternoon}, {U"傍晚", DayPart::Evening},
    {U"晚上", DayPart::Evening},   {U"今晚", DayPart::Evening},   {U"昨晚", DayPart::Evening},
    {U"明晚", DayPart::Evening},   {U"当晚", DayPart::Evening},   {U"晚间", DayPart::Evening},
    {U"夜里", DayPart::Night},     {U"夜间", DayPart::Night},     {U"深夜", DayPart::Night},
    {U"半夜", DayPart::Night},     {U"午夜", DayPart::Night},     {U"夜晚", DayPart::Evening},
}};

} // namespace

std::optional<NamedPart> dayPartAt(std::u32string_view normalised, int at)
{
    if (at < 0 || at >= static_cast<int>(normalised.size()))
        return std::nullopt;
    const auto rest = normalised.substr(static_cast<std::size_t>(at));
    const auto* const named = std::find_if(
        kParts.begin(), kParts.end(), [&](const auto& one) { return rest.starts_with(one.word); });
    if (named == kParts.end())
        return std::nullopt;
    return NamedPart{named->part, {at, at + static_cast<int>(named->word.size())}};
}

std::optional<NamedPart> lastDayPart(std::u32string_view normalised)
{
    for (int at = static_cast<int>(normalised.size()); at-- > 0;)
        if (const auto named = dayPartAt(normalised, at))
            return named;
    return std::nullopt;
}

int hourOf(int hour, DayPart part)
{
    if (hour > 12)
        return hour;
    switch (part) {
    case DayPart::Small:
        return hour == 12 ? 0 : hour;
    case DayPart::Noon:
        return hour <= 3 ? hour + 12 : hour;
    case DayPart::Afternoon:
        return hour == 12 ? 12 : hour + 12;
    case DayPart::Evening:
        return hour <= 4 ? hour : hour + 12;
    case DayPart::Night:
        return hour <= 6 ? hour : hour + 12;
    case DayPart::None:
    case DayPart::Morning:
        break;
    }
    return hour;
}

} // namespace lianxin::text
