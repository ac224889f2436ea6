#pragma once

#include "models/assist/classifier.h"
#include "models/assist/example_model.h"
#include "models/assist/opening_line.h"
#include "models/knowledge/index.h"
#include "models/routing/unit.h"
#include "models/ticket/category.h"

#include <map>
#include <memory>
#include <span>

namespace lianxin::assist {

struct MatterEvidence;

/// Which leaf of the category tree a call is about. Evidence of five sorts: phrases that a category
/// lists and the caller says as they stand; the words they are made of (BM25 over words, names,
/// items and callers' questions of the knowledge entries); two telling characters of them that
/// stand near each other (堵我车 · 把车给堵了); words that are written otherwise and sound alike
/// (布热 · 不热), where what is written is no word of any category; and what a model learned from
/// all these and from openings (`example_model.h`). Notions that several
/// wordings share stand beside the words (半夜 · 凌晨 · 大晚上). Names of places tell nothing of
/// the matter. Once it stands, what is said by the way (娃上学我得接) hardly speaks for a matter of
/// another branch, unless the caller begins another (主要是…, 我还要投诉…).
///
/// A confidence is the share of openings, as sure as this one, whose best leaf is right: fitted by
/// logistic regression on openings of our own, with noise (docs/understanding.md).
class CategoryReader : public Classifier {
public:
    CategoryReader(const ticket::CategoryTree& tree, const std::vector<routing::Item>& items,
                   const std::vector<knowledge::Entry>& entries,
                   const std::vector<OpeningLine>& openings);

    void prepare(Heard& heard) const override;
    /// Labels are codes of leaves. Nothing where no two telling characters of a category were said.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    struct Phrase {
        int leaf = 0;
        double weight = 0;
    };
    using Evidence = MatterEvidence;
    void addPhrases(const ticket::Category& leaf, int index);
    MatterTerms termsOf(const Heard& heard) const;
    /// Of a call, or of its beginning.
    using Utterances = std::span<const Heard>;
    using Terms = std::span<const std::shared_ptr<MatterTerms>>; ///< by utterance
    using Ranked = std::vector<std::pair<double, int>>;          ///< score and leaf, best first
    std::map<int, Evidence> evidenceOf(Utterances heard, Terms terms) const;
    void addWords(Terms terms, const std::vector<double>& weights,
                  std::map<int, Evidence>& evidence) const;
    void addLearned(Utterances heard, Terms terms, std::map<int, Evidence>& evidence) const;
    void addPhrasesSaid(Utterances heard, Terms terms, const std::vector<double>& weights,
                        std::map<int, Evidence>& evidence) const;
    std::vector<ticket::Span> reasonsFor(int leaf, Utterances heard, Terms terms,
                                         const Evidence& evidence) const;
    static Ranked ranked(const std::map<int, Evidence>& evidence);
    double surenessOf(Utterances heard, Terms terms, const Ranked& best,
                      const std::map<int, Evidence>& evidence) const;
    std::shared_ptr<const StandingMatter> matterOf(Utterances heard, Terms terms) const;
    StandingMatter standingIn(Utterances heard, Terms terms) const;
    void holdTo(const StandingMatter& matter, std::map<int, Evidence>& evidence) const;
    std::vector<Label> labelsOf(Utterances heard, Terms terms) const;

    std::vector<CategoryCode> m_leaves;
    std::vector<std::string> m_branches; ///< by leaf: the code above it
    std::vector<Phrase> m_phraseOf;
    Phrases m_phrases;
    knowledge::Index m_words;
    knowledge::Index m_gaps;
    knowledge::Index m_sounds;
    ExampleModel m_learned;
};

} // namespace lianxin::assist
