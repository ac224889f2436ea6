#pragma once

#include "models/assist/danger_line.h"
#include "models/assist/feature_space.h"
#include "models/assist/linear_rows.h"
#include "models/assist/signs.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// Tells by examples whether a caller's words are of a danger and of which: what nobody put into a
/// list of words is still like something that somebody once said. A linear model over runs of one
/// to three characters, learned when it is built (a tenth of a second for some thousand lines).
/// Immutable then, for any thread. Without lines of both sorts it never finds anything.
class DangerReader {
public:
    DangerReader() = default;
    /// Lines of a kind that is no danger are passed over.
    explicit DangerReader(std::span<const DangerLine> lines);

    /// In a normalised text: the stretches of some clauses that tell of a danger, in order.
    /// `Unlike`: something else in the words speaks against it, and more is asked of them. A sign
    /// is doubtful where the words are hardly more than the least.
    enum class Words { Alike, Unlike };
    std::vector<Sign> read(std::u32string_view text, std::span<const text::Span> clauses,
                           Words words = Words::Alike) const;

private:
    std::vector<float> scores(std::u32string_view normalised) const;

    FeatureSpace m_space;
    KeyTable m_places;
    LinearWeights m_learned; ///< labels: calm, then the dangers in order of kind
};

/// The danger of that id; nothing for anything else.
std::optional<SignKind> dangerNamed(std::string_view id);

} // namespace lianxin::assist
