#include "models/knowledge/passage.h"

#include <algorithm>

namespace lianxin::knowledge {

namespace {

/// Characters from the first word of a window to its last; tried on questions about 599 policy
/// documents (docs/understanding.md).
constexpr int kSentences = 100;
constexpr int kHalfPage = 600;
static_assert(kHalfPage < kFieldGap);

/// One pass: words enter at the right, leave at the left.
double heaviestWindow(const std::vector<Occurrence>& sorted, int width, int words)
{
    std::vector<int> inside(static_cast<std::size_t>(words), 0);
    double weight = 0;
    double best = 0;
    std::size_t left = 0;
    for (const auto& one : sorted) {
        if (inside[static_cast<std::size_t>(one.word)]++ == 0)
            weight += one.weight;
        for (; sorted[left].at < one.at - width; ++left)
            if (--inside[static_cast<std::size_t>(sorted[left].word)] == 0)
                weight -= sorted[left].weight;
        best = std::max(best, weight);
    }
    return best;
}

} // namespace

double bestPassages(std::vector<Occurrence>& occurrences)
{
    std::sort(occurrences.begin(), occurrences.end(), [](const auto& a, const auto& b) {
        return a.at != b.at ? a.at < b.at : a.word < b.word;
    });
    int words = 0;
    for (const auto& one : occurrences)
        words = std::max(words, one.word + 1);
    return (heaviestWindow(occurrences, kSentences, words) +
            heaviestWindow(occurrences, kHalfPage, words)) /
           2;
}

} // namespace lianxin::knowledge
