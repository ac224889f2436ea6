#include "models/assist/candidate.h"
#include "models/assist/field_reader.h"
#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

using text::NumeralKind;

struct Room {
    std::u32string_view said;
    std::string_view shown; ///< empty: not the caller's home
};

constexpr std::array kRooms{
    Room{U"主卧", "主卧"},     Room{U"次卧", "次卧"},     Room{U"卧室", "卧室"},
    Room{U"客厅", "客厅"},     Room{U"书房", "书房"},     Room{U"厨房", "厨房"},
    Room{U"餐厅", "餐厅"},     Room{U"卫生间", "卫生间"}, Room{U"阳台", "阳台"},
    Room{U"大屋", "大屋"},     Room{U"小屋", "小屋"},     Room{U"老人房", "老人房"},
    Room{U"孩子房", "孩子房"}, Room{U"楼下", ""},         Room{U"楼上", ""},
    Room{U"邻居", ""},         Room{U"别人家", ""},       Room{U"外面", ""},
    Room{U"室外", ""},         Room{U"隔壁", ""},
};

struct Reading {
    std::string room;
    std::string degrees;
    ticket::Span span;
};

/// The room named last before the number, in its clause or the one before.
const Room* roomBefore(const Heard& heard, int at)
{
    const auto clause = heard.clauseAt(at);
    const auto before = heard.slice(std::max(0, clause.from - 6), at);
    const Room* found = nullptr;
    std::size_t last = 0;
    for (const auto& room : kRooms) {
        const auto position = before.rfind(room.said);
        if (position != std::u32string_view::npos && (!found || position >= last)) {
            found = &room;
            last = position;
        }
    }
    return found;
}

bool isRule(const Heard& heard, int at)
{
    constexpr std::u32string_view kRules[]{U"不低于", U"低于", U"规定", U"标准",    U"不得",
                                           U"达标",   U"才算", U"以上", U"不到十八"};
    return inClauseAny(heard, at, kRules);
}

std::vector<Reading> temperatures(const Heard& heard)
{
    std::vector<Reading> readings;
    for (const auto& numeral : heard.numerals) {
        if (numeral.kind != NumeralKind::Temperature || heard.takenBack(numeral.from, numeral.to) ||
            isRule(heard, numeral.from))
            continue;
        const auto* room = roomBefore(heard, numeral.from);
        if (room && room->shown.empty())
            continue;
        const int from = room ? heard.normal.size() : numeral.from;
        int begin = std::min(from, numeral.from);
        if (room) {
            const auto text =
                std::u32string_view{heard.text()}.substr(0, static_cast<std::size_t>(numeral.from));
            begin = static_cast<int>(text.rfind(room->said));
        }
        readings.push_back(
            {room ? std::string{room->shown} : "", numeral.value, heard.span(begin, numeral.to)});
    }
    return readings;
}

} // namespace

Proposal readTemperature(const FieldCues&, const FieldContext& context)
{
    std::vector<Reading> told;
    for (const auto& heard : context.heard) {
        if (!heard.isCaller())
            continue;
        for (auto& reading : temperatures(heard)) {
            const auto same = std::find_if(
                told.begin(), told.end(), [&](const Reading& r) { return r.room == reading.room; });
            if (same == told.end())
                told.push_back(std::move(reading));
            else
                *same = std::move(reading);
        }
    }
    const bool roomsNamed =
        std::any_of(told.begin(), told.end(), [](const Reading& r) { return !r.room.empty(); });
    Proposal proposal;
    for (const auto& reading : told) {
        if (roomsNamed && reading.room.empty())
            continue;
        proposal.value += (proposal.value.empty() ? "" : "，") + reading.room +
                          (reading.room.empty() ? "" : " ") + reading.degrees + " ℃";
        addSpan(proposal.spans, reading.span);
    }
    proposal.confidence = roomsNamed ? 0.96 : 0.85;
    return proposal;
}

/// 七一年三月生, 九八年下岗: the 年 of a date counts none.
bool isOfDate(const Heard& heard, const text::NumeralRun& run)
{
    return std::any_of(heard.numerals.begin(), heard.numerals.end(), [&](const text::Numeral& n) {
        return (n.kind == NumeralKind::Date || n.kind == NumeralKind::DateTime) &&
               n.from <= run.from && run.to < n.to;
    });
}

/// The call-taker tells how it is (满六十五岁坐车免费), not how it is with the caller.
constexpr double kOfAgent = -0.2;

/// 今年六十七了, 都快八十了: years of age without 岁.
bool isAge(const Heard& heard, const text::NumeralRun& run)
{
    constexpr std::u32string_view kBefore[]{U"今年", U"今年都", U"今年快",
                                            U"都快", U"虚岁",   U"周岁"};
    constexpr std::u32string_view kBehind[]{U"了", U"啦", U"喽", U",", U"。"};
    constexpr double kYoungest = 18;
    constexpr double kOldest = 110;
    return run.value >= kYoungest && run.value <= kOldest &&
           endsWithAny(heard.slice(std::max(0, run.from - 3), run.from), kBefore) &&
           (run.to == heard.normal.size() ||
            beginsWithAny(heard.slice(run.to, run.to + 1), kBehind));
}

Proposal readNumber(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    constexpr std::u32string_view kTotals[]{U"一共", U"总共", U"合计", U"加起来"};
    const bool asksAge = std::find(cues.words.begin(), cues.words.end(), U"岁") != cues.words.end();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (heard.onlyAsks())
            continue;
        for (int at = 0; at < heard.normal.size(); ++at) {
            const auto run = text::numeralRunAt(heard.text(), at);
            if (!run)
                continue;
            const auto counted =
                (asksAge && isAge(heard, *run)) ||
                std::any_of(cues.words.begin(), cues.words.end(), [&](const std::u32string& word) {
                    return word.size() <= 2 &&
                           heard.slice(run->to, run->to + static_cast<int>(word.size())) == word;
                });
            const bool several = run->form != text::NumeralRun::Form::Range && run->value > 1;
            if (counted && several && !isOfDate(heard, *run) &&
                !heard.takenBack(run->from, run->to)) {
                double score = 0.4 + 0.3 * weights[i] +
                               (inClauseAny(heard, at, kTotals) ? 0.2 : 0) +
                               (heard.readBack     ? 0.1
                                : heard.isCaller() ? 0
                                                   : kOfAgent);
                candidates.push_back(
                    {text::formatNumber(run->value), score, {heard.span(run->from, run->to + 1)}});
            }
            at = run->to - 1;
        }
        if (!heard.asked.holds(Topic::Count) && weights[i] < 1)
            continue;
        for (const auto& number : bareNumbers(heard))
            if (number.number > 0 && !heard.takenBack(number.span.from, number.span.to))
                candidates.push_back(
                    {number.value, 0.6, {heard.span(number.span.from, number.span.to)}});
    }
    return best(std::move(candidates), 0.4);
}

Proposal readDate(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (heard.onlyAsks())
            continue;
        for (const auto& moment : context.moments[i]) {
            if (moment.habit || heard.takenBack(moment.from, moment.to))
                continue;
            double score = 0.2 + 0.3 * moment.confidence + 0.3 * weights[i];
            for (const auto& word : cues.words)
                if (word.size() > 1 && inClause(heard, moment.from, word))
                    score += 0.15;
            if (moment.about)
                score -= 0.1;
            if (moment.grain == Grain::Year)
                score -= 0.2;
            candidates.push_back(
                {isoOf(moment).substr(0, 10), score, {heard.span(moment.from, moment.to)}});
        }
    }
    if (auto found = best(std::move(candidates), 0.7))
        return found;
    const auto& label = cues.field->label;
    const bool ofMatter =
        label.find("开始") != std::string::npos || label.find("发生") != std::string::npos ||
        label.find("发现") != std::string::npos || label.find("持续") != std::string::npos;
    if (!ofMatter || !context.time)
        return {};
    return {context.time.value.substr(0, 10),
            {},
            context.time.confidence * 0.9,
            context.time.spans,
            {}};
}

} // namespace lianxin::assist
