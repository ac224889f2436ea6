#pragma once

#include "models/engine/ports.h"

#include <chrono>
#include <functional>
#include <mutex>

namespace lianxin::service {

/// What the machine tells: the time of day, which somebody may set, and how long it has run.
struct MachineTime {
    UtcTime wall{};
    std::chrono::nanoseconds running{}; ///< since some instant; never backwards

    static MachineTime read();
};

/// The machine's clock, which here neither runs backwards nor stands still: where the machine is
/// set back it goes on, a tenth slower, until the machine has caught up, so that calls ring on and
/// leases end. Any thread.
class SystemClock : public engine::Clock {
public:
    explicit SystemClock(std::function<MachineTime()> machine = MachineTime::read);

    UtcTime now() override;
    /// Nothing is earlier from now on: something has happened at that time already.
    void goOnFrom(UtcTime time);

private:
    std::function<MachineTime()> m_machine;
    std::mutex m_mutex;
    std::chrono::nanoseconds m_last{};    ///< since the epoch
    std::chrono::nanoseconds m_running{}; ///< of the machine, then
};

} // namespace lianxin::service
