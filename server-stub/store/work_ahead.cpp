#include "server-stub/store/work_ahead.h"

#include <utility>

namespace lianxin::store {

WorkAhead::WorkAhead() : m_thread([this] { run(); }) {}

WorkAhead::~WorkAhead()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

std::uint64_t WorkAhead::add(std::size_t count, Job job)
{
    const auto first = std::exchange(m_added, m_added + count);
    if (count <= kFew && m_done.load(std::memory_order_acquire) == first) {
        for (std::size_t i = 0; i < count; ++i)
            job(i);
        m_done.store(m_added, std::memory_order_release);
        return first;
    }
    const std::lock_guard lock(m_mutex);
    m_lots.push_back({count, std::move(job)});
    m_wake.notify_one();
    return first;
}

void WorkAhead::waitFor(std::uint64_t number) const
{
    for (auto done = m_done.load(std::memory_order_acquire); done <= number;
         done = m_done.load(std::memory_order_acquire))
        m_done.wait(done, std::memory_order_acquire);
}

void WorkAhead::waitForAll() const
{
    if (m_added > 0)
        waitFor(m_added - 1);
}

void WorkAhead::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_lots.empty(); });
        if (m_lots.empty())
            return;
        const auto lot = std::move(m_lots.front());
        m_lots.pop_front();
        lock.unlock();
        for (std::size_t i = 0; i < lot.count; ++i) {
            lot.job(i);
            m_done.fetch_add(1, std::memory_order_release);
            m_done.notify_one();
        }
        lock.lock();
    }
}

} // namespace lianxin::store
