#pragma once

#include "models/assist/heard.h"

#include <string>
#include <string_view>

namespace lianxin::assist {

/// Two telling characters that stand near each other, whatever stands between them, as words that
/// no caller says, joined by blanks: 堵我车, 把车给堵了 and 堵车 share one. Characters that carry
/// no meaning (我, 的, 了 …) do not count as between.
std::string gapsOf(std::string_view utf8);

/// Neighbouring telling characters as they sound, in the same way: 布热 and 不热 share one. Sounds
/// that recognisers and accents confuse (zh/z, n/l, ang/an) are one.
std::string soundsOf(std::string_view utf8);

/// What was said, in normal form, with a mark in the place of each known place, house, room and
/// number plate: where the matter lies does not say what it is (火车站有人摆摊 is no matter of
/// railways).
std::string matterOf(const Heard& heard);

} // namespace lianxin::assist
