#pragma once

#include "models/engine/ports.h"

#include <algorithm>
#include <atomic>

namespace lianxin::service {

/// The machine's clock, which here never runs backwards. Any thread.
class SystemClock : public engine::Clock {
public:
    UtcTime now() override
    {
        const auto machine =
            std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
        std::int64_t last = m_last.load();
        const std::int64_t at =
            std::max(last, static_cast<std::int64_t>(machine.time_since_epoch().count()));
        while (last < at && !m_last.compare_exchange_weak(last, at)) {
        }
        return UtcTime{Milliseconds{std::max(last, at)}};
    }

private:
    std::atomic<std::int64_t> m_last{0};
};

} // namespace lianxin::service
