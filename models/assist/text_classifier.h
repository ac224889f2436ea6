#pragma once

#include "models/assist/text_sides.h"
#include "models/ticket/field.h"

#include <memory>
#include <span>

namespace lianxin::assist {

/// A label for a text, with the confidence that it is right.
struct LabelChance {
    int label = 0; ///< index into the model's labels
    double confidence = 0;
};

/// A trained model ready to be asked. Immutable: one instance serves every thread.
class TextClassifier {
public:
    /// `model` has passed `check`.
    explicit TextClassifier(TextModel model);

    const TextModel& model() const { return m_model; }

    /// One score a label; what the model saw of the text, nothing more than its bias where it knows
    /// no word of it. Cost: the length of the text, at most kLongestText characters.
    std::vector<float> scores(std::string_view utf8) const;
    /// Labels best first, at most `limit`; confidences are calibrated for the best one and share
    /// the rest among the others. Empty when the model knows nothing in the text.
    std::vector<LabelChance> classify(std::string_view utf8, int limit) const;
    /// True when the model may decide alone (自动派单): it is as sure as it was on those texts kept
    /// back of which 98 in 100 were right.
    bool decides(const LabelChance& best) const { return best.confidence >= m_model.threshold; }

    /// Runs of the text that speak most for the label: offsets of the normalised text, heaviest
    /// first, disjoint.
    std::vector<text::Span> reasons(std::u32string_view normalised, int label, int limit) const;

private:
    std::vector<std::pair<int, float>> vectorOf(std::string_view utf8) const;
    std::vector<float> scores(const std::vector<std::pair<int, float>>& vector) const;

    TextModel m_model;
    text::Lexicon m_lexicon;
    KeyTable m_places;
};

} // namespace lianxin::assist
