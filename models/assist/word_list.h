#pragma once

#include <span>
#include <string_view>

namespace lianxin::assist {

/// A few words that mean the same to a reader; `constexpr std::u32string_view kWords[]{…}`.
using WordList = std::span<const std::u32string_view>;

bool holdsAny(std::u32string_view text, WordList words);
bool beginsWithAny(std::u32string_view text, WordList words);
bool endsWithAny(std::u32string_view text, WordList words);
/// Length of the first of the words that stands at `at`, 0 for none.
int wordAt(std::u32string_view text, int at, WordList words);

} // namespace lianxin::assist
