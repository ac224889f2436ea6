#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::places {

/// A feature's template and content, mixed.
using FeatureKey = std::uint64_t;

/// What can be seen in one address: at a token, where one part follows another, and of a whole
/// stretch that may be a part. Keys only; weights belong to the model.
class SegmentFeatures {
public:
    explicit SegmentFeatures(const std::vector<std::string>& tokens);

    int size() const { return static_cast<int>(m_words.size()); }
    /// Characters around token `i` one to four at a time, their classes, its place in a run of
    /// numbers, and which kinds of parts seem to stand before.
    std::vector<FeatureKey> atToken(int i) const;
    /// Between tokens `i - 1` and `i`; `i` from 1.
    std::vector<FeatureKey> atBoundary(int i) const;
    /// Of the stretch [from, to): itself, its length, its ends and what stands beside it.
    std::vector<FeatureKey> ofSegment(int from, int to) const;

    /// A token itself; beyond the first and the last one a mark for it.
    FeatureKey word(int i) const;
    /// Han, a numeral, so many digits, a letter …, a mark by itself.
    FeatureKey kind(int i) const;
    /// Tokens `i - 1` and `i`.
    FeatureKey pair(int i) const;
    /// Its kind, its place in a run of numbers, and on which side the pairs it stands in come
    /// again.
    std::array<FeatureKey, 3> marks(int i) const;

private:
    bool isHan(int i) const;
    bool isNumber(int i) const;
    int roadsBefore(int i) const;
    void countBefore(const std::vector<std::u32string>& tokens);
    void countAhead();
    void around(int i, std::vector<FeatureKey>& out) const;
    void inNumbers(int i, std::vector<FeatureKey>& out) const;
    void beforeNumbers(int i, std::vector<FeatureKey>& out) const;
    void ends(int from, int to, std::vector<FeatureKey>& out) const;
    void context(int from, int to, std::vector<FeatureKey>& out) const;
    FeatureKey repeats(int i) const;
    bool standsIn(int from, int length, int begin, int end) const;

    std::vector<FeatureKey> m_words;
    std::vector<FeatureKey> m_kinds;
    std::vector<int> m_before; ///< bit 0: a road's ending before, bit 1: 号 before
    std::vector<int> m_passed; ///< endings of places and of buildings and numbers before, bounded
    std::vector<int> m_ahead;  ///< Han characters and numbers from a token on, bounded
};

} // namespace lianxin::places
