#include "models/text/numeral_dates.h"

#include "models/text/day_part.h"

#include <array>
#include <cstdio>

namespace lianxin::text {

namespace {

std::u32string wide(const std::string& ascii)
{
    return std::u32string(ascii.begin(), ascii.end());
}

Rewrite rewriteOf(const NumeralRun& run)
{
    return {{run.from, run.to}, wide(run.digits.empty() ? formatNumber(run.value) : run.digits)};
}

struct Day {
    int year = -1;
    int month = -1;
    int day = -1;
    int to = 0;
    std::vector<Rewrite> rewrites;

    std::string value() const
    {
        char buffer[48];
        if (year >= 0 && month < 0)
            std::snprintf(buffer, sizeof buffer, "%04d", year);
        else if (year >= 0 && day < 0)
            std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
        else if (year >= 0)
            std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
        else if (month >= 0 && day < 0)
            std::snprintf(buffer, sizeof buffer, "--%02d", month);
        else if (month >= 0)
            std::snprintf(buffer, sizeof buffer, "--%02d-%02d", month, day);
        else
            std::snprintf(buffer, sizeof buffer, "---%02d", day);
        return buffer;
    }
};

struct Clock {
    int hour = 0;
    int minute = 0;
    int to = 0;
    std::vector<Rewrite> rewrites;

    std::string value() const
    {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%02d:%02d", hour, minute);
        return buffer;
    }
};

/// 2026-03-05, 2026/3/5, 2026.3.5
std::optional<Day> writtenDate(const NumeralCursor& c, int at)
{
    int i = at;
    std::array<int, 3> parts{};
    char32_t separator = 0;
    for (int part = 0; part < 3; ++part) {
        int digits = 0;
        for (; isDigit(c.at(i)) && digits < 4; ++i, ++digits)
            parts[static_cast<std::size_t>(part)] =
                parts[static_cast<std::size_t>(part)] * 10 + digitValue(c.at(i));
        if (digits == 0 || (part == 0 && digits != 4) || (part > 0 && digits > 2))
            return std::nullopt;
        if (part == 2)
            break;
        if (!c.in(i, U"-/.") || (separator != 0 && c.at(i) != separator))
            return std::nullopt;
        separator = c.at(i++);
    }
    if (isDigit(c.at(i)) || parts[0] < 1900 || parts[0] > 2100 || parts[1] < 1 || parts[1] > 12 ||
        parts[2] < 1 || parts[2] > 31)
        return std::nullopt;
    return Day{parts[0], parts[1], parts[2], i, {}};
}

/// Of two digits those from here on are of the century before: 七一年生, 一五年买的.
constexpr int kCentury = 50;

/// 九八年下岗, 七一年的人: two digits said one by one before 年 name a year and count none; 三五年
/// is a few years.
bool isYearOfEvent(const NumeralCursor& c, const NumeralRun& run)
{
    const bool spoken = run.form == NumeralRun::Form::Digits && !run.ascii && run.digits != "35";
    const bool event = c.any(run.to + 1, {U"生", U"出生", U"下岗", U"参加", U"退休", U"入职",
                                          U"参军", U"结婚", U"毕业"}) > 0;
    return (spoken && !c.in(run.to + 1, U"多半了前来")) || event;
}

bool takeYear(const NumeralCursor& c, Day& day)
{
    const auto run = c.run(day.to, Decimals::Written);
    if (!run || c.at(run->to) != U'年' || run->digits.empty())
        return false;
    const auto size = run->digits.size();
    const bool dated = c.whole(run->to + 1, 1, 12).has_value() || c.in(run->to + 1, U"底初末");
    if (size == 4 && run->value >= 1900 && run->value <= 2100)
        day.year = static_cast<int>(run->value);
    else if (size == 2 && (dated || isYearOfEvent(c, *run)))
        day.year = (run->value < kCentury ? 2000 : 1900) + static_cast<int>(run->value);
    else
        return false;
    Rewrite rewrite = rewriteOf(*run);
    day.rewrites.push_back(rewrite);
    day.to = run->to + 1;
    return true;
}

bool takeMonth(const NumeralCursor& c, Day& day)
{
    const auto run = c.whole(day.to, 1, 12);
    if (!run || c.at(run->to) != U'月' || c.in(run->to + 1, U"亮饼嫂季星"))
        return false;
    day.month = static_cast<int>(run->value);
    day.rewrites.push_back(rewriteOf(*run));
    day.to = run->to + 1 + (c.at(run->to + 1) == U'份' ? 1 : 0);
    return true;
}

/// 5号 alone is a day only where it is no house, bus line, gate or shop.
bool isDayAlone(const NumeralCursor& c, const NumeralRun& run)
{
    const bool house = c.in(run.from - 1, U"路街巷弄道里村胡同坊院厂园苑区楼栋城庄第-") ||
                       isLatin(c.at(run.from - 1)) || isDigit(c.at(run.from - 1));
    const bool thing =
        c.in(run.to + 1, U"楼线门店院库厅机厂铺桥馆井码房车人令文岛站口公商仓地厕室");
    return !house && !thing;
}

/// 十一月二十停的, 三月八那天: a day without 号 stands right behind its month, said in words, and
/// before what happened.
bool isDayBehindMonth(const NumeralCursor& c, const NumeralRun& run, const Day& day)
{
    constexpr std::u32string_view kDeeds = U"停交办买签去发开入就那早上下晚夜中被我他她它在打报起";
    return day.month > 0 && c.at(day.to - 1) == U'月' && !run.ascii && run.digits.size() < 2 &&
           c.in(run.to, kDeeds);
}

bool takeDay(const NumeralCursor& c, Day& day)
{
    const auto run = c.whole(day.to, 1, 31);
    if (run && isDayBehindMonth(c, *run, day)) {
        day.day = static_cast<int>(run->value);
        day.rewrites.push_back(rewriteOf(*run));
        day.to = run->to;
        return true;
    }
    if (!run || !c.in(run->to, U"日号"))
        return false;
    const bool alone = day.month < 0;
    if (alone && c.at(run->to) == U'号' && !isDayAlone(c, *run))
        return false;
    if (alone && c.at(run->to) == U'日' && c.in(run->to + 1, U"内之后前本报用常光夜子"))
        return false;
    if (!alone && c.at(run->to) == U'号' && c.in(run->to + 1, U"楼线"))
        return false;
    day.day = static_cast<int>(run->value);
    day.rewrites.push_back(rewriteOf(*run));
    day.to = run->to + 1;
    return true;
}

std::optional<Day> dayAt(const NumeralCursor& c, int at)
{
    if (isDigit(c.at(at))) {
        if (auto written = writtenDate(c, at))
            return written;
    }
    Day day;
    day.to = at;
    const bool year = takeYear(c, day);
    const bool month = takeMonth(c, day);
    const bool date = (month || !year) && takeDay(c, day);
    if (!year && !month && !date)
        return std::nullopt;
    return day;
}

bool takeMinutes(const NumeralCursor& c, Clock& clock)
{
    if (c.at(clock.to) == U'半') {
        clock.minute = 30;
        clock.rewrites.push_back({{clock.to, clock.to + 1}, U"30分"});
        ++clock.to;
        return true;
    }
    if (c.in(clock.to, U"一三13") && c.at(clock.to + 1) == U'刻') {
        clock.minute = c.in(clock.to, U"一1") ? 15 : 45;
        clock.rewrites.push_back(
            {{clock.to, clock.to + 2}, clock.minute == 15 ? U"15分" : U"45分"});
        clock.to += 2;
        return true;
    }
    const auto run = c.whole(clock.to, 0, 59);
    if (!run)
        return c.any(clock.to, {U"整", U"钟", U"多", U"左右", U"前后", U"之前", U"以后", U"开始"}) >
               0;
    const bool minutes = c.at(run->to) == U'分';
    if (!minutes && run->length() < 2)
        return false;
    clock.minute = static_cast<int>(run->value);
    clock.rewrites.push_back(rewriteOf(*run));
    clock.to = run->to + (minutes ? 1 : 0);
    return true;
}

/// Three points of advice are no time of day.
bool isCount(const NumeralCursor& c, int at)
{
    return c.any(at,
                 {U"意见", U"要求", U"建议", U"问题", U"诉求", U"理由", U"原因", U"疑问", U"希望",
                  U"说明", U"内容", U"质疑", U"需求", U"看法", U"想法", U"五倍", U"几"}) > 0;
}

/// 十八点五度: the 点 is a decimal point.
bool isMeasure(const NumeralCursor& c, const NumeralRun& hour)
{
    const auto decimal = c.run(hour.from, Decimals::Spoken);
    return decimal && decimal->to > hour.to + 1 &&
           (decimal->units || c.in(decimal->to, U"度万亿块元米公吨斤%平倍里℃°"));
}

std::optional<Clock> digitalClock(const NumeralCursor& c, const NumeralRun& hour)
{
    const int at = hour.to + 1;
    if (c.at(hour.to) != U':' || !isDigit(c.at(at)) || !isDigit(c.at(at + 1)) ||
        isDigit(c.at(at + 2)) || !hour.ascii)
        return std::nullopt;
    const int minute = digitValue(c.at(at)) * 10 + digitValue(c.at(at + 1));
    if (minute > 59)
        return std::nullopt;
    int to = at + 2;
    if (c.at(to) == U':' && isDigit(c.at(to + 1)) && isDigit(c.at(to + 2)))
        to += 3;
    return Clock{static_cast<int>(hour.value), minute, to, {}};
}

std::optional<Clock> clockAt(const NumeralCursor& c, int at)
{
    DayPart part = DayPart::None;
    int i = at;
    if (const auto named = dayPartAt(c.text, at)) {
        part = named->part;
        i = named->span.to;
    }
    if (part != DayPart::None)
        i += c.any(i, {U"大概", U"大约", U"差不多", U"的", U"约"});
    const auto hour = c.whole(i, 0, 24);
    if (!hour)
        return std::nullopt;
    if (auto digital = digitalClock(c, *hour)) {
        digital->hour = hourOf(digital->hour, part);
        return digital;
    }
    if (!c.in(hour->to, U"点时") || c.any(hour->to, {U"时候", U"时间", U"点击"}) > 0 ||
        isCount(c, hour->to + 1))
        return std::nullopt;
    if (part == DayPart::None && isMeasure(c, *hour))
        return std::nullopt;
    Clock clock{static_cast<int>(hour->value), 0, hour->to + 1, {rewriteOf(*hour)}};
    const bool exact = takeMinutes(c, clock);
    if (c.has(clock.to, U"钟"))
        ++clock.to;
    const bool vague =
        hour->length() == 1 && c.at(hour->from) == U'一' && part == DayPart::None && !exact;
    if (vague)
        return std::nullopt;
    clock.hour = hourOf(clock.hour, part);
    return clock;
}

/// From the day to the clock: a blank, a comma, a weekday in brackets or not.
int skipToClock(const NumeralCursor& c, int at)
{
    int i = at + c.any(at, {U"的", U",", U" "});
    const int bracket = c.in(i, U"(") ? 1 : 0;
    const int week = c.any(i + bracket, {U"星期", U"礼拜", U"周"});
    if (week > 0 && c.in(i + bracket + week, U"一二三四五六日天末")) {
        i += bracket + week + 1;
        i += c.in(i, U")") ? 1 : 0;
    }
    return i;
}

} // namespace

std::optional<ScannedNumeral> dateOrTimeAt(const NumeralCursor& c, int at)
{
    if (auto day = dayAt(c, at)) {
        ScannedNumeral out{{at, day->to, day->value(), NumeralKind::Date}, day->rewrites};
        if (day->day < 0)
            return out;
        if (const auto clock = clockAt(c, skipToClock(c, day->to))) {
            out.numeral.to = clock->to;
            out.numeral.value.push_back('T');
            out.numeral.value += clock->value();
            out.numeral.kind = NumeralKind::DateTime;
            out.rewrites.insert(out.rewrites.end(), clock->rewrites.begin(), clock->rewrites.end());
        }
        return out;
    }
    if (const auto clock = clockAt(c, at))
        return ScannedNumeral{{at, clock->to, clock->value(), NumeralKind::Time}, clock->rewrites};
    return std::nullopt;
}

} // namespace lianxin::text
