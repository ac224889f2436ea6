#pragma once

#include "models/text/numerals.h"

namespace lianxin::text {

/// A stretch of the text and the digits that stand for it.
struct Rewrite {
    Span span;
    std::u32string digits;
};

/// A numeral and how its words are rewritten; an Ordinal or a name keeps its words.
struct ScannedNumeral {
    Numeral numeral;
    std::vector<Rewrite> rewrites;
};

/// All numerals of a normalised text, left to right.
std::vector<ScannedNumeral> scanNumerals(std::u32string_view text);

} // namespace lianxin::text
