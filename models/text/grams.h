#pragma once

#include "models/text/utf.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lianxin::text {

/// A run of characters by its hash, and how often it stands in a text.
struct Gram {
    std::uint32_t key = 0;
    std::uint32_t count = 0;
    bool operator==(const Gram&) const = default;
};

/// Which runs are taken. `room` keeps the runs of one view of a text apart from those of another.
struct GramRange {
    int shortest = 1; ///< characters
    int longest = 4;
    std::uint32_t room = 0;
    bool operator==(const GramRange&) const = default;
};

/// Every run of the given lengths in a normalised text, in the order of their keys, each once. A
/// run holds neither marks nor spaces: word boundaries of Chinese are not needed. Two runs share a
/// key once in four thousand million.
std::vector<Gram> grams(std::u32string_view normalised, GramRange range);

/// One more character, or another key, mixed into a key (the finaliser of MurmurHash3).
inline std::uint64_t mixed(std::uint64_t key, std::uint64_t more)
{
    key ^= more + 0x9E3779B97F4A7C15ULL + (key << 6) + (key >> 2);
    key ^= key >> 33;
    key *= 0xFF51AFD7ED558CCDULL;
    return key ^ (key >> 33);
}

/// True for what no word goes across.
inline bool isApart(char32_t c)
{
    return !isHan(c) && (isSpace(c) || isPunctuation(c));
}

/// Calls `emit(key, from, to)` for every run, in the order in which they begin.
template <class Emit>
void eachGram(std::u32string_view normalised, GramRange range, const Emit& emit)
{
    const auto size = static_cast<int>(normalised.size());
    int end = 0; // of the stretch without marks that holds `from`
    for (int from = 0; from < size; ++from) {
        while (end < size && (end < from || !isApart(normalised[static_cast<std::size_t>(end)])))
            ++end;
        std::uint64_t key = mixed(range.room, 1);
        for (int to = from; to < std::min(end, from + range.longest); ++to) {
            key = mixed(key, normalised[static_cast<std::size_t>(to)]);
            if (to + 1 - from >= range.shortest)
                emit(static_cast<std::uint32_t>(key >> 32), from, to + 1);
        }
        if (end == from)
            ++end;
    }
}

} // namespace lianxin::text
