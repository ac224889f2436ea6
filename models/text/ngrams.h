#pragma once

#include "models/text/normal_form.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::text {

struct Term {
    std::string text; ///< UTF-8, normalised
    Span span;        ///< original offsets
    bool operator==(const Term&) const = default;
};

/// Index terms: every Han character and every pair of neighbours, Latin words and numbers whole
/// (lower case). In text order, a single before the pair it begins.
std::vector<Term> terms(std::string_view utf8);
/// The texts of `terms` alone.
std::vector<std::string> termTexts(std::string_view utf8);
/// Only pairs of Han characters, Latin words and numbers: enough for ranking, half the size.
std::vector<std::string> bigrams(std::string_view utf8);

/// Clauses between punctuation marks, without the marks; ordered, non-empty.
std::vector<Span> clauses(std::u32string_view text);

/// Something said and taken back: 3号楼，不对，是5号楼.
struct Correction {
    Span cue;         ///< 不对，是 · 说错了 · 更正一下 · 应该是 · 不是…是…
    Span rejected;    ///< the words before the cue that the replacement stands for (same clause, at
                      ///< most as long as reasonable)
    Span replacement; ///< the words after it, to the clause's end
    bool operator==(const Correction&) const = default;
};
/// Offsets are those of `text`.
std::vector<Correction> corrections(std::u32string_view text);
/// `text` as it was meant: rejected words and cues left out, the map kept.
Normalised corrected(const Normalised& text);

} // namespace lianxin::text
