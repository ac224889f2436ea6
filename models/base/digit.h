#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lianxin {

/// A digit as it is written (7, ７) or said (七, 幺).
struct Digit {
    char value;        ///< '0' … '9'
    std::size_t bytes; ///< of UTF-8
};

/// The digit that begins at that byte; none where `bytes` is 0. 十 and 百 are none: what is said
/// with them is no number of somebody's.
inline Digit digitAt(std::string_view utf8, std::size_t at)
{
    constexpr std::size_t kSaid = 3; // bytes of each below
    constexpr unsigned kLead = 0xE0;
    constexpr unsigned kPart = 0x3F;
    if (at < utf8.size() && utf8[at] >= '0' && utf8[at] <= '9')
        return {utf8[at], 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    if (at + kSaid > utf8.size() || (byte(0) & ~0x0FU) != kLead)
        return {0, 0};
    switch ((byte(0) & 0x0FU) << 12U | (byte(1) & kPart) << 6U | (byte(2) & kPart)) {
    case U'零':
    case U'〇':
    case U'０':
        return {'0', kSaid};
    case U'一':
    case U'幺':
    case U'１':
        return {'1', kSaid};
    case U'二':
    case U'两':
    case U'２':
        return {'2', kSaid};
    case U'三':
    case U'３':
        return {'3', kSaid};
    case U'四':
    case U'４':
        return {'4', kSaid};
    case U'五':
    case U'５':
        return {'5', kSaid};
    case U'六':
    case U'６':
        return {'6', kSaid};
    case U'七':
    case U'７':
        return {'7', kSaid};
    case U'八':
    case U'８':
        return {'8', kSaid};
    case U'九':
    case U'９':
        return {'9', kSaid};
    default:
        return {0, 0};
    }
}

/// Bytes of what a caller pauses with within a number, and a writer parts it with (138 0000 6127),
/// where one stands at that byte.
inline std::size_t pauseAt(std::string_view utf8, std::size_t at)
{
    constexpr std::array<std::string_view, 5> kPauses{" ", ",", "，", "、", "　"};
    for (const auto pause : kPauses)
        if (utf8.substr(std::min(at, utf8.size())).starts_with(pause))
            return pause.size();
    return 0;
}

} // namespace lianxin
