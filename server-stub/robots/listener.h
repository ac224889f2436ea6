#pragma once

#include "models/engine/event.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace lianxin::robots {

/// Follows the centre's stream in a thread of its own and resumes by number after every break.
class Listener {
public:
    /// `token`: of a login that stays valid; `after`: the number of the snapshot to go on from.
    Listener(const std::string& url, const std::string& token, std::int64_t after);
    ~Listener();

    /// The next event, or nothing when none came in time.
    std::optional<engine::Event> next(std::chrono::milliseconds wait);
    /// Everything up to here has been heard or was not for this login.
    std::int64_t position() const;

private:
    struct Ear;
    std::unique_ptr<Ear> m_ear;
};

} // namespace lianxin::robots
