#pragma once

#include <string>
#include <string_view>

namespace lianxin::assist {

/// A sentence as a caller says it, and the danger it is a sign of: the id of a sort (`signs.h`), or
/// kCalm.
struct DangerLine {
    std::string kind;
    std::string said;
    bool operator==(const DangerLine&) const = default;
};
inline constexpr std::string_view kCalm = "-";

} // namespace lianxin::assist
