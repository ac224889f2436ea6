#pragma once

#include <string>
#include <string_view>

namespace lianxin::assist {

/// What a caller says or writes, and what he wants of the city: the name of a `ticket::Kind`, or
/// kNoKind where the words do not tell yet.
struct KindLine {
    std::string kind;
    std::string said;
    bool operator==(const KindLine&) const = default;
};
inline constexpr std::string_view kNoKind = "-";

} // namespace lianxin::assist
