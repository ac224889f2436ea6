#include "tests/models/assist/spoken.h"

#include "models/text/pinyin.h"
#include "models/text/utf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lianxin::assist {

namespace {

constexpr int kOneHomophoneIn = 6;
constexpr int kOneDroppedIn = 8;
constexpr int kFillers = 2;
constexpr std::array<std::u32string_view, 5> kWordsOfHabit{U"呃", U"那个", U"就是说", U"嗯",
                                                           U"这个"};

/// Words that say of what sort a place is, and what must follow for them to say nothing else.
struct SortOfPlace {
    std::string_view sort;
    std::vector<std::string_view> before{""};
};
const std::vector<SortOfPlace> kSortsOfPlaces{{"小区"},
                                              {"幼儿园"},
                                              {"小学"},
                                              {"中学"},
                                              {"医院"},
                                              {"公园"},
                                              {"广场", {"上", "里", "的", "有", "，"}},
                                              {"饭店"},
                                              {"烧烤店"},
                                              {"派出所"},
                                              {"工地"},
                                              {"超市"},
                                              {"诊所"},
                                              {"市场"},
                                              {"村", {"里", "口", "头", "的"}},
                                              {"河", {"里", "边", "水", "道", "面", "的"}},
                                              {"路", {"上", "口", "边"}}};

/// SplitMix64 (Steele, Lea and Flood, 2014).
std::uint64_t next(std::uint64_t& state)
{
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

/// FNV-1a.
std::uint64_t seedOf(std::string_view text, Noise noise)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL + static_cast<std::uint64_t>(noise);
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

std::size_t below(std::uint64_t& state, std::size_t limit)
{
    return static_cast<std::size_t>(next(state) % std::max<std::size_t>(limit, 1));
}

std::vector<std::string_view> split(std::string_view text, char by)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(by);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::u32string dropped(std::u32string text, std::uint64_t seed)
{
    const auto times = std::max<std::size_t>(1, text.size() / kOneDroppedIn);
    for (std::size_t i = 0; i < times && text.size() > 1; ++i)
        text.erase(below(seed, text.size()), 1);
    return text;
}

std::u32string withFillers(std::u32string text, std::uint64_t seed)
{
    for (int i = 0; i < kFillers; ++i) {
        const auto word = kWordsOfHabit[below(seed, kWordsOfHabit.size())];
        text.insert(below(seed, text.size()), word);
    }
    return text;
}

double bound(const Share& share, double side)
{
    if (share.all == 0)
        return 0;
    constexpr double kZ = 1.96;
    const double n = share.all;
    const double p = share.value();
    const double middle = p + kZ * kZ / (2 * n);
    const double width = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
    return std::clamp((middle + side * width) / (1 + kZ * kZ / n), 0.0, 1.0);
}

} // namespace

std::vector<Opening> readOpenings(std::string_view tsv)
{
    std::vector<Opening> openings;
    const auto lines = split(tsv, '\n');
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto cells = split(lines[i], '\t');
        if (cells.size() < 2)
            continue;
        Opening opening;
        if (cells[0] != "-")
            for (const auto leaf : split(cells[0], '|'))
                opening.leaves.emplace(leaf);
        opening.said = cells[1];
        opening.keptBack = i % 2 == 0;
        openings.push_back(std::move(opening));
    }
    return openings;
}

bool holds(const Opening& opening, std::string_view code)
{
    return !code.empty() &&
           std::any_of(opening.leaves.begin(), opening.leaves.end(),
                       [&](const std::string& leaf) { return leaf.starts_with(code); });
}

std::string_view nameOf(Noise noise)
{
    constexpr std::array<std::string_view, 6> kNames{"none",  "homophones", "dropped",
                                                     "split", "fillers",    "unmarked"};
    return kNames[static_cast<std::size_t>(noise)];
}

std::string unmarked(std::string_view said)
{
    auto text = text::toUtf32(said);
    std::erase_if(text, [](char32_t c) { return text::isPunctuation(c) || text::isSpace(c); });
    return text::toUtf8(text);
}

NoiseMaker::NoiseMaker(std::string_view written)
{
    for (const char32_t c : text::toUtf32(written))
        if (text::isHan(c))
            m_characters.push_back(c);
    std::sort(m_characters.begin(), m_characters.end());
    m_characters.erase(std::unique(m_characters.begin(), m_characters.end()), m_characters.end());
}

std::u32string NoiseMaker::homophones(std::u32string text, std::uint64_t seed) const
{
    const auto times = std::max<std::size_t>(1, text.size() / kOneHomophoneIn);
    constexpr int kTries = 40;
    std::size_t done = 0;
    for (int i = 0; i < kTries && done < times; ++i) {
        auto& c = text[below(seed, text.size())];
        const auto sound = text::syllable(c);
        std::vector<char32_t> same;
        for (const char32_t other : m_characters)
            if (other != c && sound != 0 && text::syllable(other) == sound)
                same.push_back(other);
        if (same.empty() || !text::isHan(c))
            continue;
        c = same[below(seed, same.size())];
        ++done;
    }
    return text;
}

std::vector<std::string> NoiseMaker::apply(Noise noise, const std::string& said) const
{
    auto seed = seedOf(said, noise);
    const auto text = text::toUtf32(said);
    switch (noise) {
    case Noise::None:
        break;
    case Noise::Homophones:
        return {text::toUtf8(homophones(text, seed))};
    case Noise::Dropped:
        return {text::toUtf8(dropped(text, seed))};
    case Noise::Split: {
        const auto at = text.size() / 4 + below(seed, text.size() / 2 + 1);
        if (at == 0 || at >= text.size())
            break;
        return {text::toUtf8(text.substr(0, at)), text::toUtf8(text.substr(at))};
    }
    case Noise::Fillers:
        return {text::toUtf8(withFillers(text, seed))};
    case Noise::Unmarked:
        return {unmarked(said)};
    }
    return {said};
}

std::optional<std::string> NoiseMaker::named(const std::string& said,
                                             const std::vector<std::string>& names)
{
    const auto stands = [&](const std::string& name) {
        return said.find(name) != std::string::npos;
    };
    if (std::any_of(names.begin(), names.end(), stands))
        return {};
    for (const auto& [sort, before] : kSortsOfPlaces) {
        std::vector<std::string> same;
        for (const auto& name : names)
            if (name.ends_with(sort) && name.size() > sort.size())
                same.push_back(name);
        if (same.empty())
            continue;
        for (const auto next : before) {
            const auto at = said.find(std::string{sort} + std::string{next});
            if (at == std::string::npos)
                continue;
            auto seed = seedOf(said, Noise::None);
            auto words = said;
            return words.replace(at, sort.size(), same[below(seed, same.size())]);
        }
    }
    return {};
}

Surroundings::Surroundings(std::string_view tsv)
{
    for (const auto line : split(tsv, '\n'))
        if (const auto cells = split(line, '\t'); cells.size() == 2 && cells[0] == "before")
            m_before.emplace_back(cells[1]);
        else if (cells.size() == 2 && cells[0] == "behind")
            m_behind.emplace_back(cells[1]);
}

std::string Surroundings::around(const std::string& said) const
{
    auto seed = seedOf(said, Noise::None);
    const auto& before = m_before[below(seed, m_before.size())];
    const auto& behind = m_behind[below(seed, m_behind.size())];
    return before + "，" + said + "，" + behind;
}

double Share::low() const
{
    return bound(*this, -1);
}

double Share::high() const
{
    return bound(*this, 1);
}

std::string Share::text() const
{
    char line[80];
    std::snprintf(line, sizeof line, "%d of %d, %.1f %% (%.1f–%.1f)", of, all, 100 * value(),
                  100 * low(), 100 * high());
    return line;
}

} // namespace lianxin::assist
