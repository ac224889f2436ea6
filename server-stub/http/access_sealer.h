#pragma once

#include "server-stub/http/api.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace lianxin::http {

/// Holds the record of reading (`FILE.access`) to the central log: writes its number and hash there
/// when something was recorded since, now and then and at the end, so that `verify` misses what is
/// cut off later. A refused write is tried again the next time.
class AccessSealer {
public:
    static constexpr std::chrono::hours kUsually{1};

    explicit AccessSealer(Api& api, std::chrono::milliseconds every = kUsually);
    ~AccessSealer();
    AccessSealer(const AccessSealer&) = delete;
    AccessSealer& operator=(const AccessSealer&) = delete;

    /// Seals once more, then ends; while the centre still takes commands.
    void stop();

private:
    void run();
    void seal();

    Api& m_api;
    std::chrono::milliseconds m_every;
    std::optional<store::LogTail> m_owed; ///< sealed, and not in the log yet
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace lianxin::http
