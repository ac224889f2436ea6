#pragma once

#include "models/assist/key_table.h"
#include "models/assist/text_model.h"

#include <string>
#include <utility>

namespace lianxin::assist {

/// A text made ready for the views of a model; empty sides are not looked at.
struct Sides {
    std::u32string whole; ///< normalised
    std::u32string kept;  ///< of a lexicon
};

/// `utf8` normalised and, where the lexicon has words, cut to those.
Sides sidesOf(std::string_view utf8, const text::Lexicon& lexicon);
std::u32string_view sideOf(const Sides& sides, Side side);
text::GramRange rangeOf(const View& view);

/// Runs of one to three characters of all that was said: what readers of single sentences look at.
const std::vector<View>& shortRuns();

/// Vector of a text: frequency (1 + ln n) times rarity of each run, each view scaled to its
/// weight. Sorted by place in the list of keys.
std::vector<std::pair<int, float>> vectorOf(const Sides& sides, const std::vector<View>& views,
                                            const KeyTable& places,
                                            const std::vector<float>& rarity);

/// The heaviest stretches that do not overlap, heaviest first.
std::vector<text::Span> heaviestApart(std::vector<std::pair<float, text::Span>> found, int limit);

} // namespace lianxin::assist
