#include "models/assist/moment.h"

#include "models/assist/day_words.h"
#include "models/assist/hours.h"
#include "models/assist/lapse.h"
#include "models/assist/person_name.h"
#include "models/assist/word_list.h"
#include "models/assist/yearly_day.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::assist {

namespace {

using namespace std::chrono;

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

local_days mondayOf(local_days day)
{
    return day - days{isoWeekday(day) - 1};
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
            countBack(*moment);
            m_scanned.push_back(*moment);
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
              &Scanner::dateAt, &Scanner::monthAt, &Scanner::lapseAt, &Scanner::clockAt})
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
                       ? std::optional{moment(mondayOf(m_now.day) - days{before ? 14 : 7},
                                              Grain::Day, 0.5, at, end)}
                       : std::nullopt;
        if (wanted == 1 && startsAt(m_text, end, U"一直"))
            return std::nullopt;
        if (!named)
            return moment(lastWeekday(wanted), Grain::Day, 0.7, at, end + 1);
        const auto day = mondayOf(m_now.day) + days{wanted - 1 - (before ? 14 : last ? 7 : 0)};
        return moment(day, Grain::Day, last || self ? 0.93 : 0.85, at, end + 1);
    }

    /// The last one before the call, or the one of the year that is said before it. 去年腊月 lies
    /// in the lunar year before this one's.
    std::optional<Moment> yearlyAt(int at) const
    {
        const auto found = assist::yearlyAt(m_text, at);
        if (!found || isOfPerson(at, found->to))
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

    /// 我叫闫国庆: a surname before it and nothing behind it, or 叫 before both.
    bool isOfPerson(int from, int to) const
    {
        constexpr std::u32string_view kNaming = U"叫是名";
        if (from < 1 || surnameLengthAt(m_text, from - 1) != 1)
            return false;
        const auto before = m_heard.slice(std::max(0, from - 2), from - 1);
        const bool begins = before.empty() || !text::isHan(before.front());
        const bool ends =
            to >= m_heard.normal.size() || !text::isHan(m_text[static_cast<std::size_t>(to)]);
        return (begins && ends) ||
               (!before.empty() && kNaming.find(before.front()) != kNaming.npos);
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

    /// 今年, 去年, 前年, 明年, 后年 right before a date; 0 where none stands there.
    int saidYear(int from) const
    {
        constexpr std::array kYears{std::pair{U'今', 0}, std::pair{U'去', -1}, std::pair{U'前', -2},
                                    std::pair{U'明', 1}, std::pair{U'后', 2}};
        if (!startsAt(m_text, from - 1, U"年") || from < 2)
            return 0;
        const auto* const said = std::find_if(kYears.begin(), kYears.end(), [&](const auto& one) {
            return one.first == m_text[static_cast<std::size_t>(from - 2)];
        });
        return said == kYears.end()
                   ? 0
                   : static_cast<int>(year_month_day{m_now.day}.year()) + said->second;
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
        return inMonth(moment(local_days{date}, Grain::Month, 0.8, begin, to));
    }

    /// 九月份, 八月底, 上个月, 月初, 去年; a month with a day is a date.
    std::optional<Moment> monthAt(int at) const
    {
        if (auto found = nearMonthAt(at))
            return found;
        const auto run = text::numeralRunAt(m_text, at);
        if (run && run->form != text::NumeralRun::Form::Range && run->value >= 1 &&
            run->value <= 12 && startsAt(m_text, run->to, U"月") &&
            !startsAt(m_text, at - 1, U"个")) {
            const int m = static_cast<int>(run->value);
            const int to = run->to + 1;
            const int said = saidYear(at);
            return monthMoment(said ? said : yearBefore(m, 1), m, at,
                               to + (startsAt(m_text, to, U"份") ? 1 : 0));
        }
        const auto month = text::numeralRunAt(m_text, at + 2);
        const bool goesOn = month && startsAt(m_text, month->to, U"月");
        if (startsAt(m_text, at, U"去年") && !goesOn)
            return moment(local_days{(year_month_day{m_now.day}.year() - years{1}) / January / 1},
                          Grain::Year, 0.4, at, at + 2);
        return std::nullopt;
    }

    /// 上个月, 这个月底, 月初.
    std::optional<Moment> nearMonthAt(int at) const
    {
        constexpr std::u32string_view kLast[]{U"上个月", U"上月"};
        constexpr std::u32string_view kThis[]{U"这个月", U"本月", U"这月"};
        constexpr std::u32string_view kNoMonthBefore[]{U"个", U"上", U"年", U"每", U"下", U"几"};
        const auto today = year_month_day{m_now.day};
        const auto first = today.year() / today.month();
        if (const int length = wordAt(m_text, at, kLast); length > 0)
            return inMonth(
                moment(local_days{(first - months{1}) / 1}, Grain::Month, 0.75, at, at + length));
        if (const int length = wordAt(m_text, at, kThis); length > 0)
            return inMonth(moment(local_days{first / 1}, Grain::Month, 0.6, at, at + length));
        const auto before = std::u32string_view{m_text}.substr(0, static_cast<std::size_t>(at));
        const bool counted = !before.empty() && (text::digitValue(before.back()) >= 0 ||
                                                 text::unitValue(before.back()) > 0);
        if (!startsAt(m_text, at, U"月") || !monthPartAt(at + 1) || counted ||
            endsWithAny(before, kNoMonthBefore))
            return std::nullopt;
        return inMonth(moment(local_days{first / 1}, Grain::Month, 0.6, at, at + 1));
    }

    struct MonthPart {
        std::u32string_view words;
        unsigned day; ///< with which it begins
    };
    const MonthPart* monthPartAt(int at) const
    {
        static constexpr std::array kParts{MonthPart{U"上旬", 1},  MonthPart{U"中旬", 11},
                                           MonthPart{U"下旬", 21}, MonthPart{U"初", 1},
                                           MonthPart{U"底", 26},   MonthPart{U"末", 26}};
        for (const auto& part : kParts)
            if (startsAt(m_text, at, part.words))
                return &part;
        return nullptr;
    }

    /// With the part of the month that is named behind it: 上个月底, 九月中旬.
    Moment inMonth(Moment month) const
    {
        const auto* part = monthPartAt(month.to);
        if (!part)
            return month;
        month.part = text::toUtf8(part->words);
        month.day += days{part->day - 1};
        month.to += static_cast<int>(part->words.size());
        return month;
    }

    std::optional<Moment> lapseAt(int at) const
    {
        const auto lapse = assist::lapseAt(m_text, at);
        if (!lapse)
            return std::nullopt;
        const bool ago = lapse->ends == Lapse::Ends::Ago;
        auto found = moment(m_now.day, lapse->grain, ago ? 0.75 : 0.6, at, lapse->to);
        if (lapse->grain == Grain::Minute) {
            const auto clock = m_now.clock - lapse->length;
            const auto back = clock < minutes{0} ? days{1} : days{0};
            found.day -= back;
            found.clock = clock + back;
            found.confidence = ago ? 0.8 : 0.6;
        } else {
            found.day -= floor<days>(lapse->length);
        }
        found.about = true;
        found.since = !ago;
        return found;
    }

    std::optional<Moment> clockAt(int at) const
    {
        const auto* numeral = numeralAt(at);
        if (!numeral || numeral->kind != text::NumeralKind::Time)
            return std::nullopt;
        auto found = moment(m_now.day, Grain::Minute, 0.7, at, numeral->to);
        found.habit = isHabit(*numeral);
        takePart(found, *numeral);
        setClock(found, *numeral);
        if (!found.dayBefore && found.day + *found.clock > m_now.day + m_now.clock)
            found.day -= days{1};
        return found;
    }

    /// The part of the day, and the day, of the words before an hour that names none.
    void takePart(Moment& moment, const text::Numeral& hour) const
    {
        const auto named = partBeforeHour(m_heard, hour);
        if (!named && isOfPartBefore(m_heard, hour)) {
            moment.part = m_heard.partBefore.word;
            moment.day = m_heard.partBefore.day.value_or(moment.day);
            moment.dayBefore = m_heard.partBefore.day.has_value();
        }
        if (!named)
            return;
        moment.part = m_heard.utf8(named->span.from, named->span.to);
        moment.habit = moment.habit || isDaily(m_heard, named->span.from);
        for (const auto& before : m_scanned)
            if (named->span.overlaps({before.from, before.to})) {
                moment.part = before.part;
                moment.day = before.day;
                moment.dayBefore = true;
            }
    }

    /// 每天下午两点, 两点到四点, 八点的公交: no hour of one day.
    bool isHabit(const text::Numeral& numeral) const
    {
        constexpr std::u32string_view kRegular[]{U"上班", U"下班",   U"起床", U"睡觉", U"放学",
                                                 U"开门", U"营业",   U"收摊", U"就能", U"能去接",
                                                 U"去接", U"的公交", U"的车"};
        constexpr std::u32string_view kBefore[]{U"末班车", U"首班车", U"头班车", U"末班", U"加班到",
                                                U"延长到", U"提前到", U"推迟到", U"下面"};
        if (isDaily(m_heard, numeral.from) || wordAt(m_text, numeral.to, kRegular) > 0 ||
            endsWithAny(m_text.substr(0, static_cast<std::size_t>(numeral.from)), kBefore))
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
        if (hour == 24 || (hour < 5 && moment.day < m_now.day && isNightOfDay(moment)))
            moment.day += days{1};
        const bool told =
            hour > 12 || hour == 0 || text::dayPartAt(m_text, numeral.from) || !moment.part.empty();
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

    /// 昨晚一点: the small hours behind that evening.
    static bool isNightOfDay(const Moment& moment)
    {
        return moment.part == "晚上" || moment.part == "夜里";
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

    /// In the small hours 今天晚上 is the evening that has just been.
    void countBack(Moment& moment) const
    {
        constexpr auto kMorning = hours{5};
        const bool ahead = moment.clock ? *moment.clock > m_now.clock : moment.part == "晚上";
        if (m_now.clock < kMorning && moment.day == m_now.day && ahead && isNightOfDay(moment))
            moment.day -= days{1};
    }

    void finish(Moment& moment)
    {
        const bool ahead = moment.day == m_now.day && moment.clock && *moment.clock > m_now.clock;
        const bool future = moment.day > m_now.day || (ahead && !moment.dayBefore);
        if (future || m_heard.takenBack(moment.from, moment.to))
            return;
        moment.since = moment.since || isSince(moment);
        moment.habit = moment.habit || isYearly(moment);
        m_found.push_back(moment);
    }

    /// 往年都是七月份: of no year.
    bool isYearly(const Moment& moment) const
    {
        constexpr std::u32string_view kYearly[]{U"往年", U"每年", U"年年", U"历年", U"以往"};
        return holdsAny(m_heard.slice(m_heard.clauseAt(moment.from).from, moment.from), kYearly);
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
        constexpr std::u32string_view kThen[]{U"那天", U"那几天", U"那会儿", U"当天", U"这天"};
        const int then = wordAt(m_text, moment.to, kThen);
        const int length = wordAt(m_text, moment.to + then, kAfter);
        if (length > 0)
            moment.to += then + length;
        return since || length > 0;
    }

    const Heard& m_heard;
    const std::u32string& m_text;
    Now m_now;
    std::vector<Moment> m_scanned; ///< with those that are left out
    std::vector<Moment> m_found;
};

} // namespace

std::vector<Moment> readMoments(const Heard& heard, UtcTime now)
{
    return Scanner{heard, now}.scan();
}

} // namespace lianxin::assist
