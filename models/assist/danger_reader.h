#pragma once

#include "models/assist/danger_line.h"
#include "models/assist/feature_space.h"
#include "models/assist/linear_rows.h"
#include "models/assist/signs.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// Tells by examples whether a caller's words are of a danger and of which: what nobody put into a
/// list of words is still like something that somebody once said. A linear model over runs of one
/// to three characters, learned when it is built.
/// Immutable then, for any thread. Without lines of both sorts it never finds anything.
class DangerReader {
public:
    DangerReader() = default;
    /// Lines of a kind that is no danger are passed over.
    explicit DangerReader(std::span<const DangerLine> lines);

    /// In a normalised text: the stretches of some clauses that tell of a danger, in order.
    /// More is asked of words late in a call; doubtful is what might also be told of an ordinary
    /// matter.
    std::vector<Sign> read(std::u32string_view text, std::span<const text::Span> clauses,
                           Place place) const;
    /// Whether the clause and the breath in which a sign stands, found by its words alone, are both
    /// so like what is said in calm that the words mean something else (房价像坐电梯往下掉). Never
    /// of what somebody means to do to himself or to others: who says so in a turn of speech is
    /// asked once too often rather than not at all.
    bool isSurelyCalm(std::u32string_view text, std::span<const text::Span> clauses,
                      const Sign& sign) const;
    /// How surely the clause or breath in which such a sign stands tells of a danger; not doubtful.
    Strength strengthOf(std::u32string_view text, std::span<const text::Span> clauses,
                        const Sign& sign) const;

private:
    /// What is looked at of an utterance: all but clauses that are said around any matter.
    struct Content {
        std::u32string text; ///< marks in the place of these
        std::vector<text::Span> clauses;
    };
    Content contentOf(std::u32string_view text, std::span<const text::Span> clauses) const;
    std::vector<float> scores(std::u32string_view text, text::Span breath,
                              const LinearWeights& weights) const;
    Strength strengthOf(std::u32string_view text, text::Span breath, float calm) const;
    std::vector<std::pair<text::Span, float>> calmAround(std::u32string_view text,
                                                         std::span<const text::Span> clauses,
                                                         const Sign& sign) const;

    FeatureSpace m_space;
    KeyTable m_places;
    LinearWeights m_learned; ///< labels: calm, then the dangers in order of kind
    LinearWeights m_told;    ///< labels: calm, also what is told of ordinary matters; a danger
    LinearWeights m_around;  ///< labels: content, what is said around it
};

/// Runs of clauses as a caller says them in one breath, or one longer clause. The last goes back as
/// far as it may, for what is left of a long sentence (底下还有人扯着嗓子喊) is meant as the words
/// before it are.
std::vector<text::Span> breathsOf(std::span<const text::Span> clauses);

/// The danger of that id; nothing for anything else.
std::optional<SignKind> dangerNamed(std::string_view id);

} // namespace lianxin::assist
