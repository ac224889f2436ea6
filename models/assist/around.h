#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lianxin::assist {

/// Stands in the place of characters that are not looked at.
inline constexpr char32_t kMark = U'。';

/// A line to learn from with words that callers say around any matter (喂你好, 你们快点吧) in the
/// same breath: before it, every third time behind it. The words are taken in turn.
inline std::string inOneBreath(const std::string& line, std::span<const std::string_view> around,
                               std::size_t number)
{
    const std::string words{around[number % around.size()]};
    return number % 3 == 2 ? line + words : words + line;
}

} // namespace lianxin::assist
