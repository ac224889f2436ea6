#include "models/assist/answer_choice.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr double kByLeaf = 4;
constexpr double kByBranch = 2;
/// A question said as it stands counts as much as twice a sure leaf.
constexpr double kAskedForWord = 2;
constexpr double kLikelyBranch = 0.45;
constexpr double kCoversAlone = 0.5;
constexpr std::size_t kTwoLevels = 4;

/// Chance of the leaves that begin with the first `length` characters of an entry's category.
double chanceOf(const CategoryCode& entry, std::size_t length, const Likely& likely)
{
    if (entry.empty())
        return 0;
    const auto branch = entry.str().substr(0, length);
    double chance = 0;
    for (const auto& [leaf, one] : likely)
        chance += leaf.str().starts_with(branch) ? one : 0;
    return chance;
}

} // namespace

std::vector<knowledge::Found> fitting(std::vector<knowledge::Found> found,
                                      const std::vector<knowledge::Entry>& entries,
                                      const Likely& likely, const std::set<int>& asked)
{
    const auto categoryOf = [&](const knowledge::Found& one) -> const CategoryCode& {
        return entries[static_cast<std::size_t>(one.entry)].category;
    };
    std::erase_if(found, [&](const knowledge::Found& one) {
        return !asked.contains(one.entry) &&
               (one.share < kCoversLeast ||
                (one.share < kCoversAlone &&
                 chanceOf(categoryOf(one), kTwoLevels, likely) < kLikelyBranch));
    });
    for (auto& one : found) {
        const auto& category = categoryOf(one);
        const double least = asked.contains(one.entry) ? kAskedForWord : 0;
        const double leaf = chanceOf(category, category.str().size(), likely);
        const double branch = chanceOf(category, kTwoLevels, likely);
        one.score *= 1 + kByLeaf * std::max(leaf, least) + kByBranch * std::max(branch, least);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return found;
}

} // namespace lianxin::assist
