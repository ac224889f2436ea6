#pragma once

#include "models/engine/event.h"

#include <string>
#include <vector>

namespace lianxin::store {

/// Topics an event is addressed to; see audience.h.
using Topics = std::vector<std::string>;

/// What appending an event gave it.
struct Written {
    std::string previous; ///< hash of the event before it
    std::string hash;
    Topics audience;
};

/// An event as it stands in the log, with what streams need beside it.
struct StoredEvent {
    engine::Event event;
    std::string hash;
    Topics audience;
};

} // namespace lianxin::store
