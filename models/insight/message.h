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
};

} // namespace lianxin::insight
