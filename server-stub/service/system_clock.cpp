#include "server-stub/service/system_clock.h"

#include <algorithm>
#include <utility>

namespace lianxin::service {

using std::chrono::nanoseconds;

MachineTime MachineTime::read()
{
    return {std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()),
            std::chrono::steady_clock::now().time_since_epoch()};
}

SystemClock::SystemClock(std::function<MachineTime()> machine)
    : m_machine(std::move(machine)), m_running(m_machine().running)
{}

UtcTime SystemClock::now()
{
    const std::lock_guard lock(m_mutex);
    const auto machine = m_machine();
    const auto gone = std::max(machine.running - m_running, nanoseconds::zero());
    m_running += gone;
    m_last = std::max<nanoseconds>(machine.wall.time_since_epoch(), m_last + gone / 10 * 9);
    return UtcTime{std::chrono::duration_cast<Milliseconds>(m_last)};
}

void SystemClock::goOnFrom(UtcTime time)
{
    const std::lock_guard lock(m_mutex);
    m_last = std::max<nanoseconds>(m_last, time.time_since_epoch());
}

} // namespace lianxin::service
