#pragma once

#include <chrono>
#include <functional>

namespace lianxin::test {

/// While it lives, SQLite reads its files as from a disk that takes its time. One at a time; made
/// and ended while nothing is read. https://www.sqlite.org/c3ref/vfs.html (xSetSystemCall)
class SlowReads {
public:
    enum class Of { EveryPage, PagesNotInMemory };
    /// Before each slow read: counts, asks who reads; any thread.
    using Before = std::function<void()>;

    SlowReads(
        Of of, std::chrono::microseconds each, Before before = [] {});
    ~SlowReads();
    SlowReads(const SlowReads&) = delete;
    SlowReads& operator=(const SlowReads&) = delete;
};

} // namespace lianxin::test
