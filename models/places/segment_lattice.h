#pragma once

#include <cstddef>
#include <vector>

namespace lianxin::places {

inline constexpr int kMostLabels = 200; ///< of a model's segments

/// A labelled stretch of tokens, the label by number.
struct Segment {
    int from = 0;
    int to = 0;
    int label = 0;
    bool operator==(const Segment&) const = default;
};

/// What the ways to tile one address with labelled segments are worth: of each segment, and of each
/// pair of neighbours.
struct SegmentScores {
    int size = 0; ///< tokens
    int labels = 0;
    int longest = 0;            ///< tokens of a segment
    std::vector<float> segment; ///< cell by label
    std::vector<float> follows; ///< label before by label after

    SegmentScores(int size, int labels, int longest);
    std::size_t cell(int from, int length) const
    {
        return static_cast<std::size_t>(from * longest + length - 1);
    }
};

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
