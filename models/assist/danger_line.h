#pragma once

#include <string>
#include <string_view>

namespace lianxin::assist {

/// A sentence as a caller says it, and the danger it is a sign of: the id of a sort (`signs.h`),
/// kCalm, kTold for what is told of an ordinary matter once it is known, or kAround for what is
/// said around any matter, a danger too (喂你好, 你们快点吧).
struct DangerLine {
    std::string kind;
    std::string said;
    bool operator==(const DangerLine&) const = default;
};
inline constexpr std::string_view kCalm = "-";
inline constexpr std::string_view kTold = "told";
inline constexpr std::string_view kAround = "around";

} // namespace lianxin::assist
