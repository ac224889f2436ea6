#include "models/knowledge/passage.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

/// Where a word stands, and where in the question the stretch that ends with it begins.
using Stretch = std::pair<int, int>;

/// Those of `word`, going on from those of the word `step` characters before it.
std::vector<Stretch> goOn(const std::vector<Stretch>& before, int step, const Sought& word)
{
    std::vector<Stretch> stretches;
    auto last = before.begin();
    for (const int place : word.places) {
        while (last != before.end() && last->first + step < place)
            ++last;
        const bool goesOn = last != before.end() && last->first + step == place;
        stretches.emplace_back(place, goesOn ? last->second : word.from);
    }
    return stretches;
}

/// Begin in the question of the longest stretch that ends with each word; its end where the word
/// does not stand in the entry.
std::vector<int> earliestBegins(std::span<const Sought> words)
{
    std::vector<int> begins;
    std::vector<Stretch> before;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool touches = i > 0 && words[i].from <= words[i - 1].to;
        if (!touches)
            before.clear();
        before = goOn(before, touches ? words[i].from - words[i - 1].from : 0, words[i]);
        int begin = words[i].to;
        for (const auto& stretch : before)
            begin = std::min(begin, stretch.second);
        begins.push_back(begin);
    }
    return begins;
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

double sharedStretches(std::span<const Sought> words)
{
    const auto begins = earliestBegins(words);
    double squares = 0;
    for (std::size_t end = words.size(); end > 0;) {
        const int begin = begins[end - 1];
        const double length = words[end - 1].to - begin;
        squares += length * length;
        do
            --end;
        while (end > 0 && words[end - 1].to > begin);
    }
    return std::sqrt(squares);
}

} // namespace lianxin::knowledge
