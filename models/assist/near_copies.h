#pragma once

#include "models/assist/text_sides.h"

#include <span>
#include <vector>

namespace lianxin::assist {

/// Puts texts into `folds` parts, near copies (the same letter sent twice, one matter complained of
/// in the same words) always into the same part: a model tried on a copy of what it has learned
/// from looks better than it is. Found by min-hashing of five-character runs (Broder, 1997): two
/// texts of which 70 % is shared come together 97 times in 100. Returns the part of each text.
std::vector<int> foldsOf(std::span<const Sides> texts, int folds);

} // namespace lianxin::assist
