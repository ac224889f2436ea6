#pragma once

#include "models/assist/classifier.h"
#include "models/knowledge/index.h"
#include "models/routing/unit.h"
#include "models/ticket/form_template.h"

#include <map>
#include <memory>

namespace lianxin::assist {

/// Which leaf of the category tree a call is about. Evidence of four sorts: phrases that a category
/// lists and the caller says as they stand; the words they are made of (BM25 over words, names,
/// items and callers' questions of the knowledge entries); two telling characters of them that
/// stand near each other (堵我车 · 把车给堵了); and words that are written otherwise and sound
/// alike (布热 · 不热), where what is written is no word of any category. Notions that several
/// wordings share stand beside the words (半夜 · 凌晨 · 大晚上). Names of places tell nothing of
/// the matter.
///
/// A confidence is the share of openings, as sure as this one, whose best leaf is right: fitted by
/// logistic regression on openings of our own, with noise (docs/understanding.md).
class CategoryReader : public Classifier {
public:
    CategoryReader(const ticket::CategoryTree& tree, const std::vector<routing::Item>& items,
                   const std::vector<ticket::FormTemplate>& templates,
                   const std::vector<knowledge::Entry>& entries);

    void prepare(Heard& heard) const override;
    /// Labels are codes of leaves. Nothing where no two telling characters of a category were said.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    struct Phrase {
        int leaf = 0;
        double weight = 0;
    };
    struct Evidence;
    void addPhrases(const ticket::Category& leaf, int index);
    MatterTerms termsOf(const Heard& heard) const;
    using Terms = std::vector<std::shared_ptr<const MatterTerms>>; ///< by utterance
    std::map<int, Evidence> evidenceOf(const std::vector<Heard>& heard, const Terms& terms) const;
    void addWords(const Terms& terms, const std::vector<double>& weights,
                  std::map<int, Evidence>& evidence) const;
    void addPhrasesSaid(const std::vector<Heard>& heard, const Terms& terms,
                        const std::vector<double>& weights,
                        std::map<int, Evidence>& evidence) const;
    void markWords(const std::vector<Heard>& heard, const Terms& terms,
                   const std::vector<int>& leaves, std::map<int, Evidence>& evidence) const;

    std::vector<CategoryCode> m_leaves;
    std::vector<Phrase> m_phraseOf;
    Phrases m_phrases;
    knowledge::Index m_words;
    knowledge::Index m_gaps;
    knowledge::Index m_sounds;
};

} // namespace lianxin::assist
