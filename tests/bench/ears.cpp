#include "tests/bench/ears.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace lianxin::bench {

struct Ears::Ear {
    int socket = -1;
    SSL* tls = nullptr;
    std::string heard;
};

struct Ears::Tls {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    ~Tls() { SSL_CTX_free(context); }
    /// Shakes hands, then no longer blocks.
    SSL* over(int socket)
    {
        SSL* tls = SSL_new(context);
        SSL_set_fd(tls, socket);
        SSL_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
        (void)SSL_connect(tls);
        ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
        return tls;
    }
};

Ears::Ears(std::uint16_t port, int count, const std::function<std::string(int ear)>& request,
           Wire wire)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_tls(wire == Wire::Tls ? std::make_unique<Tls>() : nullptr),
      m_ears(static_cast<std::size_t>(count))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < count; ++i) {
        auto& ear = m_ears[static_cast<std::size_t>(i)];
        ear.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int now = 1;
        ::setsockopt(ear.socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
        (void)::connect(ear.socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
        if (m_tls)
            ear.tls = m_tls->over(ear.socket);
        epoll_event interest{};
        interest.events = EPOLLIN;
        interest.data.u32 = static_cast<std::uint32_t>(i);
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, ear.socket, &interest);
        if (const auto words = request(i); !words.empty())
            say(i, words);
    }
}

Ears::~Ears()
{
    for (const auto& ear : m_ears) {
        SSL_free(ear.tls);
        ::close(ear.socket);
    }
    ::close(m_epoll);
}

void Ears::say(int ear, const std::string& words)
{
    auto& to = m_ears[static_cast<std::size_t>(ear)];
    if (to.tls != nullptr)
        (void)SSL_write(to.tls, words.data(), static_cast<int>(words.size()));
    else
        (void)!::send(to.socket, words.data(), words.size(), MSG_NOSIGNAL);
}

/// False when the connection has ended.
bool Ears::hear(Ear& ear)
{
    std::array<char, 16 * 1024> piece;
    if (ear.tls == nullptr) {
        const ssize_t got = ::recv(ear.socket, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0)
            ear.heard.append(piece.data(), static_cast<std::size_t>(got));
        return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
    }
    for (;;) {
        const int got = SSL_read(ear.tls, piece.data(), static_cast<int>(piece.size()));
        if (got <= 0)
            return SSL_get_error(ear.tls, got) == SSL_ERROR_WANT_READ;
        ear.heard.append(piece.data(), static_cast<std::size_t>(got));
    }
}

bool Ears::listenOnce(const Understand& understand, std::chrono::milliseconds wait)
{
    std::array<epoll_event, 512> ready;
    const int n = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()),
                               static_cast<int>(wait.count()));
    for (int i = 0; i < n; ++i) {
        const auto number = ready[static_cast<std::size_t>(i)].data.u32;
        auto& ear = m_ears[number];
        if (!hear(ear))
            return false;
        understand(static_cast<int>(number), ear.heard);
    }
    return true;
}

bool Ears::listen(const Understand& understand, const std::function<bool()>& done,
                  std::chrono::milliseconds patience)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + patience;
    while (!done()) {
        if (Clock::now() > end || !listenOnce(understand, std::chrono::milliseconds{50}))
            return false;
    }
    return true;
}

std::string streamRequest(const std::string& token, std::int64_t after, const std::string& query)
{
    return "GET /v1/events?after=" + std::to_string(after) + query +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nLianxin-Protocol: 1\r\nAuthorization: Bearer " + token +
           "\r\n\r\n";
}

} // namespace lianxin::bench
