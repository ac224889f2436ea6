#pragma once

#include <cstddef>
#include <vector>

namespace lianxin::places {

inline constexpr int kMostLabels = 200; ///< of a model's segments

/// What the ways to tile one address with labelled segments are worth: of each segment, and of each
/// pair of neighbours.
struct SegmentScores {
    int size = 0; ///< tokens
    int labels = 0;
    int longest = 0;             ///< tokens of a segment
    std::vector<float> segment;  ///< cell by label
    std::vector<float> boundary; ///< token by label before by label after

    SegmentScores(int size, int labels, int longest);
    std::size_t cell(int from, int length) const
    {
        return static_cast<std::size_t>(from * longest + length - 1);
    }
};

/// What a token is worth as the first, an inner or the last one of a segment: token by label.
struct TokenScores {
    std::vector<float> first;
    std::vector<float> inner;
    std::vector<float> last;
};

/// Adds to each segment what its tokens are worth, and `always`: label before by label after, then
/// by label at the beginning and at the end of an address.
void addTokens(SegmentScores& scores, const TokenScores& tokens, const std::vector<float>& always);

/// Of the scores of all ways to tile what is left and right of a place.
struct SegmentSums {
    std::vector<float> ended;  ///< position by label: up to here, the last segment of this label
    std::vector<float> begins; ///< … and the next one shall have this label
    std::vector<float> after;  ///< the rest, when a segment of this label ended here
    std::vector<float> from;   ///< the rest, when a segment of this label begins here
    float total = 0;
};
SegmentSums sumsOf(const SegmentScores& scores);

/// Probability of each segment and label, at `cell * labels + label`.
std::vector<float> chancesOf(const SegmentScores& scores);

} // namespace lianxin::places
