#pragma once

#include "models/places/segment_model.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lianxin::places {

/// All features of one address, seen once for several scorers.
struct SegmentKeys {
    SegmentKeys(const SegmentFeatures& address, int longest);

    int size = 0; ///< tokens
    int longest = 1;
    std::vector<std::vector<FeatureKey>> tokens;
    std::vector<std::vector<FeatureKey>> boundaries; ///< before a token; none before the first
    std::vector<std::vector<FeatureKey>> segments;   ///< at `from * longest + length - 1`
};

/// What a SegmentModel has learned, as a seat keeps it: weights that hardly count are left out, the
/// others take 16 bits in steps of 1/32767 of the largest, and features are found by their upper
/// bits. Immutable; safe between threads.
class SegmentScorer {
public:
    /// Nothing for values that do not fit each other: sizes, a feature twice, what is no number.
    static std::optional<SegmentScorer> of(int labels, int longest,
                                           const SegmentModel::Values& values);
    /// In plain values again, features sorted.
    SegmentModel::Values values() const;

    /// Probability of each segment and label, at `(from * longest + length - 1) * labels + label`,
    /// with all scores times `sharpness`. The longest segment is the scorer's.
    std::vector<float> chances(const SegmentKeys& address, double sharpness) const;

private:
    struct Weight {
        std::uint16_t column = 0;
        std::int16_t steps = 0;
    };
    /// Features of one kind, each with a row of weights.
    struct Part {
        std::size_t width = 0; ///< columns of a row
        float step = 0;
        int shift = 0;                     ///< of a feature's upper bits
        std::vector<std::uint32_t> bucket; ///< by upper bits: where they begin among the features
        std::vector<FeatureKey> keys;      ///< sorted
        std::vector<std::uint32_t> begin;  ///< of a feature's weights; one more than features
        std::vector<Weight> weights;

        bool fill(const std::vector<FeatureKey>& features, const std::vector<float>& rows);
        void index();
        void empty(std::vector<FeatureKey>& features, std::vector<float>& rows) const;
        void add(FeatureKey feature, float* scores) const;
    };

    SegmentScorer(int labels, int longest) : m_labels(labels), m_longest(longest) {}
    SegmentScores scores(const SegmentKeys& address) const;

    int m_labels;
    int m_longest;
    Part m_tokens;
    Part m_segments;
    Part m_boundaries;
    std::vector<float> m_always;
};

} // namespace lianxin::places
