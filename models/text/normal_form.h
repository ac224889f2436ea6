#pragma once

#include "models/text/utf.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::text {

/// A text rewritten for matching. `source` has one more element than `text`: `source[i]` is the
/// original offset of `text[i]`, the last element the original length. It never decreases.
struct Normalised {
    std::u32string text;
    std::vector<int> source;

    int size() const { return static_cast<int>(text.size()); }
    /// The original code points behind [from, to) of `text`, without what was dropped after the
    /// last of them.
    Span original(Span span) const;
    std::string utf8() const;
};

enum class Fillers { Keep, Drop };

/// NFKC code point by code point (full and half width, ligatures, compatibility forms), lower case,
/// control and zero-width characters dropped, runs of spaces joined to one, spaces beside Han
/// characters dropped. With `Fillers::Drop` also what `fillers` finds.
Normalised normalise(std::string_view utf8, Fillers fillers = Fillers::Keep);
Normalised normalise(std::u32string_view text, Fillers fillers = Fillers::Keep);

/// `utf8` as it may stand on a form, in its own marks and widths: without control and format
/// characters (NUL, zero widths, overrides of the writing direction), a line break as a blank.
std::string legible(std::string_view utf8);

/// Filler words (嗯、那个、就是说 …) and stutters (我我我想 → 我想, 这个这个) in an already
/// normalised text: spans to leave out, ordered, disjoint. `那个` counts only where a clause begins
/// or a pause stands beside it, so 那个小区 keeps its meaning.
std::vector<Span> fillers(std::u32string_view text);

/// `text` without `spans` (ordered, disjoint), its map kept.
Normalised without(const Normalised& text, const std::vector<Span>& spans);

} // namespace lianxin::text
