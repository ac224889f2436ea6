#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace lianxin::store {

/// A second thread that computes, in order, what the first will need soon: texts and digests of a
/// group of events, while the first writes the rows of those before. One thread adds and waits.
class WorkAhead {
public:
    WorkAhead();
    ~WorkAhead();
    WorkAhead(const WorkAhead&) = delete;
    WorkAhead& operator=(const WorkAhead&) = delete;

    using Job = std::function<void(std::size_t index)>;
    /// Will call `job` for 0 … count-1, after whatever was added before. What a call touches is its
    /// own until it was waited for; it must not throw. Returns the number of the first call. A few
    /// calls are made at once, when nothing else is under way: waking a thread would take longer.
    std::uint64_t add(std::size_t count, Job job);
    /// Until the call of that number has returned.
    void waitFor(std::uint64_t number) const;
    /// Until every call has.
    void waitForAll() const;

    /// Waits for all when the scope ends, however it ends: what the calls touch may go after it.
    class Scope {
    public:
        explicit Scope(const WorkAhead& work) : m_work(work) {}
        ~Scope() { m_work.waitForAll(); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        const WorkAhead& m_work;
    };

    static constexpr std::size_t kFew = 7;

private:
    struct Lot {
        std::size_t count;
        Job job;
    };
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Lot> m_lots;
    bool m_stopping = false;
    std::uint64_t m_added = 0;
    std::atomic<std::uint64_t> m_done{0};
    std::thread m_thread;
};

} // namespace lianxin::store
