#pragma once

#include "models/assist/classifier.h"
#include "models/assist/text_classifier.h"

#include <memory>

namespace lianxin::assist {

/// A model trained on the hotline's own tickets in the place of `CategoryReader`: what the caller
/// has said so far is the text. Labels of the model are codes of leaves, or names that only one
/// leaf bears; others are passed over.
class TrainedCategory : public Classifier {
public:
    TrainedCategory(std::shared_ptr<const TextClassifier> classifier,
                    const ticket::CategoryTree& tree);

    /// Labels are codes of leaves. Empty when too little was said, or nothing the model knows.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    std::shared_ptr<const TextClassifier> m_classifier;
    std::vector<std::string> m_codes; ///< of each label of the model; empty: no leaf
};

} // namespace lianxin::assist
