#pragma once

#include "models/places/segment_features.h"
#include "models/places/segment_lattice.h"

#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lianxin::places {

/// A labelled stretch of tokens, the label by number.
struct Segment {
    int from = 0;
    int to = 0;
    int label = 0;
    bool operator==(const Segment&) const = default;
};

/// An address as the model sees it: the numbers of the features known to it.
struct SegmentRow {
    int size = 0;
    std::vector<std::vector<int>> tokens;
    std::vector<std::vector<int>> boundaries;
    std::vector<std::vector<int>> segments; ///< at `from * longest + length - 1`
};

/// A semi-Markov conditional random field (Sarawagi and Cohen, 2004): an address is tiled with
/// labelled segments; each segment, and each pair of neighbours, adds its weights. Trained on the
/// likelihood by stochastic steps scaled per weight (AdaGrad, Duchi et al., 2011) and averaged.
/// What it has learned is read by a SegmentScorer.
class SegmentModel {
public:
    /// Labels 0 … labels-1, segments of at most `longest` tokens.
    SegmentModel(int labels, int longest);

    int labels() const { return m_labels; }
    int longest() const { return m_longest; }

    /// Features of these addresses get weights: those of tokens from the second time on, of
    /// segments where a right segment shows them.
    void know(const std::vector<SegmentFeatures>& addresses,
              const std::vector<std::vector<Segment>>& right);
    SegmentRow row(const SegmentFeatures& address) const;

    /// One step towards the right segments (which must tile the row).
    void learn(const SegmentRow& row, std::span<const Segment> right, double step);
    /// All weights times `factor` (below 1: towards zero).
    void shrink(double factor);
    /// Takes the weights as they are into the average; `useAverage` puts the average in place and
    /// drops what only training needs.
    void remember();
    void useAverage();

    /// A trained model in plain values, to be written down: the features that count, and their
    /// weights row by row, in the order of the features.
    struct Values {
        std::vector<FeatureKey> tokens;
        std::vector<FeatureKey> segments;
        std::vector<FeatureKey> boundaries;
        std::vector<float> token;    ///< a row: three roles by label
        std::vector<float> segment;  ///< a row: labels
        std::vector<float> boundary; ///< a row: label before by label after
        std::vector<float> always;
        bool operator==(const Values&) const = default;
    };
    /// Without features none of whose weights reaches `least`.
    Values values(float least) const;

private:
    struct Weights {
        std::vector<float> token;    ///< a row: three roles (first, inner, last) by label
        std::vector<float> segment;  ///< a row: labels
        std::vector<float> boundary; ///< a row: label before by label after
        std::vector<float> always;   ///< label before by label after, at the begin, at the end
        std::vector<std::vector<float>*> all() { return {&token, &segment, &boundary, &always}; }
    };
    using Numbers = std::unordered_map<FeatureKey, int>;

    std::size_t cell(int from, int length) const
    {
        return static_cast<std::size_t>(from * m_longest + length - 1);
    }
    SegmentScores scores(const SegmentRow& row) const;
    void stepSegments(const SegmentRow& row, const std::vector<float>& gradient, double step);
    void stepBoundaries(const SegmentRow& row, const std::vector<float>& gradient, double step);

    int m_labels;
    int m_longest;
    Numbers m_tokens;
    Numbers m_segments;
    Numbers m_boundaries;
    Weights m_weights;
    Weights m_squares; ///< sums of squared gradients
    Weights m_sum;     ///< of the weights remembered
    int m_remembered = 0;
};

} // namespace lianxin::places
