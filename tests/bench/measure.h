#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace lianxin::bench {

/// Times of single happenings; their percentiles become counters of a benchmark, in milliseconds.
class Samples {
public:
    using Clock = std::chrono::steady_clock;

    void add(Clock::duration time)
    {
        m_ms.push_back(std::chrono::duration<double, std::milli>(time).count());
    }
    void add(const Samples& more) { m_ms.insert(m_ms.end(), more.m_ms.begin(), more.m_ms.end()); }
    std::size_t size() const { return m_ms.size(); }

    void report(benchmark::State& state)
    {
        std::sort(m_ms.begin(), m_ms.end());
        state.counters["p50_ms"] = at(0.50);
        state.counters["p99_ms"] = at(0.99);
        state.counters["max_ms"] = m_ms.empty() ? 0 : m_ms.back();
        state.counters["samples"] = static_cast<double>(m_ms.size());
    }

    /// In milliseconds.
    double percentile(double share)
    {
        std::sort(m_ms.begin(), m_ms.end());
        return at(share);
    }

private:
    double at(double share) const
    {
        if (m_ms.empty())
            return 0;
        return m_ms[std::min(m_ms.size() - 1,
                             static_cast<std::size_t>(share * static_cast<double>(m_ms.size())))];
    }

    std::vector<double> m_ms;
};

/// Seconds a process has computed so far, in all its threads (/proc/PID/stat).
double cpuSeconds(int pid);

/// Proportional set size of a process and all its descendants, in MiB (/proc/PID/smaps_rollup).
double pssOfTree(int pid);

} // namespace lianxin::bench
