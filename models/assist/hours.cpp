#include "models/assist/hours.h"

#include "models/assist/day_words.h"
#include "models/assist/word_list.h"

#include <algorithm>
#include <cstdio>

namespace lianxin::assist {

namespace {

using text::Numeral;
using text::NumeralKind;

struct Clock {
    int hour = 0;
    int minute = 0;
    int minutes() const { return hour * 60 + minute; }
};

std::optional<Clock> clockOf(const Numeral& numeral)
{
    const auto at = numeral.value.find('T');
    const auto time = at == std::string::npos ? numeral.value : numeral.value.substr(at + 1);
    Clock clock;
    const bool told = numeral.kind == NumeralKind::Time || numeral.kind == NumeralKind::DateTime;
    if (!told || std::sscanf(time.c_str(), "%d:%d", &clock.hour, &clock.minute) != 2)
        return std::nullopt;
    return clock;
}

/// 十点半, 10:30; no 晚上十点, no 十三点, no 08:30.
bool isBare(const Heard& heard, const Numeral& numeral)
{
    const auto clock = numeral.kind == NumeralKind::Time ? clockOf(numeral) : std::nullopt;
    return clock && clock->hour >= 1 && clock->hour <= 12 &&
           !text::dayPartAt(heard.text(), numeral.from) &&
           heard.text()[static_cast<std::size_t>(numeral.from)] != U'0';
}

/// Where the sentence before the one at `at` begins.
int sentenceBefore(const Heard& heard, int at)
{
    constexpr std::u32string_view kEnds = U"。?!;";
    int ends = 0;
    for (int i = at; i-- > 0;)
        if (kEnds.find(heard.text()[static_cast<std::size_t>(i)]) != std::u32string_view::npos &&
            ++ends == 2)
            return i + 1;
    return 0;
}

bool namesDay(const Heard& heard, int from, int to)
{
    constexpr std::u32string_view kOthers[]{U"次日", U"第二天", U"转天", U"星期", U"礼拜", U"周"};
    const auto words = heard.slice(from, to);
    return holdsAny(words, kOthers) ||
           std::any_of(kDayWords.begin(), kDayWords.end(),
                       [&](const DayWord& day) {
                           return words.find(day.words) != std::u32string_view::npos;
                       }) ||
           std::any_of(heard.alone.begin(), heard.alone.end(), [&](const Numeral& numeral) {
               const bool date =
                   numeral.kind == NumeralKind::Date || numeral.kind == NumeralKind::DateTime;
               return date && numeral.from >= from && numeral.to <= to;
           });
}

/// 十点 in 晚上八点到十点: the hour before it.
const Numeral* beginningOf(const Heard& heard, const Numeral& end)
{
    constexpr std::u32string_view kBetween[]{U"到", U"至", U"-", U"多到"};
    for (const auto& numeral : heard.alone)
        if (numeral.to <= end.from && clockOf(numeral) &&
            std::find(std::begin(kBetween), std::end(kBetween),
                      heard.slice(numeral.to, end.from)) != std::end(kBetween))
            return &numeral;
    return nullptr;
}

text::DayPart partOf(const Heard& heard, const Numeral& hour)
{
    if (const auto named = partBeforeHour(heard, hour))
        return named->part;
    return isOfPartBefore(heard, hour) ? heard.partBefore.part : text::DayPart::None;
}

int meantHour(const Heard& heard, const Numeral& numeral, Clock said)
{
    const auto part = partOf(heard, numeral);
    if (part == text::DayPart::None)
        return said.hour;
    const auto* beginning = beginningOf(heard, numeral);
    if (!beginning)
        return text::hourOf(said.hour, part);
    for (const int hour : {said.hour, said.hour + 12})
        if (Clock{hour, said.minute}.minutes() > clockOf(*beginning)->minutes())
            return hour;
    return said.hour;
}

/// The part that an utterance leaves standing for the next.
PartBefore partLeft(const Heard& heard, const std::vector<Moment>& moments)
{
    const auto named = text::lastDayPart(heard.text());
    if (!named)
        return namesHour(heard) ? heard.partBefore : PartBefore{};
    PartBefore left{named->part, heard.utf8(named->span.from, named->span.to)};
    if (isDaily(heard, named->span.from))
        return left;
    for (const auto& moment : moments)
        if (named->span.overlaps({moment.from, moment.to}) && !moment.part.empty())
            left = {named->part, moment.part, moment.day};
    return left;
}

} // namespace

std::optional<text::NamedPart> partBeforeHour(const Heard& heard, const Numeral& hour)
{
    if (text::dayPartAt(heard.text(), hour.from))
        return std::nullopt;
    const int from = sentenceBefore(heard, hour.from);
    auto named = text::lastDayPart(heard.slice(from, hour.from));
    if (!named)
        return std::nullopt;
    named->span = {named->span.from + from, named->span.to + from};
    if (namesDay(heard, named->span.to, hour.from))
        return std::nullopt;
    return named;
}

bool isOfPartBefore(const Heard& heard, const Numeral& hour)
{
    return heard.partBefore.part != text::DayPart::None &&
           !text::dayPartAt(heard.text(), hour.from) && !partBeforeHour(heard, hour) &&
           !namesDay(heard, 0, hour.from);
}

bool isDaily(const Heard& heard, int at)
{
    constexpr std::u32string_view kDaily[]{U"每天", U"天天", U"每晚", U"每日", U"平时",
                                           U"经常", U"总是", U"每次", U"一到", U"夜夜"};
    return holdsAny(heard.slice(heard.clauseAt(at).from, at), kDaily);
}

bool namesHour(const Heard& heard)
{
    return std::any_of(heard.alone.begin(), heard.alone.end(), clockOf);
}

void readBareHours(Heard& heard)
{
    for (auto& numeral : heard.alone) {
        if (!isBare(heard, numeral))
            continue;
        const auto said = *clockOf(numeral);
        char value[24];
        std::snprintf(value, sizeof value, "%02d:%02d", meantHour(heard, numeral, said),
                      said.minute);
        numeral.value = value;
    }
}

PartBefore partBefore(std::span<const Heard> heard, std::span<const std::vector<Moment>> moments,
                      std::size_t at, session::Speaker speaker)
{
    constexpr std::size_t kReach = 4;
    for (std::size_t i = at; i-- > 0 && at - i <= kReach;) {
        const auto& one = heard[i];
        const bool question = !one.isCaller() && one.wantsAnswer();
        if (i + 1 == at || question) {
            const bool goesOn = one.speaker == speaker || one.isCaller() || question;
            auto left = goesOn ? partLeft(one, moments[i]) : PartBefore{};
            if (left.part != text::DayPart::None)
                return left;
        }
        if (question)
            return {};
    }
    return {};
}

} // namespace lianxin::assist
