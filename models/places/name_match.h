#pragma once

#include "models/places/gazetteer.h"
#include "models/places/name_trie.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// One way to say one place, as the trees lead to it.
struct NameEntry {
    std::int32_t place = 0;
    float score = 0;
    MatchReason why = MatchReason::Exact;
};

/// A name as it is heard: its key stands in one buffer for all.
struct HeardEntry {
    std::int32_t place = 0;
    std::uint32_t at = 0;
    std::uint16_t length = 0;
};

/// A stretch of the normalised text that may be a name.
struct NameCandidate {
    int from = 0;
    int length = 0;
    double weight = 0; ///< square of the length times the score: one long name beats two short ones
    std::vector<NameEntry> entries;
};

/// Trees over the keys and readings of all places.
class NameMatcher {
public:
    explicit NameMatcher(const std::vector<Place>& places);

    /// Disjoint names of a key text (`nameKey`'s form), left to right: the heaviest reading of the
    /// whole text.
    std::vector<NameCandidate> match(std::u32string_view key) const;
    std::vector<int> named(std::u32string_view key) const;
    std::vector<int> soundingLike(std::u32string_view key) const;
    std::vector<int> complete(std::u32string_view typed, int limit) const;

private:
    void spelled(std::u32string_view key, std::vector<NameCandidate>& out) const;
    void heard(std::u32string_view key, std::vector<NameCandidate>& out) const;

    std::vector<NameEntry> m_entries;
    std::vector<HeardEntry> m_heard;
    std::u32string m_heardKeys;
    NameTrie m_names;
    NameTrie m_sounds;
    NameTrie m_initials;
};

} // namespace lianxin::places
