#pragma once

#include "models/assist/around.h"
#include "models/assist/heard.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// Two telling characters that stand near each other, whatever stands between them, as words that
/// no caller says, joined by blanks: 堵我车, 把车给堵了 and 堵车 share one. Characters that carry
/// no meaning (我, 的, 了 …) do not count as between.
std::string gapsOf(std::string_view utf8);

/// Neighbouring telling characters as they sound, in the same way: 布热 and 不热 share one. Sounds
/// that recognisers and accents confuse (zh/z, n/l, ang/an) are one.
std::string soundsOf(std::string_view utf8);

/// What does not say what the matter is, in `raw`: where it lies (火车站有人摆摊 is no matter of
/// railways) but for the generic terms of names (the 河 of 卫河), and that somebody complains of it
/// (特此投诉), unless complaining is what the utterance is about (投诉电话打不通).
std::vector<text::Span> asideOf(const Heard& heard);

/// What was said, in normal form, with a mark in the place of each character that is aside.
std::string matterOf(const Heard& heard);

} // namespace lianxin::assist
