#pragma once

#include "models/assist/classifier.h"
#include "models/assist/text_classifier.h"
#include "models/ticket/category.h"

#include <memory>

namespace lianxin::assist {

/// A model trained on the hotline's own tickets, before a reader of words: what the caller has said
/// so far is the text. Labels of the model are codes of leaves, or names that only one leaf bears;
/// others are passed over. Where the model has nothing to say, the reader of words is asked.
class TrainedCategory : public Classifier {
public:
    TrainedCategory(std::shared_ptr<const TextClassifier> classifier,
                    const ticket::CategoryTree& tree, std::unique_ptr<Classifier> words);

    /// Labels are codes of leaves; those of the model say whether it decides.
    void prepare(Heard& heard) const override { m_words->prepare(heard); }
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    std::vector<Label> trained(const std::vector<Heard>& heard) const;

    std::shared_ptr<const TextClassifier> m_classifier;
    std::unique_ptr<Classifier> m_words;
    std::vector<std::string> m_codes; ///< of each label of the model; empty: no leaf
};

} // namespace lianxin::assist
