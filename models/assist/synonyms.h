#pragma once

#include <string_view>
#include <vector>

namespace lianxin::assist {

/// What callers say for a choice of a form (已关门: 停业, 锁了 …). `choice` in normal form; empty
/// for choices that are said as they stand.
std::vector<std::u32string_view> synonymsOf(std::u32string_view choice);

/// Words that answer a yes-or-no question without its cue words (来电人是否安全: 烟都上来 → no).
struct Implication {
    std::u32string_view words;
    bool yes = false;
};
/// By what the label asks; unwelcome answers first.
std::vector<Implication> implicationsOf(std::u32string_view label);

} // namespace lianxin::assist
