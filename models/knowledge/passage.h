#pragma once

#include <span>
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

/// A word of a question and where it stands in an entry: characters of the question, code points
/// from the entry's begin, rising.
struct Sought {
    int from = 0;
    int to = 0;
    std::span<const int> places;
};

/// How much of a question stands in an entry in one piece: the root of the sum of squares of the
/// lengths, in characters, of the stretches that both have word for word, cut from the question's
/// end, each as long as it can be. `words` in the order of the question; a stretch goes on where
/// one begins no later than the one before it ends.
double sharedStretches(std::span<const Sought> words);

/// Between two fields of an entry, so that no passage goes across.
inline constexpr int kFieldGap = 1000;

} // namespace lianxin::knowledge
