#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lianxin::base {

/// Calls `job(i)` once for each i below `count`, on as many threads as there are processors (8 at
/// most), and returns when all is done. Calls must not touch each other's data, nor throw.
template <class Job> void onAllProcessors(std::size_t count, const Job& job)
{
    constexpr std::size_t kMost = 8;
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min({processors, kMost, count});
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            job(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back(work);
    work();
}

} // namespace lianxin::base
