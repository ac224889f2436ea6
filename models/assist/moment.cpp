#include "models/assist/moment.h"

#include "models/assist/word_list.h"
#include "models/assist/yearly_day.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::assist {

namespace {

using namespace std::chrono;

struct DayWord {
    std::u32string_view words;
    int offset;
    std::u32string_view part;
};

constexpr std::array kDayWords{
    DayWord{U"大前天", -3, U""},   DayWord{U"前天", -2, U""},     DayWord{U"昨天", -1, U""},
    DayWord{U"昨日", -1, U""},     DayWord{U"昨儿", -1, U""},     DayWord{U"前儿", -2, U""},
    DayWord{U"昨晚", -1, U"晚上"}, DayWord{U"昨夜", -1, U"夜里"}, DayWord{U"前晚", -2, U"晚上"},
    DayWord{U"今天", 0, U""},      DayWord{U"今日", 0, U""},      DayWord{U"今儿", 0, U""},
    DayWord{U"今早", 0, U"早上"},  DayWord{U"今晚", 0, U"晚上"},  DayWord{U"今晨", 0, U"早上"},
    DayWord{U"刚才", 0, U""},      DayWord{U"刚刚", 0, U""},      DayWord{U"大后天", 3, U""},
    DayWord{U"后天", 2, U""},      DayWord{U"明天", 1, U""},      DayWord{U"明日", 1, U""},
    DayWord{U"明儿", 1, U""},      DayWord{U"明早", 1, U"早上"},  DayWord{U"明晚", 1, U"晚上"},
};

struct PartWord {
    std::u32string_view words;
    int fromHour;
    int toHour; ///< may be past midnight
};

constexpr std::array kPartWords{
    PartWord{U"凌晨", 0, 6},   PartWord{U"后半夜", 0, 6}, PartWord{U"清早", 4, 9},
    PartWord{U"一大早", 4, 9}, PartWord{U"早上", 5, 11},  PartWord{U"早晨", 5, 11},
    PartWord{U"上午", 6, 12},  PartWord{U"中午", 11, 14}, PartWord{U"下午", 12, 19},
    PartWord{U"傍晚", 16, 20}, PartWord{U"晚上", 17, 24}, PartWord{U"夜里", 20, 28},
    PartWord{U"半夜", 22, 29}, PartWord{U"深夜", 21, 27}, PartWord{U"夜间", 20, 28},
};

struct Now {
    local_days day;
    minutes clock;
};

Now localNow(UtcTime now)
{
    const auto local = base::toLocal(now);
    const auto day = floor<days>(local);
    return {day, floor<minutes>(local - day)};
}

bool startsAt(std::u32string_view text, int at, std::u32string_view words)
{
    return at >= 0 && at <= static_cast<int>(text.size()) &&
           text.substr(static_cast<std::size_t>(at)).starts_with(words);
}

int weekdayOf(char32_t c)
{
    constexpr std::u32string_view kDays = U"一二三四五六日天末";
    constexpr std::array kNumbers{1, 2, 3, 4, 5, 6, 7, 7, 6};
    const auto at = kDays.find(c);
    if (at != std::u32string_view::npos)
        return kNumbers[at];
    return c >= U'1' && c <= U'7' ? static_cast<int>(c - U'0') : 0;
}

int isoWeekday(local_days day)
{
    return static_cast<int>(weekday{day}.iso_encoding());
}

/// Monday of the week that people call this one: on a Sunday they look back on the week as over.
local_days thisMonday(local_days today)
{
    const int today_ = isoWeekday(today);
    return today_ == 7 ? today + days{1} : today - days{today_ - 1};
}

class Scanner {
public:
    Scanner(const Heard& heard, UtcTime now)
        : m_heard(heard), m_text(heard.normal.text), m_now(localNow(now))
    {}

    std::vector<Moment> scan()
    {
        for (int at = 0; at < static_cast<int>(m_text.size());) {
            auto moment = momentAt(at);
            if (!moment) {
                ++at;
                continue;
            }
            addClock(*moment);
            finish(*moment);
            at = std::max(moment->to, at + 1);
        }
        return std::move(m_found);
    }

private:
    std::optional<Moment> momentAt(int at) const
    {
        for (const auto read :
             {&Scanner::dayWordAt, &Scanner::weekAt, &Scanner::yearlyAt, &Scanner::dayOfMonthAt,
              &Scanner::dateAt, &Scanner::monthAt, &Scanner::lengthAt, &Scanner::clockAt})
            if (auto moment = (this->*read)(at))
                return moment;
        return std::nullopt;
    }

    Moment moment(local_days day, Grain grain, double confidence, int from, int to) const
    {
        Moment moment;
        moment.day = day;
        moment.grain = grain;
        moment.confidence = confidence;
        moment.from = from;
        moment.to = to;
        return moment;
    }

    std::optional<Moment> dayWordAt(int at) const
    {
        for (const auto& word : kDayWords) {
            if (!startsAt(m_text, at, word.words))
                continue;
            const int to = at + static_cast<int>(word.words.size());
            if (word.words.front() == U'刚' && isTalk(at, to))
                return std::nullopt;
            auto found = moment(m_now.day + days{word.offset}, Grain::Day, 0.9, at, to);
            found.part = text::toUtf8(word.part);
            if (!word.part.empty())
                found.grain = Grain::PartOfDay;
            return found;
        }
        return std::nullopt;
    }

    /// 你刚才说的: of this call, not of the matter.
    bool isTalk(int from, int to) const
    {
        constexpr std::u32string_view kAfter[]{U"说", U"讲", U"那", U"你", U"您"};
        return startsAt(m_text, from - 1, U"你") || startsAt(m_text, from - 1, U"您") ||
               wordAt(m_text, to, kAfter) > 0;
    }

    std::optional<Moment> weekAt(int at) const
    {
        constexpr std::u32string_view kWeek[]{U"星期", U"礼拜", U"周"};
        constexpr std::u32string_view kBeforeLast[]{U"上上个", U"上上"};
        constexpr std::u32string_view kLast[]{U"上个", U"上"};
        constexpr std::u32string_view kThis[]{U"这个", U"这", U"本"};
        const int before = wordAt(m_text, at, kBeforeLast);
        const int last = before ? 0 : wordAt(m_text, at, kLast);
        const int self = before || last ? 0 : wordAt(m_text, at, kThis);
        const int week = at + before + last + self;
        const int length = wordAt(m_text, week, kWeek);
        if (length == 0 || (at > 0 && m_text[static_cast<std::size_t>(at - 1)] == U'下'))
            return std::nullopt;
        const int end = week + length;
        const int wanted = end < static_cast<int>(m_text.size())
                               ? weekdayOf(m_text[static_cast<std::size_t>(end)])
                               : 0;
        const bool named = before || last || self;
        if (wanted == 0)
            return before || last
                       ? std::optional{moment(thisMonday(m_now.day) - days{before ? 14 : 7},
                                              Grain::Day, 0.5, at, end)}
                       : std::nullopt;
        if (wanted == 1 && startsAt(m_text, end, U"一直"))
            return std::nullopt;
        if (!named)
            return moment(lastWeekday(wanted), Grain::Day, 0.7, at, end + 1);
        auto day = thisMonday(m_now.day) + days{wanted - 1 - (before ? 14 : last ? 7 : 0)};
        if (self && day > m_now.day)
            day -= days{7};
        if (last && day >= m_now.day)
            day -= days{7};
        return moment(day, Grain::Day, last || self ? 0.93 : 0.85, at, end + 1);
    }

    /// The last one before the call, or the one of the year that is said before it. 去年腊月 lies
    /// in the lunar year before this one's.
    std::optional<Moment> yearlyAt(int at) const
    {
        const auto found = assist::yearlyAt(m_text, at);
        if (!found)
            return std::nullopt;
        const int now = static_cast<int>(year_month_day{m_now.day}.year());
        const int said = saidYear(at);
        const int begin = at - (said != 0 ? 2 : 0);
        for (int y = said != 0 ? said : now; y >= now - 3; --y) {
            const auto day = dayIn(*found, y);
            if (!day || (*day > m_now.day && said == 0))
                continue;
            auto result = moment(*day, Grain::Day, said != 0 ? 0.9 : 0.8, begin, found->to);
            result.about = found->about;
            return result;
        }
        return std::nullopt;
    }

    /// 这个月十五号, 上个月二十号, 本月3日.
    std::optional<Moment> dayOfMonthAt(int at) const
    {
        constexpr std::u32string_view kThis[]{U"这个月", U"本月", U"这月"};
        constexpr std::u32string_view kLast[]{U"上个月", U"上月"};
        const int self = wordAt(m_text, at, kThis);
        const int last = self > 0 ? 0 : wordAt(m_text, at, kLast);
        if (self + last == 0)
            return std::nullopt;
        int from = at + self + last;
        from += startsAt(m_text, from, U"的") ? 1 : 0;
        const auto run = text::numeralRunAt(m_text, from);
        if (!run || run->value < 1 || run->value > 31 ||
            run->form == text::NumeralRun::Form::Range ||
            !(startsAt(m_text, run->to, U"号") || startsAt(m_text, run->to, U"日")) ||
            startsAt(m_text, run->to, U"号楼"))
            return std::nullopt;
        const auto today = year_month_day{m_now.day};
        const auto date = (today.year() / today.month() - months{last > 0 ? 1 : 0}) /
                          std::chrono::day{static_cast<unsigned>(run->value)};
        if (!date.ok())
            return std::nullopt;
        return moment(local_days{date}, Grain::Day, 0.92, at, run->to + 1);
    }

    local_days lastWeekday(int wanted) const
    {
        const int back = (isoWeekday(m_now.day) - wanted + 7) % 7;
        return m_now.day - days{back};
    }

    std::optional<Moment> dateAt(int at) const
    {
        const auto* numeral = numeralAt(at);
        if (!numeral)
            return std::nullopt;
        if (numeral->kind == text::NumeralKind::Date ||
            numeral->kind == text::NumeralKind::DateTime)
            return dated(numeral->value, at, numeral->to);
        return std::nullopt;
    }

    std::optional<Moment> dated(const std::string& value, int from, int to) const
    {
        int y = 0;
        int m = 0;
        int d = 0;
        int hour = 0;
        int minute = 0;
        const auto today = year_month_day{m_now.day};
        if (std::sscanf(value.c_str(), "---%d", &d) == 1 && value.starts_with("---")) {
            auto day = local_days{today.year() / today.month() /
                                  std::chrono::day{static_cast<unsigned>(d)}};
            if (day > m_now.day)
                day = local_days{(today.year() / today.month() - months{1}) /
                                 std::chrono::day{static_cast<unsigned>(d)}};
            return moment(day, Grain::Day, 0.6, from, to);
        }
        if (value.starts_with("--") && std::sscanf(value.c_str(), "--%d-%d", &m, &d) == 2) {
            const int said = saidYear(from);
            return fullDate(said ? said : yearBefore(m, d), m, d, from, to, said != 0);
        }
        const int parts = std::sscanf(value.c_str(), "%d-%d-%dT%d:%d", &y, &m, &d, &hour, &minute);
        if (parts == 2)
            return monthMoment(y, m, from, to);
        if (parts < 3)
            return std::nullopt;
        auto found = fullDate(y, m, d, from, to, true);
        if (found && parts == 5) {
            found->clock = hours{hour} + minutes{minute};
            found->grain = Grain::Minute;
        }
        return found;
    }

    /// 今年, 去年, 前年 right before a date; 0 where none stands there.
    int saidYear(int from) const
    {
        const int now = static_cast<int>(year_month_day{m_now.day}.year());
        if (startsAt(m_text, from - 2, U"今年"))
            return now;
        if (startsAt(m_text, from - 2, U"去年"))
            return now - 1;
        return startsAt(m_text, from - 2, U"前年") ? now - 2 : 0;
    }

    int yearBefore(int m, int d) const
    {
        const auto today = year_month_day{m_now.day};
        const auto same = today.year() / month{static_cast<unsigned>(m)} /
                          day{static_cast<unsigned>(std::max(d, 1))};
        return static_cast<int>(today.year()) - (same > today ? 1 : 0);
    }

    std::optional<Moment> fullDate(int y, int m, int d, int from, int to, bool yearSaid) const
    {
        const auto date = year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)};
        if (!date.ok())
            return std::nullopt;
        const int begin = from - (saidYear(from) ? 2 : 0);
        return moment(local_days{date}, Grain::Day, yearSaid ? 0.95 : 0.9, begin, to);
    }

    std::optional<Moment> monthMoment(int y, int m, int from, int to) const
    {
        const auto date = year{y} / month{static_cast<unsigned>(m)} / day{1};
        if (!date.ok())
            return std::nullopt;
        const int begin = from - (saidYear(from) ? 2 : 0);
        return moment(local_days{date}, Grain::Month, 0.8, begin, to);
    }

    /// 九月份, 八月底, 上个月, 去年; a month with a day is a date.
    std::optional<Moment> monthAt(int at) const
    {
        const auto today = year_month_day{m_now.day};
        if (startsAt(m_text, at, U"上个月") || startsAt(m_text, at, U"上月"))
            return moment(local_days{(today.year() / today.month() - months{1}) / 1}, Grain::Month,
                          0.75, at, at + (startsAt(m_text, at, U"上月") ? 2 : 3));
        if (startsAt(m_text, at, U"这个月") || startsAt(m_text, at, U"本月"))
            return moment(local_days{today.year() / today.month() / 1}, Grain::Month, 0.6, at,
                          at + (startsAt(m_text, at, U"本月") ? 2 : 3));
        constexpr std::u32string_view kNoMonthBefore[]{U"个", U"上", U"年", U"每", U"下", U"几"};
        if (startsAt(m_text, at, U"月初") &&
            !endsWithAny(std::u32string_view{m_text}.substr(0, static_cast<std::size_t>(at)),
                         kNoMonthBefore) &&
            (at == 0 || text::digitValue(m_text[static_cast<std::size_t>(at - 1)]) < 0))
            return moment(local_days{today.year() / today.month() / 1}, Grain::Month, 0.6, at,
                          at + 2);
        const auto run = text::numeralRunAt(m_text, at);
        if (run && run->form != text::NumeralRun::Form::Range && run->value >= 1 &&
            run->value <= 12 && startsAt(m_text, run->to, U"月") &&
            !startsAt(m_text, at - 1, U"个")) {
            const int m = static_cast<int>(run->value);
            int to = run->to + 1;
            constexpr std::u32string_view kAfter[]{U"份", U"底", U"初", U"中旬"};
            to += wordAt(m_text, to, kAfter);
            const int said = saidYear(at);
            return monthMoment(said ? said : yearBefore(m, 1), m, at, to);
        }
        const auto month = text::numeralRunAt(m_text, at + 2);
        const bool goesOn = month && startsAt(m_text, month->to, U"月");
        if (startsAt(m_text, at, U"去年") && !goesOn)
            return moment(local_days{(today.year() - years{1}) / January / 1}, Grain::Year, 0.4, at,
                          at + 2);
        return std::nullopt;
    }

    /// 三天了, 连着三天, 三天前, 半个月, 两年多.
    std::optional<Moment> lengthAt(int at) const
    {
        struct Unit {
            std::u32string_view words;
            int inDays;
        };
        constexpr std::array kUnits{
            Unit{U"个多星期", 8}, Unit{U"个多礼拜", 8}, Unit{U"多个星期", 8}, Unit{U"多个月", 31},
            Unit{U"个半月", 45},  Unit{U"年半", 547},   Unit{U"个星期", 7},   Unit{U"个礼拜", 7},
            Unit{U"个多月", 30},  Unit{U"个月", 30},    Unit{U"来天", 1},     Unit{U"多天", 1},
            Unit{U"天", 1},       Unit{U"周", 7},       Unit{U"多年", 365},   Unit{U"年多", 365},
            Unit{U"年", 365},     Unit{U"年了", 365}};
        if (auto clock = hoursAt(at))
            return clock;
        const auto run = text::numeralRunAt(m_text, at);
        const bool half = startsAt(m_text, at, U"半");
        if (!half && (!run || run->value <= 0 || run->value > 400))
            return std::nullopt;
        const int end = half ? at + 1 : run->to;
        const double count = half ? 0.5 : run->value;
        for (const auto& unit : kUnits) {
            const bool alone = unit.inDays != 45 && unit.inDays != 547;
            if (!startsAt(m_text, end, unit.words) || (!alone && count > 1))
                continue;
            const int to = end + static_cast<int>(unit.words.size());
            if (!isLasting(at, to))
                return std::nullopt;
            const bool ago = startsAt(m_text, to, U"前") || startsAt(m_text, to, U"以前");
            const auto grain = unit.inDays >= 365 && count >= 2 ? Grain::Year : Grain::Day;
            auto found = moment(m_now.day - days{static_cast<int>(count * unit.inDays)}, grain,
                                ago ? 0.75 : 0.6, at, to + (ago ? 1 : 0));
            found.about = true;
            found.since = !ago;
            return found;
        }
        return std::nullopt;
    }

    /// 半个小时前, 二十分钟前, 一个半小时了: to the minute. Only where it is said to be past or to
    /// last: 走半个小时 is a way.
    std::optional<Moment> hoursAt(int at) const
    {
        constexpr std::u32string_view kHours[]{U"个小时", U"个钟头", U"小时", U"个多小时",
                                               U"个多钟头"};
        constexpr std::u32string_view kHalf[]{U"个半小时", U"个半钟头"};
        constexpr std::u32string_view kMinutes[]{U"来分钟", U"多分钟", U"分钟"};
        const auto run = text::numeralRunAt(m_text, at);
        const bool half = startsAt(m_text, at, U"半");
        const bool pair = startsAt(m_text, at, U"俩");
        if (!half && !pair && (!run || run->value <= 0 || run->value > 90))
            return std::nullopt;
        const int end = half || pair ? at + 1 : run->to;
        const double count = half ? 0.5 : pair ? 2 : run->value;
        double inMinutes = 0;
        int length = wordAt(m_text, end, kHours);
        if (length > 0)
            inMinutes = count * 60;
        else if ((length = half ? 0 : wordAt(m_text, end, kHalf)) > 0)
            inMinutes = count * 60 + 30;
        else if ((length = half ? 0 : wordAt(m_text, end, kMinutes)) > 0)
            inMinutes = count;
        const int to = end + length;
        constexpr std::u32string_view kAgo[]{U"以前", U"之前", U"前"};
        const int ago = wordAt(m_text, to, kAgo);
        const bool lasts = startsAt(m_text, to, U"了") && isLasting(at, to);
        if (length == 0 || inMinutes > 24 * 60 || (ago == 0 && !lasts))
            return std::nullopt;
        const auto clock = m_now.clock - minutes{static_cast<int>(inMinutes)};
        const bool yesterday = clock < minutes{0};
        auto found = moment(m_now.day - days{yesterday ? 1 : 0}, Grain::Minute, ago ? 0.8 : 0.6, at,
                            to + ago);
        found.clock = yesterday ? clock + days{1} : clock;
        found.about = true;
        found.since = ago == 0;
        return found;
    }

    bool isLasting(int from, int to) const
    {
        constexpr std::u32string_view kBefore[]{
            U"连着", U"连续", U"已经", U"有",   U"都",   U"快",   U"将近", U"停了", U"持续",
            U"坏了", U"堵了", U"漏了", U"断了", U"拖了", U"欠了", U"等了", U"闹了", U"臭了",
            U"黑了", U"关了", U"停",   U"整整", U"足足", U"将近", U"大概"};
        constexpr std::u32string_view kAfter[]{U"了", U"前", U"以前", U"来"};
        if (wordAt(m_text, to, kAfter))
            return true;
        return endsWithAny(std::u32string_view{m_text}.substr(0, static_cast<std::size_t>(from)),
                           kBefore);
    }

    std::optional<Moment> clockAt(int at) const
    {
        const auto* numeral = numeralAt(at);
        if (!numeral || numeral->kind != text::NumeralKind::Time)
            return std::nullopt;
        auto found = moment(m_now.day, Grain::Minute, 0.7, at, numeral->to);
        found.habit = isHabit(*numeral);
        setClock(found, *numeral);
        if (*found.clock > m_now.clock)
            found.day -= days{1};
        return found;
    }

    /// 每天下午两点, 两点到四点, 八点的公交: no hour of one day.
    bool isHabit(const text::Numeral& numeral) const
    {
        constexpr std::u32string_view kDaily[]{U"每天", U"天天", U"每晚", U"每日", U"平时",
                                               U"经常", U"总是", U"每次", U"一到", U"夜夜"};
        constexpr std::u32string_view kRegular[]{U"上班", U"下班", U"起床", U"睡觉",   U"放学",
                                                 U"开门", U"营业", U"收摊", U"的公交", U"的车"};
        const auto clause = m_heard.clauseAt(numeral.from);
        if (holdsAny(m_heard.slice(clause.from, numeral.from), kDaily) ||
            wordAt(m_text, numeral.to, kRegular) > 0)
            return true;
        const auto isTime = [&](const text::Numeral& other) {
            return other.kind == text::NumeralKind::Time;
        };
        return std::any_of(m_heard.numerals.begin(), m_heard.numerals.end(),
                           [&](const text::Numeral& other) {
                               const auto first = other.from < numeral.from ? other : numeral;
                               const auto second = other.from < numeral.from ? numeral : other;
                               if (!isTime(other) || other.from == numeral.from)
                                   return false;
                               const auto between = m_heard.slice(first.to, second.from);
                               return between == U"到" || between == U"至" || between == U"-" ||
                                      between == U"多到";
                           });
    }

    /// A clock time as said with its part of day, or the last of both halves of the day before the
    /// call.
    void setClock(Moment& moment, const text::Numeral& numeral) const
    {
        int hour = 0;
        int minute = 0;
        if (std::sscanf(numeral.value.c_str(), "%d:%d", &hour, &minute) != 2)
            return;
        moment.clock = hours{hour % 24} + minutes{minute};
        moment.grain = Grain::Minute;
        const bool told =
            hour > 12 || hour == 0 || hasPart(numeral.from, numeral.to) || !moment.part.empty();
        if (moment.part == "晚上" && hour < 12 && hour >= 5)
            *moment.clock += hours{12};
        if (told || moment.day != m_now.day)
            return;
        const auto later = *moment.clock + hours{12};
        const bool noonFits = later <= m_now.clock;
        const bool nightFits = *moment.clock > m_now.clock && hour <= 12;
        if (noonFits || nightFits)
            moment.clock = later % hours{24};
    }

    bool hasPart(int from, int to) const
    {
        const auto words = std::u32string_view{m_text}.substr(static_cast<std::size_t>(from),
                                                              static_cast<std::size_t>(to - from));
        return std::any_of(kPartWords.begin(), kPartWords.end(), [&](const PartWord& part) {
            return words.find(part.words) != std::u32string_view::npos;
        });
    }

    /// 昨天 + 晚上 + 十点: what follows within a few characters belongs to the day.
    void addClock(Moment& moment) const
    {
        if (moment.grain == Grain::Minute || moment.grain == Grain::Month ||
            moment.grain == Grain::Year || moment.about)
            return;
        const int close = moment.to + 1;
        for (int at = moment.to; at <= close; ++at) {
            for (const auto& part : kPartWords)
                if (startsAt(m_text, at, part.words) && moment.part.empty()) {
                    moment.part = text::toUtf8(part.words);
                    moment.grain = Grain::PartOfDay;
                    moment.to = at + static_cast<int>(part.words.size());
                }
        }
        for (const auto& numeral : m_heard.numerals) {
            const bool near = numeral.kind == text::NumeralKind::Time && numeral.to > moment.to &&
                              numeral.from <= moment.to + 2;
            if (!near)
                continue;
            setClock(moment, numeral);
            moment.to = numeral.to;
            break;
        }
    }

    const text::Numeral* numeralAt(int at) const
    {
        for (const auto& numeral : m_heard.numerals)
            if (numeral.from == at)
                return &numeral;
        return nullptr;
    }

    void finish(Moment& moment)
    {
        const bool future = moment.day > m_now.day || (moment.day == m_now.day && moment.clock &&
                                                       *moment.clock > m_now.clock);
        if (future || m_heard.takenBack(moment.from, moment.to))
            return;
        moment.since = moment.since || isSince(moment);
        m_found.push_back(moment);
    }

    /// 从…, 自…, …开始, …起, …就.
    bool isSince(Moment& moment) const
    {
        bool since = false;
        for (const auto word : {U"从", U"自", U"打"})
            if (startsAt(m_text, moment.from - 1, word)) {
                --moment.from;
                since = true;
                break;
            }
        constexpr std::u32string_view kAfter[]{U"就开始", U"开始",   U"起",   U"以来",  U"到现在",
                                               U"至今",   U"就这样", U"就不", U"就一直"};
        const int length = wordAt(m_text, moment.to, kAfter);
        if (length > 0)
            moment.to += length;
        return since || length > 0;
    }

    const Heard& m_heard;
    const std::u32string& m_text;
    Now m_now;
    std::vector<Moment> m_found;
};

} // namespace

std::vector<Moment> readMoments(const Heard& heard, UtcTime now)
{
    return Scanner{heard, now}.scan();
}

} // namespace lianxin::assist
