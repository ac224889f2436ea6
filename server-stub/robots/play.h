#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <atomic>
#include <chrono>
#include <iosfwd>
#include <string>
#include <vector>

namespace lianxin::robots {

struct PlayOptions {
    static constexpr int kEndless = -1;
    static constexpr int kOfEachOne = -2; ///< as many as there are scenarios
    std::string url = "http://127.0.0.1:8765";
    std::string password;
    std::vector<ScenarioId> scenarios; ///< in this order; empty: all the centre has
    int calls = kEndless;              ///< how many to report
    enum class Next { WhenEnded, AtOnce } next = Next::WhenEnded;
    enum class End {
        Never,
        WhenArchived
    } end = End::Never; ///< WhenArchived: once every call is over and its ticket archived
    std::chrono::milliseconds pace{400}; ///< between an event and the answer to it
};

/// Plays until it is done or `stop` becomes true. Errors: those of login and connection.
Status play(const PlayOptions& options, std::ostream& story, const std::atomic<bool>& stop);

} // namespace lianxin::robots
