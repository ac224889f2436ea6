#include "models/assist/field_times.h"

#include "models/text/numeral_run.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace lianxin::assist {

namespace {

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

/// 弄到三点多, 干到两点, 到次日三点: until when it goes on.
std::optional<Clock> endingIn(const Heard& heard, const text::Numeral& numeral)
{
    constexpr int kReach = 5;
    auto before = heard.slice(std::max(0, numeral.from - kReach), numeral.from);
    for (const auto day : {U"次日", U"第二天", U"转天"})
        if (before.ends_with(day))
            before.remove_suffix(std::u32string_view{day}.size());
    int hour = 0;
    int minute = 0;
    if (!before.ends_with(U"到") ||
        std::sscanf(numeral.value.c_str(), "%d:%d", &hour, &minute) != 2)
        return std::nullopt;
    return Clock{hour * 60 + minute, heard.span(numeral.from, numeral.to)};
}

/// 十点半到次日三点: what ends at `to` is where it begins.
bool beginsRange(const Heard& heard, int to)
{
    constexpr int kReach = 4;
    return heard.slice(to, to + 1) == U"到" &&
           std::any_of(heard.numerals.begin(), heard.numerals.end(), [&](const text::Numeral& end) {
               return end.kind == text::NumeralKind::Time && end.from > to &&
                      end.from <= to + kReach && endingIn(heard, end);
           });
}

} // namespace

Proposal readHours(const FieldContext& context)
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
            if (moment.clock && (moment.since || beginsRange(heard, moment.to)))
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

Proposal readMonths(const FieldCues& cues, const FieldContext& context)
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
            const auto date = std::chrono::year_month_day{moment.day};
            named.insert(std::chrono::local_days{date.year() / date.month() / 1});
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

Proposal readLength(const FieldContext& context)
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

} // namespace lianxin::assist
