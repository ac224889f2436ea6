#pragma once

#include <vector>

namespace lianxin::knowledge {

/// A word asked for, where it stands in an entry.
struct Occurrence {
    int at = 0;   ///< code points from the entry's begin
    int word = 0; ///< which word of the question
    double weight = 0;
};

/// Weight of the words of a question that stand close together: of all windows of a few sentences,
/// and of all of half a page, the one that holds most, each word counted once; the mean of the
/// two. A long document that speaks of everything somewhere does not outrank a short one that
/// answers. Sorts `occurrences`.
double bestPassages(std::vector<Occurrence>& occurrences);

/// Between two fields of an entry, so that no passage goes across.
inline constexpr int kFieldGap = 1000;

} // namespace lianxin::knowledge
