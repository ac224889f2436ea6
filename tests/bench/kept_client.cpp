#include "tests/bench/kept_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace lianxin::bench {

namespace {

const std::string kEndOfHead = "\r\n\r\n";
const std::string kLength = "Content-Length: ";

} // namespace

std::size_t answerLength(const std::string& heard)
{
    const auto end = heard.find(kEndOfHead);
    if (end == std::string::npos)
        return 0;
    const auto at = heard.find(kLength);
    const auto body = at < end ? std::strtoul(heard.c_str() + at + kLength.size(), nullptr, 10) : 0;
    return end + kEndOfHead.size() + body;
}

KeptClient::KeptClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    const int now = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
}

KeptClient::~KeptClient()
{
    ::close(m_socket);
}

std::string KeptClient::ask(const std::string& request)
{
    if (::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
        return {};
    m_buffer.clear();
    std::size_t whole = 0;
    std::array<char, 16 * 1024> piece;
    while (whole == 0 || m_buffer.size() < whole) {
        const ssize_t got = ::recv(m_socket, piece.data(), piece.size(), 0);
        if (got <= 0)
            return {};
        m_buffer.append(piece.data(), static_cast<std::size_t>(got));
        if (whole == 0)
            whole = answerLength(m_buffer);
    }
    const bool fine = m_buffer.compare(0, 12, "HTTP/1.1 200") == 0;
    return fine ? m_buffer.substr(m_buffer.find(kEndOfHead) + kEndOfHead.size()) : std::string();
}

std::string postRequest(const std::string& path, const std::string& token, const std::string& body)
{
    return "POST " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nLianxin-Protocol: 1\r\nContent-Type: "
           "application/json\r\nAuthorization: Bearer " +
           token + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace lianxin::bench
