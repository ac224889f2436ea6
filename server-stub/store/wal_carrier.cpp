#include "server-stub/store/wal_carrier.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include <utility>

namespace lianxin::store {

using Poco::Data::SQLite::Utility;

WalCarrier::WalCarrier(Poco::Data::Session& writer, std::unique_ptr<Poco::Data::Session> own,
                       int frames)
    : m_writer(Utility::dbHandle(writer)), m_own(std::move(own)), m_from(frames)
{
    // A connection that has read nothing yet does not know of the log, and would carry nothing.
    sqlite3_exec(Utility::dbHandle(*m_own), "SELECT 1 FROM sqlite_master", nullptr, nullptr,
                 nullptr);
    sqlite3_wal_hook(m_writer, &WalCarrier::onCommit, this);
    m_thread = std::thread([this] { run(); });
}

WalCarrier::~WalCarrier()
{
    sqlite3_wal_hook(m_writer, nullptr, nullptr);
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

int WalCarrier::onCommit(void* self, sqlite3*, const char*, int frames)
{
    auto& carrier = *static_cast<WalCarrier*>(self);
    if (frames >= carrier.m_from) {
        const std::lock_guard lock(carrier.m_mutex);
        carrier.m_frames = frames;
        carrier.m_wake.notify_one();
    }
    return SQLITE_OK;
}

void WalCarrier::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_frames > 0; });
        if (m_stopping)
            return;
        const int frames = std::exchange(m_frames, 0);
        lock.unlock();
        carry(frames);
        lock.lock();
    }
}

/// A failure (the disk is full) is no news: the next commit asks again, and what is in the log is
/// safe there.
void WalCarrier::carry(int frames)
{
    auto* handle = Utility::dbHandle(*m_own);
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (frames >= m_from * kTooLong)
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
}

} // namespace lianxin::store
