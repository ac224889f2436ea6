#pragma once

#include "models/assist/classifier.h"
#include "models/assist/example_model.h"
#include "models/assist/kind_line.h"
#include "models/assist/opening_line.h"
#include "models/assist/proposal.h"
#include "models/ticket/kind.h"

#include <array>
#include <map>
#include <span>

namespace lianxin::assist {

/// A kind as sure as this is shown.
inline constexpr double kKindShown = 0.4;

/// 咨询, 求助, 投诉, 举报, 建议 or 表扬: what a caller wants of the city. The words teach it by
/// lines of all matters whose kind people judged; the matter, by what callers with it mostly want,
/// as the judged openings have it; and whoever names the kind (我要投诉) is believed.
class KindReader : public Classifier {
public:
    explicit KindReader(std::span<const KindLine> lines = {},
                        std::span<const OpeningLine> openings = {});

    void prepare(Heard& heard) const override;
    /// Labels are the kinds' names; the likeliest has the clause that says most for it.
    std::vector<Label> classify(const std::vector<Heard>& heard, const Prior& prior) const override;

private:
    using Shares = std::array<double, ticket::kKinds.size()>; ///< of the kinds, 1 together

    KindTerms termsOf(const Heard& heard) const;
    void countUsual(std::span<const OpeningLine> openings);
    Shares usualOf(const Likely& matters) const;
    std::vector<ticket::Span> reasons(const Heard& heard, text::Span clause, int kind) const;

    ExampleModel m_learned;                   ///< labels: the kinds in their order
    Shares m_usual{};                         ///< of all openings
    std::map<CategoryCode, Shares> m_usualOf; ///< by leaf
};

/// The likeliest kind with the others beside it; empty where it is not sure enough to be shown.
Proposal kindProposal(const std::vector<Label>& labels);

} // namespace lianxin::assist
