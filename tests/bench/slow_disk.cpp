#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

/// Loaded before a program (LD_PRELOAD), it makes every read at a place of a file that the machine
/// does not hold in memory take as long as on a slow disk.
namespace {

constexpr useconds_t kReadUs = 2'500;

} // namespace

extern "C" ssize_t pread64(int file, void* into, size_t bytes, off64_t at)
{
    const iovec part{into, bytes};
    const ssize_t held = ::preadv2(file, &part, 1, at, RWF_NOWAIT);
    if (held == static_cast<ssize_t>(bytes) || (held < 0 && errno != EAGAIN))
        return held;
    ::usleep(kReadUs);
    return ::preadv2(file, &part, 1, at, 0);
}
