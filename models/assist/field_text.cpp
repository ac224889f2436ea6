#include "models/assist/callback.h"
#include "models/assist/field_reader.h"
#include "models/assist/field_times.h"
#include "models/assist/names.h"
#include "models/assist/word_list.h"
#include "models/text/numeral_run.h"

#include <algorithm>
#include <array>
#include <map>
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

/// The floor that was told last apart from the address: 我在1层。
Proposal floorAlone(const FieldContext& context)
{
    for (auto heard = context.heard.rbegin(); heard != context.heard.rend(); ++heard)
        for (auto numeral = heard->numerals.rbegin(); numeral != heard->numerals.rend(); ++numeral)
            if (heard->isCaller() && numeral->kind == text::NumeralKind::Floor &&
                !heard->takenBack(numeral->from, numeral->to))
                return {numeral->value, {}, 0.6, {heard->span(numeral->from, numeral->to)}, {}};
    return {};
}

Proposal entrance(const FieldContext& context)
{
    const auto address = context.where ? context.where->best.address : places::Address();
    Proposal found;
    const auto add = [&](const std::string& number, std::string_view word) {
        if (!number.empty())
            found.value += (found.value.empty() ? "" : " ") + number + " " + std::string{word};
    };
    add(address.building, "号楼");
    add(address.unit, "单元");
    if (!found.value.empty() || !address.floor.empty() || !address.room.empty()) {
        found.confidence = context.where->best.confidence * 0.9;
        found.spans = placeSpans(context);
    }
    if (address.floor.empty() && address.room.empty()) {
        const auto floor = floorAlone(context);
        add(floor.value, "楼");
        found.confidence = std::max(found.confidence, floor.confidence);
        for (const auto& span : floor.spans)
            addSpan(found.spans, span);
    }
    add(address.floor, "楼");
    add(address.room, "室");
    return found;
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
    const auto own = wishedNumbers(context.heard);
    for (const auto& heard : context.heard) {
        for (const auto& person : personsIn(heard))
            ++names[person.name];
        for (const auto& numeral : heard.numerals)
            if (numeral.kind == text::NumeralKind::Phone &&
                !heard.takenBack(numeral.from, numeral.to) &&
                std::find(own.begin(), own.end(), numeral.value) == own.end()) {
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

/// 要不要户口本, 户口本用带吗: asked about and not told.
bool isAskedAbout(const Heard& heard, int at)
{
    constexpr std::u32string_view kAsking[]{U"要不要",   U"用不用", U"需不需要", U"是不是要",
                                            U"可不可以", U"带不带", U"行不行",   U"还要带"};
    constexpr std::u32string_view kNeeds[]{U"要", U"用", U"带"};
    const auto clause = heard.clauseAt(at);
    const auto words = heard.slice(clause.from, clause.to);
    return holdsAny(words, kAsking) || (words.ends_with(U"吗") && holdsAny(words, kNeeds));
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
            if (at < 0 || isAskedAbout(heard, at) ||
                heard.takenBack(at, at + static_cast<int>(word.size())) ||
                found.value.find(value) != std::string::npos)
                continue;
            found.value += (found.value.empty() ? "" : "，") + value;
            addSpan(found.spans, heard.span(at, at + static_cast<int>(word.size())));
        }
    }
    found.confidence = 0.7;
    return found;
}

/// 二十三路公交车: the line, by its number.
Proposal busLine(const FieldContext& context)
{
    constexpr std::u32string_view kRidden[]{U"公交", U"车", U"班车"};
    constexpr std::u32string_view kBefore[]{U"坐", U"等", U"车", U"公交", U"乘", U"是"};
    for (const auto& heard : context.heard) {
        if (!heard.isCaller())
            continue;
        for (int at = 0; at < heard.normal.size(); ++at) {
            const auto run = text::numeralRunAt(heard.text(), at);
            if (!run)
                continue;
            at = run->to - 1;
            const bool line = heard.slice(run->to, run->to + 1) == U"路" &&
                              run->form != text::NumeralRun::Form::Range && run->value >= 1 &&
                              run->value < 1000;
            const auto before = heard.slice(std::max(0, run->from - 2), run->from);
            const auto behind = heard.slice(run->to + 1, run->to + 3);
            if (line &&
                (behind.empty() || beginsWithAny(behind, kRidden) || endsWithAny(before, kBefore)))
                return {text::formatNumber(run->value) + " 路",
                        {},
                        0.85,
                        {heard.span(run->from, run->to + 1)},
                        {}};
        }
    }
    return {};
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
        return readMonths(cues, context);
    if (labelHolds(cues, "时段"))
        return readHours(context);
    if (labelHolds(cues, "持续"))
        return readLength(context);
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
    if (labelHolds(cues, "线路"))
        return busLine(context);
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
