#pragma once

#include "models/text/normal_form.h"

#include <span>
#include <string_view>
#include <vector>

namespace lianxin::text {

/// Where a speaker pauses, for recognisers that set no marks: told by the characters on both sides
/// of a gap, by logistic regression learned when it is built (a third of a second for forty
/// thousand lines). Immutable then, for any thread. Of too few lines it learns nothing.
class Pauses {
public:
    Pauses() = default;
    /// UTF-8 lines whose writers set marks, where a recogniser would. Long ones without any are
    /// passed over.
    explicit Pauses(std::span<const std::string_view> lines);

    /// Where in a long stretch without marks one is missing: offsets of the characters behind it,
    /// rising.
    std::vector<int> missing(std::u32string_view normalised) const;
    /// Between marks, and between where they are missing; `text::clauses`.
    std::vector<Span> clauses(std::u32string_view normalised) const;

private:
    std::vector<float> m_weights; ///< of hashed runs, the bias last; empty: nothing learned
};

} // namespace lianxin::text
