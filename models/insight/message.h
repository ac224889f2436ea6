#pragma once

#include "models/base/time.h"

#include <string>

namespace lianxin::insight {

/// What somebody raised: a ticket, a letter, a post. Votes are those of a public board, 0
/// elsewhere.
struct Message {
    std::string id;
    std::string user; ///< who raised it; only compared
    UtcTime time{};
    std::string title;
    std::string text;
    int down = 0;
    int up = 0;
    /// Where a form says it is: a compound, a road; and its district. Empty: told by the text
    /// alone. Messages of two told places are never one topic.
    std::string place{};
    std::string area{};
    /// Which matter the form says it is: a category. Messages of one told matter in one told place
    /// are one topic, however they are worded. Empty: told by the text alone.
    std::string matter{};
};

} // namespace lianxin::insight
