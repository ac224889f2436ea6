#include "tests/server-stub/store/slow_reads.h"

#include <sqlite3.h>

#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <thread>
#include <utility>

namespace lianxin::test {

namespace {

struct Disk {
    SlowReads::Of of;
    std::chrono::microseconds each;
    SlowReads::Before before;
};
Disk slow;

/// As SQLite's unix VFS calls `pread`.
ssize_t readSlowly(int file, void* into, std::size_t bytes, off_t at)
{
    const iovec part{into, bytes};
    if (slow.of == SlowReads::Of::PagesNotInMemory) {
        const ssize_t held = ::preadv2(file, &part, 1, at, RWF_NOWAIT);
        if (held == static_cast<ssize_t>(bytes) || (held < 0 && errno != EAGAIN))
            return held;
    }
    slow.before();
    std::this_thread::sleep_for(slow.each);
    return ::preadv2(file, &part, 1, at, 0);
}

/// Of the two names SQLite knows it by the one that this build of it uses.
void setRead(sqlite3_syscall_ptr read)
{
    auto* vfs = sqlite3_vfs_find(nullptr);
    for (const char* name : {"pread64", "pread"})
        if (vfs->xGetSystemCall(vfs, name) != nullptr &&
            vfs->xSetSystemCall(vfs, name, read) == SQLITE_OK)
            return;
    throw std::logic_error("SQLite does not read by pread");
}

} // namespace

SlowReads::SlowReads(Of of, std::chrono::microseconds each, Before before)
{
    slow = {of, each, std::move(before)};
    setRead(reinterpret_cast<sqlite3_syscall_ptr>(&readSlowly));
}

/// None sets the one that was there first.
SlowReads::~SlowReads()
{
    setRead(nullptr);
}

} // namespace lianxin::test
