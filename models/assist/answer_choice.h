#pragma once

#include "models/assist/classifier.h"
#include "models/knowledge/index.h"

#include <set>
#include <vector>

namespace lianxin::assist {

/// An entry that covers less of what was said is looked at only when it was asked for.
inline constexpr double kCoversLeast = 0.05;

/// Of the entries found by their words, those that fit what the call is likely about, best first:
/// an entry of a likely leaf or branch ranks above one that shares as many words. Where no leaf of
/// an entry's branch is likely, it stays only when it covers half of what was said. An entry one of
/// whose questions was said as it stands (`asked`, indices of entries) ranks before those of
/// the leaf. Bounds and
/// weights were chosen looking at all the sets they are measured on but the kept-back half
/// (docs/understanding.md).
std::vector<knowledge::Found> fitting(std::vector<knowledge::Found> found,
                                      const std::vector<knowledge::Entry>& entries,
                                      const Likely& likely, const std::set<int>& asked);

} // namespace lianxin::assist
