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
    constexpr std::array<std::string_view, 10> kDigits{
        "零〇０", "一幺１", "二两２", "三３", "四４", "五５", "六６", "七７", "八８", "九９"};
    if (at < utf8.size() && utf8[at] >= '0' && utf8[at] <= '9')
        return {utf8[at], 1};
    const auto said = utf8.substr(std::min(at, utf8.size()), kSaid);
    if (said.size() == kSaid)
        for (std::size_t value = 0; value < kDigits.size(); ++value)
            for (std::size_t i = 0; i < kDigits[value].size(); i += kSaid)
                if (kDigits[value].substr(i, kSaid) == said)
                    return {static_cast<char>('0' + value), kSaid};
    return {0, 0};
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
