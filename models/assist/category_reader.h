#pragma once

#include "models/assist/classifier.h"
#include "models/knowledge/index.h"
#include "models/routing/unit.h"
#include "models/ticket/form_template.h"

#include <memory>

namespace lianxin::assist {

/// Which leaf of the category tree a call is about. Three sorts of evidence: phrases that a
/// category lists and the caller says as they stand; the words they are made of (BM25 over words,
/// names, items and callers' questions of the knowledge entries); and notions that several wordings
/// share (半夜 · 凌晨 · 大晚上). Confidences are fitted on the callers' questions of the knowledge
/// entries.
class CategoryReader : public Classifier {
public:
    CategoryReader(const ticket::CategoryTree& tree, const std::vector<routing::Item>& items,
                   const std::vector<ticket::FormTemplate>& templates,
                   const std::vector<knowledge::Entry>& entries);

    /// Labels are codes of leaves.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    struct Leaf {
        CategoryCode code;
    };
    struct Phrase {
        int leaf = 0;
        double weight = 0;
    };
    void addPhrases(const ticket::Category& leaf, int index);

    std::vector<Leaf> m_leaves;
    std::vector<Phrase> m_phraseOf;
    Phrases m_phrases;
    knowledge::Index m_words;
};

} // namespace lianxin::assist
