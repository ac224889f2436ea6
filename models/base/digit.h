#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lianxin {

/// A digit as it is written (7, ７) or said (七, 幺).
struct Digit {
    char value = 0;        ///< '0' … '9'
    std::size_t bytes = 0; ///< of UTF-8
};

/// 0–9 for a digit as it is said (七, 幺, 两) or written (7, ７), -1 for anything else. 十 and 百
/// are none: what is said with them is no number of somebody's.
constexpr int digitOf(char32_t c)
{
    if (c >= U'0' && c <= U'9')
        return static_cast<int>(c - U'0');
    if (c >= U'０' && c <= U'９')
        return static_cast<int>(c - U'０');
    switch (c) {
    case U'零':
    case U'〇':
        return 0;
    case U'一':
    case U'幺':
        return 1;
    case U'二':
    case U'两':
        return 2;
    case U'三':
        return 3;
    case U'四':
        return 4;
    case U'五':
        return 5;
    case U'六':
        return 6;
    case U'七':
        return 7;
    case U'八':
        return 8;
    case U'九':
        return 9;
    default:
        return -1;
    }
}

/// The digit that begins at that byte; none where `bytes` is 0.
inline Digit digitAt(std::string_view utf8, std::size_t at)
{
    constexpr std::size_t kSaid = 3; // bytes of each that is no ASCII
    constexpr unsigned kLead = 0xE0;
    constexpr unsigned kPart = 0x3F;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    if (at >= utf8.size())
        return {};
    char32_t c = byte(0);
    std::size_t bytes = 1;
    if ((c & ~0x0FU) == kLead && at + kSaid <= utf8.size()) {
        c = (byte(0) & 0x0FU) << 12U | (byte(1) & kPart) << 6U | (byte(2) & kPart);
        bytes = kSaid;
    }
    const int value = digitOf(c);
    return value < 0 ? Digit{} : Digit{static_cast<char>('0' + value), bytes};
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
