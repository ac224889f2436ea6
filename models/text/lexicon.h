#pragma once

#include "models/text/utf.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lianxin::text {

/// Words learned from texts that somebody else has cut into words, and the most likely cut of other
/// texts by them (a walk through the text that takes the most probable words, each by its own
/// frequency).
class Lexicon {
public:
    using Counts = std::vector<std::pair<std::string, std::uint32_t>>;

    Lexicon() = default;
    /// Words of up to kLongestWord characters, with how often each was seen.
    explicit Lexicon(Counts counts);

    bool empty() const { return m_counts.empty(); }
    const Counts& counts() const { return m_counts; } ///< sorted by word, each once

    /// The words of a normalised text that the lexicon knows, and Latin words and numbers whole; in
    /// text order. What it does not know (in a lexicon without stop words also those) is left out.
    std::vector<Span> words(std::u32string_view normalised) const;
    /// The same words without anything between them.
    std::u32string kept(std::u32string_view normalised) const;

    static constexpr int kLongestWord = 6;

private:
    /// Log-probability of a word; NaN for one that is not known.
    float chance(std::u32string_view word) const;
    void cut(std::u32string_view part, int offset, std::vector<Span>& out) const;

    Counts m_counts;
    std::unordered_map<std::uint64_t, float> m_chances;
};

/// Counts the words of texts cut by white space; those seen less than `least` times are left out.
class WordCounter {
public:
    /// The words of one text, normalised; their join is what `kept` would give.
    std::u32string add(std::string_view segmented);
    Lexicon::Counts counts(std::uint32_t least) const;

private:
    std::unordered_map<std::string, std::uint32_t> m_counts;
};

} // namespace lianxin::text
