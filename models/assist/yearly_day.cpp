#include "models/assist/yearly_day.h"

#include "models/assist/word_list.h"
#include "models/text/lunar.h"
#include "models/text/numeral_run.h"
#include "models/text/solar_term.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

struct Festival {
    std::u32string_view words;
    int month;
    int day;
    bool lunar;
    int term = -1;
};
constexpr std::array kFestivals{
    Festival{U"国庆", 10, 1, false},
    Festival{U"元旦", 1, 1, false},
    Festival{U"劳动节", 5, 1, false},
    Festival{U"五一", 5, 1, false},
    Festival{U"儿童节", 6, 1, false},
    Festival{U"过年", 1, 1, true},
    Festival{U"中秋", 8, 15, true},
    Festival{U"端午", 5, 5, true},
    Festival{U"春节", 1, 1, true},
    Festival{U"大年初一", 1, 1, true},
    Festival{U"元宵节", 1, 15, true},
    Festival{U"正月十五", 1, 15, true},
    Festival{U"除夕", 12, 30, true},
    Festival{U"大年三十", 12, 30, true},
    Festival{U"年三十", 12, 30, true},
    // 大雪, 小雪 and 雨水 are weather oftener than days.
    Festival{U"小寒", 0, 0, false, 0},
    Festival{U"大寒", 0, 0, false, 1},
    Festival{U"立春", 0, 0, false, 2},
    Festival{U"惊蛰", 0, 0, false, 4},
    Festival{U"春分", 0, 0, false, 5},
    Festival{U"清明", 0, 0, false, 6},
    Festival{U"谷雨", 0, 0, false, 7},
    Festival{U"立夏", 0, 0, false, 8},
    Festival{U"小满", 0, 0, false, 9},
    Festival{U"芒种", 0, 0, false, 10},
    Festival{U"夏至", 0, 0, false, 11},
    Festival{U"小暑", 0, 0, false, 12},
    Festival{U"大暑", 0, 0, false, 13},
    Festival{U"立秋", 0, 0, false, 14},
    Festival{U"处暑", 0, 0, false, 15},
    Festival{U"白露", 0, 0, false, 16},
    Festival{U"秋分", 0, 0, false, 17},
    Festival{U"寒露", 0, 0, false, 18},
    Festival{U"霜降", 0, 0, false, 19},
    Festival{U"立冬", 0, 0, false, 20},
    Festival{U"冬至", 0, 0, false, 23},
};

bool startsAt(std::u32string_view text, int at, std::u32string_view words)
{
    return at >= 0 && at <= static_cast<int>(text.size()) &&
           text.substr(static_cast<std::size_t>(at)).starts_with(words);
}

std::optional<YearlyDay> festivalAt(std::u32string_view text, int at)
{
    constexpr std::u32string_view kAfter[]{U"那", U"的时候", U"期间", U"当天", U"当晚", U"前",
                                           U"后", U"放假",   U"假期", U"就",   U"以后", U"晚上",
                                           U"到", U"起",     U"以来", U"之",   U"开始", U"长假",
                                           U",",  U"过后",   U"过了", U"这天", U"左右"};
    constexpr std::u32string_view kThings[]{U"路", U"街", U"礼",   U"月饼", U"福利", U"晚会",
                                            U"村", U"桥", U"广场", U"小区", U"大道", U"快乐"};
    const auto found =
        std::find_if(kFestivals.begin(), kFestivals.end(),
                     [&](const Festival& festival) { return startsAt(text, at, festival.words); });
    if (found == kFestivals.end())
        return std::nullopt;
    int to = at + static_cast<int>(found->words.size());
    const bool whole = found->words.back() == U'节' || found->words.back() == U'夕' ||
                       found->words.back() == U'十' || startsAt(text, to, U"节");
    to += startsAt(text, to, U"节") ? 1 : 0;
    const bool ends = to >= static_cast<int>(text.size()) || wordAt(text, to, kAfter) > 0;
    if ((!whole && !ends) || wordAt(text, to, kThings) > 0)
        return std::nullopt;
    return YearlyDay{
        found->month, found->day, found->lunar, found->term, startsAt(text, to, U"前"), to};
}

/// 十一月初八: only of the lunar calendar is a day called 初. 十一月初三号楼 names no day.
std::optional<YearlyDay> earlyDayAt(std::u32string_view text, int at)
{
    const auto month = text::numeralRunAt(text, at);
    if (!month || month->value < 1 || month->value > 12 || !startsAt(text, month->to, U"月初"))
        return std::nullopt;
    const auto day = text::numeralRunAt(text, month->to + 2);
    if (!day || day->value < 1 || day->value > 10 || startsAt(text, day->to, U"号") ||
        day->form == text::NumeralRun::Form::Range)
        return std::nullopt;
    return YearlyDay{
        static_cast<int>(month->value), static_cast<int>(day->value), true, -1, false, day->to};
}

/// 腊月二十三, 正月初八, 农历八月十五.
std::optional<YearlyDay> lunarAt(std::u32string_view text, int at)
{
    struct Name {
        std::u32string_view words;
        int month;
    };
    constexpr std::array kNames{Name{U"正月", 1}, Name{U"冬月", 11}, Name{U"腊月", 12}};
    int month = 0;
    int to = at;
    for (const auto& name : kNames)
        if (startsAt(text, at, name.words)) {
            month = name.month;
            to = at + 2;
        }
    if (startsAt(text, at, U"农历") || startsAt(text, at, U"阴历"))
        if (const auto run = text::numeralRunAt(text, at + 2);
            run && run->value >= 1 && run->value <= 12 && startsAt(text, run->to, U"月")) {
            month = static_cast<int>(run->value);
            to = run->to + 1;
        }
    if (month == 0)
        return std::nullopt;
    to += startsAt(text, to, U"初") ? 1 : 0;
    const auto day = text::numeralRunAt(text, to);
    if (!day || day->value < 1 || day->value > 30 || day->form == text::NumeralRun::Form::Range)
        return std::nullopt;
    return YearlyDay{month, static_cast<int>(day->value), true, -1, false, day->to};
}

} // namespace

std::optional<YearlyDay> yearlyAt(std::u32string_view text, int at)
{
    for (const auto read : {festivalAt, lunarAt, earlyDayAt})
        if (auto found = read(text, at))
            return found;
    return std::nullopt;
}

std::optional<std::chrono::local_days> dayIn(const YearlyDay& yearly, int year)
{
    using namespace std::chrono;
    if (yearly.term >= 0)
        return text::solarTerm(year, yearly.term);
    if (yearly.lunar)
        return text::solarDay({year, yearly.month, yearly.day});
    return local_days{std::chrono::year{year} / month{static_cast<unsigned>(yearly.month)} /
                      day{static_cast<unsigned>(yearly.day)}};
}

} // namespace lianxin::assist
