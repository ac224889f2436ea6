#pragma once

#include <string>
#include <string_view>

namespace lianxin::assist {

/// The notions of a text as words that no caller says, joined by blanks: 半夜两点打混凝土 → `~night
/// ~building`. They are put beside a text before its words are counted, so that wordings that mean
/// the same meet.
std::string notionsOf(std::u32string_view normalised);

} // namespace lianxin::assist
