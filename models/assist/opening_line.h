#pragma once

#include "models/base/ids.h"

#include <string>

namespace lianxin::assist {

/// How a caller may begin, or all that one tells, and the leaf of the category tree it is about;
/// empty where the words tell no matter yet. The kind is one of a KindLine; empty: nobody judged
/// it.
struct OpeningLine {
    CategoryCode category;
    std::string said;
    std::string kind{};
    bool operator==(const OpeningLine&) const = default;
};

} // namespace lianxin::assist
