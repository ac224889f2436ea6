#include "models/assist/lapse.h"

#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <array>

namespace lianxin::assist {

namespace {

using namespace std::chrono;

struct Unit {
    std::u32string_view words;
    int inDays;
};
constexpr std::array kUnits{Unit{U"个多星期", 8}, Unit{U"个多礼拜", 8}, Unit{U"多个星期", 8},
                            Unit{U"多个月", 31},  Unit{U"个半月", 45},  Unit{U"年半", 547},
                            Unit{U"个星期", 7},   Unit{U"个礼拜", 7},   Unit{U"个多月", 30},
                            Unit{U"个月", 30},    Unit{U"来天", 1},     Unit{U"多天", 1},
                            Unit{U"天", 1},       Unit{U"周", 7},       Unit{U"多年", 365},
                            Unit{U"年多", 365},   Unit{U"年", 365},     Unit{U"年了", 365}};

bool startsAt(std::u32string_view text, int at, std::u32string_view words)
{
    return at >= 0 && at <= static_cast<int>(text.size()) &&
           text.substr(static_cast<std::size_t>(at)).starts_with(words);
}

int agoAt(std::u32string_view text, int at)
{
    constexpr std::u32string_view kAgo[]{U"以前", U"之前", U"前"};
    return wordAt(text, at, kAgo);
}

bool isLasting(std::u32string_view text, int from, int to)
{
    constexpr std::u32string_view kBefore[]{
        U"连着", U"连续", U"已经", U"有",   U"都",   U"快",   U"将近", U"停了", U"持续",
        U"坏了", U"堵了", U"漏了", U"断了", U"拖了", U"欠了", U"等了", U"闹了", U"臭了",
        U"黑了", U"关了", U"停",   U"整整", U"足足", U"将近", U"大概"};
    constexpr std::u32string_view kAfter[]{U"了", U"前", U"以前", U"之前", U"来"};
    return wordAt(text, to, kAfter) > 0 ||
           endsWithAny(text.substr(0, static_cast<std::size_t>(from)), kBefore);
}

/// How many, and where the number ends: 半, 俩, 三.
struct Count {
    double value = 0;
    int to = 0;
    bool half = false;
};
std::optional<Count> countAt(std::u32string_view text, int at, double most)
{
    if (startsAt(text, at, U"半"))
        return Count{0.5, at + 1, true};
    if (startsAt(text, at, U"俩") || startsAt(text, at, U"仨"))
        return Count{startsAt(text, at, U"俩") ? 2.0 : 3.0, at + 1, false};
    // 三五年: a few, and no 五年.
    const bool within = at > 0 && text::digitValue(text[static_cast<std::size_t>(at - 1)]) >= 0;
    const auto run = within ? std::nullopt : text::numeralRunAt(text, at);
    const bool listed = run && run->form == text::NumeralRun::Form::Digits && !run->ascii;
    if (!run || listed || run->value <= 0 || run->value > most)
        return std::nullopt;
    return Count{run->value, run->to, false};
}

/// 半个小时前, 二十分钟前, 俩钟头前, 一个半小时了: to the minute.
std::optional<Lapse> hoursAt(std::u32string_view text, int at)
{
    constexpr std::u32string_view kHours[]{U"个小时",   U"个钟头",   U"小时",   U"钟头",
                                           U"个多小时", U"个多钟头", U"多小时", U"多钟头"};
    constexpr std::u32string_view kHalf[]{U"个半小时", U"个半钟头"};
    constexpr std::u32string_view kMinutes[]{U"来分钟", U"多分钟", U"分钟"};
    const auto count = countAt(text, at, 90);
    if (!count)
        return std::nullopt;
    double inMinutes = 0;
    int length = wordAt(text, count->to, kHours);
    if (length > 0)
        inMinutes = count->value * 60;
    else if ((length = count->half ? 0 : wordAt(text, count->to, kHalf)) > 0)
        inMinutes = count->value * 60 + 30;
    else if ((length = count->half ? 0 : wordAt(text, count->to, kMinutes)) > 0)
        inMinutes = count->value;
    const int to = count->to + length;
    const int ago = agoAt(text, to);
    const bool lasts = startsAt(text, to, U"了") && isLasting(text, at, to);
    if (length == 0 || inMinutes > 24 * 60 || (ago == 0 && !lasts))
        return std::nullopt;
    return Lapse{minutes{static_cast<int>(inMinutes)}, Grain::Minute,
                 ago > 0 ? Lapse::Ends::Ago : Lapse::Ends::GoesOn, to + ago};
}

} // namespace

std::optional<Lapse> lapseAt(std::u32string_view text, int at)
{
    if (auto found = hoursAt(text, at))
        return found;
    const auto count = countAt(text, at, 400);
    if (!count)
        return std::nullopt;
    for (const auto& unit : kUnits) {
        const bool alone = unit.inDays != 45 && unit.inDays != 547;
        if (!startsAt(text, count->to, unit.words) || (!alone && count->value > 1))
            continue;
        const int to = count->to + static_cast<int>(unit.words.size());
        if (!isLasting(text, at, to))
            return std::nullopt;
        const int ago = agoAt(text, to);
        const auto grain = unit.inDays >= 365 && count->value >= 2 ? Grain::Year : Grain::Day;
        return Lapse{days{static_cast<int>(count->value * unit.inDays)}, grain,
                     ago > 0 ? Lapse::Ends::Ago : Lapse::Ends::GoesOn, to + ago};
    }
    return std::nullopt;
}

} // namespace lianxin::assist
