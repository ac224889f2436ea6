#pragma once

#include "models/base/ids.h"

#include <string>
#include <vector>

namespace lianxin::knowledge {

/// A knowledge entry 知识条目, one version of it. `answer` is written to be read aloud.
struct Entry {
    EntryId id;
    int version = 1;
    std::string title;
    CategoryCode category;
    std::vector<std::string> questions; ///< how callers ask it
    std::string answer;
    std::vector<std::string> steps; ///< walked through in order, may be empty
    UnitId unit;
    DistrictCode region; ///< empty: the whole city
    std::string updated; ///< local dates `2026-10-28`; empty bounds are open
    std::string from;
    std::string until;
    std::string source; ///< the regulation it rests on
    bool operator==(const Entry&) const = default;
};

} // namespace lianxin::knowledge
