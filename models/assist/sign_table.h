#pragma once

#include "models/assist/patterns.h"
#include "models/assist/signs.h"

#include <span>

namespace lianxin::assist {

/// Meanings of patterns that are no sign themselves but say how one is meant. Hurry is of now too,
/// but also of those who hurried in what is told (上周他马上停了车).
enum Turn { Past = kSignKinds, Over, Feared, Asked, Rehearsed, Now, Hurry, kMeanings };

/// The tables, all data: what callers in danger say (`danger_table.cpp`), what touches a rule or
/// is conduct, and how things are put (`care_table.cpp`). Lists of words reach what their
/// author thought of; how little that is in other words is measured in docs/understanding.md.
std::span<const Pattern> dangerPatterns();
std::span<const Pattern> carePatterns();
std::span<const Pattern> turnPatterns();
std::span<const WordSet> signWords();

} // namespace lianxin::assist
