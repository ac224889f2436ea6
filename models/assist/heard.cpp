#include "models/assist/heard.h"

#include "models/assist/word_list.h"
#include "models/knowledge/meaning.h"

#include <algorithm>
#include <array>

namespace lianxin::assist {

ticket::Span Heard::span(int from, int to) const
{
    const auto original = normal.original({from, to});
    return {id, original.from, original.to};
}

std::u32string_view Heard::slice(int from, int to) const
{
    return text::slice(std::u32string_view{normal.text}, {from, to});
}

std::string Heard::utf8(int from, int to) const
{
    return text::toUtf8(slice(from, to));
}

std::string Heard::original(int from, int to) const
{
    return text::slice(raw, normal.original({from, to}));
}

text::Span Heard::clauseAt(int at) const
{
    for (const auto& clause : clauses)
        if (clause.from <= at && at < clause.to)
            return clause;
    return {0, normal.size()};
}

bool Heard::takenBack(int from, int to) const
{
    const text::Span words{from, to};
    return std::any_of(corrections.begin(), corrections.end(), [&](const text::Correction& c) {
        return c.rejected.overlaps(words) || c.cue.overlaps(words);
    });
}

bool Heard::contains(std::u32string_view words) const
{
    return find(normal.text, words) >= 0;
}

namespace {

bool isContent(char32_t c)
{
    return text::isHan(c) && knowledge::carriesMeaning(c);
}

void readMood(Heard& heard)
{
    constexpr std::u32string_view kAsking[]{U"?",    U"吗",   U"什么",   U"多少",   U"几点",
                                            U"几个", U"哪",   U"有没有", U"是不是", U"能不能",
                                            U"怎么", U"贵姓", U"可以说", U"几号",   U"没有过"};
    constexpr std::u32string_view kChecking[]{U"对吗", U"对吧",   U"是吗",    U"没错吧",
                                              U"核对", U"对不对", U"是这样吧"};
    heard.question = holdsAny(heard.normal.text, kAsking);
    heard.readBack = holdsAny(heard.normal.text, kChecking);
}

} // namespace

std::vector<std::uint64_t> contentPairs(std::u32string_view normalised)
{
    std::vector<std::uint64_t> pairs;
    for (std::size_t i = 0; i + 1 < normalised.size(); ++i)
        if (isContent(normalised[i]) && isContent(normalised[i + 1]))
            pairs.push_back((static_cast<std::uint64_t>(normalised[i]) << 32) | normalised[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

double shareOf(const std::vector<std::uint64_t>& wanted, const std::vector<std::uint64_t>& said)
{
    if (wanted.empty())
        return 0;
    const auto met = std::count_if(wanted.begin(), wanted.end(), [&](std::uint64_t pair) {
        return std::binary_search(said.begin(), said.end(), pair);
    });
    return static_cast<double>(met) / static_cast<double>(wanted.size());
}

std::vector<std::size_t> repliesTo(const std::vector<Heard>& heard, std::size_t agent)
{
    std::vector<std::size_t> replies;
    for (std::size_t i = agent + 1; i < heard.size() && heard[i].isCaller(); ++i)
        replies.push_back(i);
    return replies;
}

Heard hear(const session::Utterance& utterance)
{
    Heard heard;
    heard.id = utterance.id;
    heard.speaker = utterance.speaker;
    heard.fromMs = utterance.fromMs;
    heard.toMs = utterance.toMs;
    heard.raw = text::length(utterance.text) > kLongestReading
                    ? text::slice(utterance.text, {0, kLongestReading})
                    : utterance.text;
    heard.normal = text::normalise(heard.raw);
    heard.numerals = text::numerals(std::u32string_view{heard.normal.text});
    heard.clauses = text::clauses(heard.normal.text);
    heard.corrections = text::corrections(heard.normal.text);
    heard.pairs = contentPairs(heard.normal.text);
    readMood(heard);
    return heard;
}

int find(std::u32string_view text, std::u32string_view words, int at)
{
    const auto position = text.find(words, static_cast<std::size_t>(std::max(at, 0)));
    return position == std::u32string_view::npos ? -1 : static_cast<int>(position);
}

} // namespace lianxin::assist
