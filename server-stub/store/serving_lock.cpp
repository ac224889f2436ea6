#include "server-stub/store/serving_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace lianxin::store {

Result<ServingLock> ServingLock::take(const std::string& database)
{
    const std::string path = database + ".lock";
    constexpr int kOwnersOnly = 0600;
    ServingLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnersOnly));
    if (lock.m_file < 0)
        return Error{"io", path};
    int taken = 0;
    do
        taken = ::flock(lock.m_file, LOCK_EX | LOCK_NB);
    while (taken != 0 && errno == EINTR);
    if (taken != 0)
        return Error{errno == EWOULDBLOCK ? "store_in_use" : "io", path};
    return lock;
}

ServingLock::ServingLock(ServingLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

ServingLock& ServingLock::operator=(ServingLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

ServingLock::~ServingLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace lianxin::store
