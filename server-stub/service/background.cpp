#include "server-stub/service/background.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace lianxin::service {

namespace {

constexpr int kNiceness = 10;
constexpr int kRestPerWork = 9;

} // namespace

Background::Background(Duration longest) : m_longest(longest)
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNiceness);
}

void Background::begin()
{
    m_begun = std::chrono::steady_clock::now();
}

void Background::end()
{
    m_rest =
        std::min<Duration>((std::chrono::steady_clock::now() - m_begun) * kRestPerWork, m_longest);
}

} // namespace lianxin::service
