#include "tests/bench/ears.h"

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace lianxin::bench {

Ears::Ears(std::uint16_t port, int count, const std::function<std::string(int ear)>& request)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_heard(static_cast<std::size_t>(count))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int ear = 0; ear < count; ++ear) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        (void)::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
        epoll_event interest{};
        interest.events = EPOLLIN;
        interest.data.u32 = static_cast<std::uint32_t>(ear);
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &interest);
        m_sockets.push_back(socket);
        say(ear, request(ear));
    }
}

Ears::~Ears()
{
    for (const int socket : m_sockets)
        ::close(socket);
    ::close(m_epoll);
}

void Ears::say(int ear, const std::string& words)
{
    (void)!::send(m_sockets[static_cast<std::size_t>(ear)], words.data(), words.size(),
                  MSG_NOSIGNAL);
}

/// False when the connection has ended.
bool Ears::hear(int ear)
{
    std::array<char, 16 * 1024> piece;
    const ssize_t got =
        ::recv(m_sockets[static_cast<std::size_t>(ear)], piece.data(), piece.size(), MSG_DONTWAIT);
    if (got > 0)
        m_heard[static_cast<std::size_t>(ear)].append(piece.data(), static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

bool Ears::listen(const Understand& understand, const std::function<bool()>& done,
                  std::chrono::milliseconds patience)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + patience;
    std::array<epoll_event, 512> ready;
    while (!done()) {
        if (Clock::now() > end)
            return false;
        const int n = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), 50);
        for (int i = 0; i < n; ++i) {
            const auto ear = static_cast<int>(ready[static_cast<std::size_t>(i)].data.u32);
            if (!hear(ear))
                return false;
            understand(ear, m_heard[static_cast<std::size_t>(ear)]);
        }
    }
    return true;
}

} // namespace lianxin::bench
