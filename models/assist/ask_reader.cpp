#include "models/assist/ask_reader.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

namespace {

constexpr std::string_view kCircled[]{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
constexpr int kGap = 4;
constexpr int kShortestAsk = 3;

/// Where `words` stand in `text` in order with at most kGap characters between two of them; nothing
/// where they do not.
std::optional<text::Span> scattered(std::u32string_view text, std::u32string_view words)
{
    const int exact = find(text, words);
    if (exact >= 0)
        return text::Span{exact, exact + static_cast<int>(words.size())};
    if (words.size() < 3)
        return std::nullopt;
    for (int start = find(text, words.substr(0, 2)); start >= 0;
         start = find(text, words.substr(0, 2), start + 1)) {
        int at = start + 1;
        bool met = true;
        for (std::size_t i = 2; i < words.size() && met; ++i) {
            const int next = find(text, words.substr(i, 1), at + 1);
            met = next >= 0 && next - at <= kGap + 1;
            at = next;
        }
        if (met)
            return text::Span{start, at + 1};
    }
    return std::nullopt;
}

struct Wish {
    double score = 0;
    std::vector<ticket::Span> spans;
};

Wish wishFor(const ticket::Ask& ask, const std::vector<Heard>& heard)
{
    Wish wish;
    auto words = ask.words;
    words.push_back(ask.name);
    for (const auto& one : heard) {
        if (one.onlyAsks())
            continue;
        for (const auto& word : words) {
            const auto normal = text::normalise(word).text;
            const auto at = scattered(one.text(), normal);
            if (!at || one.takenBack(at->from, at->to))
                continue;
            const bool exact = at->size() == static_cast<int>(normal.size());
            wish.score = std::max(wish.score, (one.isCaller() ? 0.8
                                               : one.readBack ? 0.75
                                                              : 0.35) -
                                                  (exact ? 0 : 0.1)) +
                         (wish.spans.empty() ? 0 : 0.05);
            addSpan(wish.spans, one.span(at->from, at->to));
            break;
        }
    }
    return wish;
}

/// What was said from `from` to the next pause, as it was heard.
std::string upToPause(const Heard& heard, int from)
{
    const auto& text = heard.text();
    int to = from;
    while (to < heard.normal.size() &&
           std::u32string_view{U",。?!;:(“”"}.find(text[static_cast<std::size_t>(to)]) ==
               std::u32string_view::npos)
        ++to;
    return heard.original(from, to);
}

} // namespace

std::vector<std::string> readBackAsks(const std::vector<Heard>& heard)
{
    for (auto it = heard.rbegin(); it != heard.rend(); ++it) {
        if (it->isCaller() || !it->readBack)
            continue;
        const auto text = std::u32string_view{it->text()};
        std::vector<std::string> wanted;
        for (const auto number : {U"一是", U"二是", U"三是", U"四是"})
            if (const int at = find(text, number); at >= 0)
                wanted.push_back(upToPause(*it, at + 2));
        if (wanted.size() >= 2)
            return wanted;
        for (const auto cue : {U"您的要求是", U"您要求", U"要求"})
            if (const int at = find(text, cue); at >= 0) {
                const auto words =
                    upToPause(*it, at + static_cast<int>(std::u32string_view{cue}.size()));
                if (text::length(words) >= kShortestAsk)
                    return {words};
            }
    }
    return {};
}

Asks readAsks(const ticket::FormTemplate& form, const std::vector<Heard>& heard)
{
    Asks asks;
    double least = 1;
    for (const auto& ask : form.asks) {
        const auto wish = wishFor(ask, heard);
        if (wish.score < 0.5)
            continue;
        const auto number = std::min(asks.wanted.size(), std::size(kCircled) - 1);
        asks.field.value += (asks.field.value.empty() ? "" : "；") + ask.name;
        asks.field.display += (asks.field.display.empty() ? "" : "　") +
                              std::string{kCircled[number]} + " " + ask.name;
        for (const auto& span : wish.spans)
            addSpan(asks.field.spans, span);
        asks.wanted.push_back(ask.name);
        least = std::min(least, wish.score);
    }
    asks.field.confidence = std::min(least, 0.95);
    if (auto said = readBackAsks(heard);
        said.size() >= std::max<std::size_t>(asks.wanted.size(), 1))
        asks.wanted = std::move(said);
    return asks;
}

} // namespace lianxin::assist
