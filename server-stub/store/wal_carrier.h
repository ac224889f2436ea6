#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace Poco::Data {
class Session;
}
struct sqlite3;

namespace lianxin::store {

/// Carries pages from the write-ahead log into the database's file (a checkpoint) on a thread of
/// its own, so that no commit waits for it: a checkpoint inside a commit would hold up everybody
/// for as long as the disk takes for megabytes. https://www.sqlite.org/wal.html#ckpt
class WalCarrier {
public:
    /// Watches the commits of `writer`, from `frames` pages in the log on; carries through `own`.
    /// Must end before `writer` does.
    WalCarrier(Poco::Data::Session& writer, std::unique_ptr<Poco::Data::Session> own, int frames);
    ~WalCarrier();
    WalCarrier(const WalCarrier&) = delete;
    WalCarrier& operator=(const WalCarrier&) = delete;

    static constexpr int kUsualFrames = 16'000;

private:
    /// A log that never shrinks, because somebody always writes, is cut at so many times the usual
    /// size: then one commit waits for what is left.
    static constexpr int kTooLong = 4;
    static int onCommit(void* self, sqlite3* connection, const char* schema, int frames);
    void run();
    void carry(int frames);

    sqlite3* m_writer = nullptr;
    std::unique_ptr<Poco::Data::Session> m_own;
    int m_from;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_frames = 0; ///< in the log, when there is something to carry
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace lianxin::store
