#include "server-stub/service/background.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace lianxin::service {

namespace {

constexpr int kNiceness = 19;
constexpr int kRestPerWork = 9;
constexpr std::chrono::milliseconds kStint{50};

} // namespace

void stepBack(int niceness)
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness); // on Linux: the thread's
}

Background::Background(Duration longest) : m_longest(longest)
{
    stepBack(kNiceness);
}

void Background::begin()
{
    m_begun = std::chrono::steady_clock::now();
}

bool Background::isTired() const
{
    return std::chrono::steady_clock::now() - m_begun > kStint;
}

void Background::end()
{
    m_rest =
        std::min<Duration>((std::chrono::steady_clock::now() - m_begun) * kRestPerWork, m_longest);
}

} // namespace lianxin::service
