#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::places {

/// A feature's template and content, mixed.
using FeatureKey = std::uint64_t;

/// What can be seen at the tokens of one address. Keys only; what they mean is learned.
class TokenFeatures {
public:
    explicit TokenFeatures(const std::vector<std::string>& tokens);

    int size() const { return static_cast<int>(m_words.size()); }
    /// A token itself; beyond the first and the last one a mark for it.
    FeatureKey word(int i) const;
    /// Tokens `i - 1` and `i`.
    FeatureKey pair(int i) const;
    /// Its kind (Han, a numeral, so many digits, a letter …, a mark by itself), its place in a run
    /// of numbers, and on which side the pairs it stands in come again.
    std::array<FeatureKey, 3> marks(int i) const;

private:
    FeatureKey kind(int i) const;
    bool isHan(int i) const;
    bool isNumber(int i) const;
    FeatureKey repeats(int i) const;
    bool standsIn(int i, int begin, int end) const;

    std::vector<FeatureKey> m_words;
    std::vector<FeatureKey> m_kinds;
};

} // namespace lianxin::places
