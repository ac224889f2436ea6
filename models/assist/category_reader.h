#pragma once

#include "models/assist/classifier.h"
#include "models/assist/example_model.h"
#include "models/assist/opening_line.h"
#include "models/knowledge/index.h"
#include "models/routing/unit.h"
#include "models/ticket/category.h"

#include <memory>
#include <span>

namespace lianxin::assist {

/// Which leaf of the category tree a call is about. Log-odds of five sorts add up: what a model
/// learned from openings, stories and all words that are known of the leaves
/// (`example_model.h`); phrases that a category lists and the caller says as they stand; the words
/// they are made of (BM25 over words, names, items and callers' questions of the knowledge
/// entries); two telling characters of them that stand near each other (堵我车 · 把车给堵了); and
/// words that are written otherwise and sound alike (布热 · 不热), where what is written is no word
/// of any category. Notions that several wordings share stand beside the words (半夜 · 凌晨 ·
/// 大晚上). Names of places tell nothing of the matter. Once the matter stands, what is said by the
/// way counts less, unless the caller puts right what it is.
///
/// A confidence is the share of openings and stories, as sure as this one, whose best leaf is
/// right: fitted by logistic regression (docs/understanding.md).
class CategoryReader : public Classifier {
public:
    CategoryReader(const ticket::CategoryTree& tree, const std::vector<routing::Item>& items,
                   const std::vector<knowledge::Entry>& entries,
                   const std::vector<OpeningLine>& openings,
                   const std::vector<OpeningLine>& stories);

    void prepare(Heard& heard) const override;
    /// Labels are codes of leaves. Nothing where no two telling characters of a category were said.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    struct Phrase {
        int leaf = 0;
        double weight = 0;
    };
    void addPhrases(const ticket::Category& leaf, int index);
    MatterTerms termsOf(const Heard& heard) const;
    /// Of a call, or of its beginning.
    using Utterances = std::span<const Heard>;
    using Terms = std::span<const std::shared_ptr<MatterTerms>>; ///< by utterance
    using Scores = std::vector<double>;                          ///< by leaf
    Scores scoresOf(Terms terms, const std::vector<double>& weights) const;
    void addWords(Terms terms, const std::vector<double>& weights, Scores& scores) const;
    void addPhrasesSaid(Terms terms, const std::vector<double>& weights, Scores& scores) const;
    std::vector<ticket::Span> reasonsFor(int leaf, Utterances heard, Terms terms,
                                         const std::vector<double>& weights) const;
    double coveredShare(int leaf, Utterances heard, Terms terms) const;
    std::vector<Label> labelsOf(Utterances heard, Terms terms,
                                const std::vector<double>& weights) const;
    std::shared_ptr<const MatterTold> toldOf(Utterances heard, Terms terms,
                                             const std::vector<double>& weights) const;
    /// Of each utterance.
    std::vector<double> weightsOf(Utterances heard, Terms terms) const;

    std::vector<CategoryCode> m_leaves;
    std::vector<Phrase> m_phraseOf;
    Phrases m_phrases;
    knowledge::Index m_words;
    knowledge::Index m_gaps;
    knowledge::Index m_sounds;
    ExampleModel m_learned;
};

} // namespace lianxin::assist
