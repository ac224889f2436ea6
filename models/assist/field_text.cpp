#include "models/assist/field_reader.h"
#include "models/assist/names.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <span>

namespace lianxin::assist {

namespace {

constexpr std::size_t kLongestClause = 30;
constexpr std::size_t kTelling = 4;

bool labelHolds(const FieldCues& cues, std::string_view words)
{
    return cues.field->label.find(words) != std::string::npos;
}

bool labelHoldsAny(const FieldCues& cues, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return labelHolds(cues, word); });
}

/// 文昌区育才路书香苑9号楼 → 文昌区育才路书香苑 9 号楼: digits stand off from Han as on the form.
std::string spaced(const std::string& utf8)
{
    std::u32string out;
    for (const char32_t c : text::toUtf32(utf8)) {
        const bool edge = !out.empty() && ((text::isDigit(c) && text::isHan(out.back())) ||
                                           (text::isHan(c) && text::isDigit(out.back())));
        if (edge)
            out.push_back(U' ');
        out.push_back(c);
    }
    return text::toUtf8(out);
}

std::vector<ticket::Span> placeSpans(const FieldContext& context)
{
    return placeProposal(context.where, context.heard).spans;
}

Proposal wholeAddress(const FieldContext& context)
{
    if (!context.where)
        return {};
    return {spaced(context.where->best.display),
            {},
            context.where->best.confidence * 0.85,
            placeSpans(context),
            {}};
}

Proposal entrance(const FieldContext& context)
{
    if (!context.where)
        return {};
    const auto& address = context.where->best.address;
    std::string text;
    const auto add = [&](const std::string& number, std::string_view word) {
        if (!number.empty())
            text += (text.empty() ? "" : " ") + number + " " + std::string{word};
    };
    add(address.building, "号楼");
    add(address.unit, "单元");
    add(address.floor, "楼");
    add(address.room, "室");
    if (text.empty())
        return {};
    return {text, {}, context.where->best.confidence * 0.9, placeSpans(context), {}};
}

struct Clock {
    int minutes = 0;
    ticket::Span span;
};

std::string clockText(int minutes)
{
    char text[24];
    if (minutes % 60 == 0)
        std::snprintf(text, sizeof text, "%d 时", minutes / 60 % 24);
    else
        std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60 % 24, minutes % 60);
    return text;
}

bool endsWithAny(std::u32string_view text, std::initializer_list<std::u32string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::u32string_view ending) { return text.ends_with(ending); });
}

/// 弄到三点多, 干到两点: until when it goes on.
std::optional<Clock> endingIn(const Heard& heard, const text::Numeral& numeral)
{
    const auto before = heard.slice(std::max(0, numeral.from - 3), numeral.from);
    int hour = 0;
    int minute = 0;
    if (!endsWithAny(before, {U"到", U"弄到", U"干到", U"闹到", U"吵到"}) ||
        std::sscanf(numeral.value.c_str(), "%d:%d", &hour, &minute) != 2)
        return std::nullopt;
    return Clock{hour * 60 + minute, heard.span(numeral.from, numeral.to)};
}

/// 22:30 至次日 3 时, out of when it begins and until when it goes on; else the part of the day
/// that is named.
Proposal hours(const FieldContext& context)
{
    std::optional<Clock> start;
    std::optional<Clock> end;
    std::string part;
    std::vector<ticket::Span> partSpan;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (!heard.isCaller())
            continue;
        for (const auto& moment : context.moments[i])
            if (moment.clock && moment.since)
                start = Clock{static_cast<int>(moment.clock->count()),
                              heard.span(moment.from, moment.to)};
        for (const auto& numeral : heard.numerals)
            if (numeral.kind == text::NumeralKind::Time)
                if (const auto found = endingIn(heard, numeral);
                    found && (!end || found->minutes > end->minutes || start))
                    end = !end || found->minutes > end->minutes ? found : end;
        for (const auto words : {U"每天晚上", U"每天早上", U"一到晚上", U"半夜", U"凌晨", U"深夜",
                                 U"夜里", U"晚上", U"早上", U"中午", U"周末", U"一直"})
            if (const int at = find(heard.text(), words); at >= 0 && part.empty()) {
                part = text::toUtf8(words);
                partSpan = {
                    heard.span(at, at + static_cast<int>(std::u32string_view{words}.size()))};
            }
    }
    if (start && end)
        return {clockText(start->minutes) + " 至" +
                    (end->minutes < start->minutes ? "次日 " : " ") + clockText(end->minutes),
                {},
                0.85,
                {start->span, end->span},
                {}};
    if (start)
        return {clockText(start->minutes) + " 起", {}, 0.75, {start->span}, {}};
    return part.empty() ? Proposal{} : Proposal{part, {}, 0.55, partSpan, {}};
}

/// 9 月至 11 月, out of the months the caller names.
Proposal months(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    std::set<std::chrono::local_days> named;
    std::vector<ticket::Span> spans;
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        const bool ofDebt = heard.contains(U"没给") || heard.contains(U"没发") ||
                            heard.contains(U"欠") || heard.contains(U"工资");
        if (!heard.isCaller() || (weights[i] < 1 && !ofDebt))
            continue;
        for (const auto& moment : context.moments[i]) {
            const auto after = heard.slice(moment.to, moment.to + 3);
            const bool entered = after.find(U'进') != std::u32string_view::npos ||
                                 heard.slice(moment.from, moment.to).ends_with(U"底");
            if (moment.grain != Grain::Month || entered)
                continue;
            named.insert(moment.day);
            addSpan(spans, heard.span(moment.from, moment.to));
        }
    }
    if (named.empty())
        return {};
    const auto month = [](std::chrono::local_days day) {
        return std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.month())) +
               " 月";
    };
    const std::string range = named.size() == 1
                                  ? month(*named.begin())
                                  : month(*named.begin()) + "至 " + month(*named.rbegin());
    return {range, {}, 0.82, spans, {}};
}

/// 3 天, 半个月: how long it has lasted.
Proposal length(const FieldContext& context)
{
    for (std::size_t i = 0; i < context.heard.size(); ++i) {
        const auto& heard = context.heard[i];
        if (!heard.isCaller())
            continue;
        for (const auto& moment : context.moments[i]) {
            if (!moment.about || !moment.since)
                continue;
            const auto run = text::numeralRunAt(heard.text(), moment.from);
            const int end = run ? run->to : moment.from + 1;
            auto unit = heard.utf8(end, moment.to);
            if (unit.ends_with("了"))
                unit.resize(unit.size() - 3);
            const auto number = run ? text::formatNumber(run->value) + " " : "半";
            return {number + unit, {}, 0.85, {heard.span(moment.from, moment.to)}, {}};
        }
    }
    return {};
}

Proposal placeOfKind(const FieldContext& context, std::initializer_list<places::PlaceKind> kinds)
{
    Proposal best;
    for (std::size_t i = 0; i < context.heard.size(); ++i)
        for (const auto& mention : context.mentions[i]) {
            const auto& place = context.gazetteer.place(mention.place);
            const bool wanted = std::find(kinds.begin(), kinds.end(), place.kind) != kinds.end();
            if (wanted && (!best || best.value == place.name)) {
                best.value = place.name;
                best.confidence = std::max(best.confidence, 0.6 + 0.3 * mention.score);
                addSpan(best.spans, {context.heard[i].id, mention.from, mention.to});
            }
        }
    return best;
}

/// 孙德海 13900006625: who is in charge and how to reach him.
Proposal personAndPhone(const FieldContext& context)
{
    Proposal found;
    std::string phone;
    std::map<std::u32string, int> names;
    for (const auto& heard : context.heard) {
        for (const auto& person : personsIn(heard))
            ++names[person.name];
        for (const auto& numeral : heard.numerals)
            if (numeral.kind == text::NumeralKind::Phone &&
                !heard.takenBack(numeral.from, numeral.to)) {
                phone = numeral.value;
                addSpan(found.spans, heard.span(numeral.from, numeral.to));
            }
    }
    std::u32string best;
    int most = 0;
    for (const auto& [name, count] : names) {
        int mentions = 0;
        for (const auto& heard : context.heard)
            mentions += heard.contains(name) ? 1 : 0;
        if (mentions > most) {
            most = mentions;
            best = name;
        }
    }
    if (most < 2)
        best.clear();
    for (const auto& heard : context.heard)
        if (const int at = best.empty() ? -1 : find(heard.text(), best);
            at >= 0 && heard.isCaller())
            addSpan(found.spans, heard.span(at, at + static_cast<int>(best.size())));
    found.value = text::toUtf8(best) + (best.empty() || phone.empty() ? "" : " ") + phone;
    found.confidence = best.empty() || phone.empty() ? 0.6 : 0.85;
    return found;
}

/// 商家停业, 搬家 …: why.
Proposal reason(const FieldCues& cues, const FieldContext& context)
{
    for (const auto& heard : context.heard) {
        if (!heard.isCaller())
            continue;
        for (const auto words : {U"停业", U"关门", U"跑路", U"倒闭"})
            if (const int at = find(heard.text(), words); at >= 0)
                return {"商家" + text::toUtf8(words), {}, 0.75, {heard.span(at, at + 2)}, {}};
        for (const auto& word : cues.words)
            if (const int at = find(heard.text(), word); at >= 0 && word.size() > 1)
                return {text::toUtf8(word),
                        {},
                        0.6,
                        {heard.span(at, at + static_cast<int>(word.size()))},
                        {}};
    }
    return {};
}

/// The digits beside a cue word: 户号零零一二三四.
Proposal digitsNear(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    for (std::size_t i = context.heard.size(); i-- > 0;)
        for (const auto& numeral : context.heard[i].numerals)
            if (weights[i] > 0 && numeral.kind == text::NumeralKind::Digits &&
                numeral.value.size() >= 5)
                return {numeral.value,
                        {},
                        0.5 + 0.3 * weights[i],
                        {context.heard[i].span(numeral.from, numeral.to)},
                        {}};
    return {};
}

/// The clause with a cue word, without the words of habit at its ends.
Proposal clauseWithCue(const FieldCues& cues, const FieldContext& context)
{
    for (const auto& heard : context.heard) {
        if (!heard.isCaller())
            continue;
        for (const auto& word : cues.words) {
            const int at = word.size() > 1 ? find(heard.text(), word) : -1;
            if (at < 0)
                continue;
            const auto clause = heard.clauseAt(at);
            if (static_cast<std::size_t>(clause.size()) <= kLongestClause)
                return {heard.original(clause.from, clause.to),
                        {},
                        0.5,
                        {heard.span(clause.from, clause.to)},
                        {}};
        }
    }
    return {};
}

/// The cue words themselves, where they are what was asked for: 电动车, 白色.
Proposal cueWords(const FieldCues& cues, const FieldContext& context)
{
    Proposal found;
    for (const auto& heard : context.heard) {
        if (!heard.isCaller())
            continue;
        for (const auto& word : cues.words) {
            const int at = word.size() > 1 ? find(heard.text(), word) : -1;
            const auto value = text::toUtf8(word);
            if (at < 0 || heard.takenBack(at, at + static_cast<int>(word.size())) ||
                found.value.find(value) != std::string::npos)
                continue;
            found.value += (found.value.empty() ? "" : "，") + value;
            addSpan(found.spans, heard.span(at, at + static_cast<int>(word.size())));
        }
    }
    found.confidence = 0.7;
    return found;
}

/// What the caller answered when asked, where it is short enough to stand on a form.
Proposal plainAnswer(const FieldCues& cues, const FieldContext& context)
{
    const auto weights = relevance(cues, context.heard);
    for (std::size_t i = context.heard.size(); i-- > 0;) {
        const auto& heard = context.heard[i];
        if (weights[i] < 1 || heard.pairs.size() < kTelling)
            continue;
        for (const auto& clause : heard.clauses)
            if (clause.size() >= 3 && static_cast<std::size_t>(clause.size()) <= kLongestClause)
                return {heard.original(clause.from, clause.to),
                        {},
                        0.45,
                        {heard.span(clause.from, clause.to)},
                        {}};
    }
    return {};
}

Proposal byLabel(const FieldCues& cues, const FieldContext& context)
{
    constexpr std::string_view kAddress[]{"户籍所在地", "所在地", "地址", "位置"};
    if (labelHoldsAny(cues, kAddress))
        return wholeAddress(context);
    if (labelHolds(cues, "楼层"))
        return entrance(context);
    if (labelHolds(cues, "拖欠时段") || labelHolds(cues, "月份"))
        return months(cues, context);
    if (labelHolds(cues, "时段"))
        return hours(context);
    if (labelHolds(cues, "持续"))
        return length(context);
    if (labelHolds(cues, "小区"))
        return placeOfKind(context, {places::PlaceKind::Residential});
    if (labelHolds(cues, "河道")) {
        if (auto river = placeOfKind(context, {places::PlaceKind::River}))
            return river;
        const auto named = riverNamed(context.heard);
        return named.name.empty() ? Proposal{}
                                  : Proposal{text::toUtf8(named.name), {}, 0.6, named.spans, {}};
    }
    if (labelHolds(cues, "负责人"))
        return personAndPhone(context);
    if (labelHolds(cues, "原因"))
        return reason(cues, context);
    if (labelHolds(cues, "户号") || labelHolds(cues, "编号"))
        return digitsNear(cues, context);
    return {};
}

} // namespace

Proposal readText(const FieldCues& cues, const FieldContext& context)
{
    if (auto found = byLabel(cues, context))
        return found;
    constexpr std::string_view kTelling[]{"情况", "问题", "现象", "经过", "答复", "影响"};
    constexpr std::string_view kKnownOnly[]{"地",   "楼层", "时段", "负责人",
                                            "户号", "编号", "小区", "河道"};
    if (labelHoldsAny(cues, kTelling))
        if (auto found = clauseWithCue(cues, context))
            return found;
    if (!labelHoldsAny(cues, kTelling) && !labelHoldsAny(cues, kKnownOnly))
        if (auto found = cueWords(cues, context))
            return found;
    return labelHoldsAny(cues, kKnownOnly) ? Proposal{} : plainAnswer(cues, context);
}

} // namespace lianxin::assist
