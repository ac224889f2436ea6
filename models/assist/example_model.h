#pragma once

#include "models/assist/feature_space.h"
#include "models/assist/linear_rows.h"
#include "models/text/utf.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// Tells by examples which label a text has (a leaf of the category tree, a kind): words that no
/// list holds are still like what somebody once said, and words that several labels share are
/// weighed against each other. A linear model over runs of one to three characters, learned when it
/// is built (half a second for twenty thousand examples of seven hundred labels). Immutable then,
/// for any thread.
class ExampleModel {
public:
    static constexpr int kNone = -1; ///< label of what tells none yet
    struct Example {
        std::string said;
        int label = kNone;
    };

    ExampleModel() = default;
    ExampleModel(std::span<const Example> examples, int labels);

    /// The runs of a text that are known, by their number, rising; longer the more there are.
    using Vector = std::vector<std::pair<int, float>>;
    Vector vectorOf(std::u32string_view normalised) const;
    /// What the runs of a text add up to for each label, and then for none.
    std::vector<float> votesOf(const Vector& vector) const;
    /// One of several texts that are read as one.
    struct Part {
        const Vector* runs;
        const std::vector<float>* votes; ///< of these
        float weight;
    };
    /// Of each label the log-odds against a text that tells none. Empty where no run is known.
    /// But for very short texts only the direction counts: weighted sums of vectors are texts too.
    std::vector<float> scoresTogether(std::span<const Part> parts) const;
    std::vector<float> scores(const Vector& vector) const;
    /// The text with marks in the place of clauses whose best label has lower log-odds than
    /// `least`: what is said around a matter (喂你好, 您给记一下) would dilute it. Whole where none
    /// is left.
    std::u32string telling(std::u32string_view normalised, std::span<const text::Span> clauses,
                           float least) const;
    /// The stretches that speak most for a label, heaviest first, disjoint.
    std::vector<text::Span> reasons(std::u32string_view normalised, int label, int limit) const;

private:
    float lengthOf(std::span<const Part> parts) const;

    FeatureSpace m_space;
    KeyTable m_places;
    SparseWeights m_learned; ///< the labels, then none
};

} // namespace lianxin::assist
