#include "server-stub/http/connection.h"

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace lianxin::http {

namespace {

constexpr std::size_t kMostDrained = 4 * 1024 * 1024;
constexpr std::size_t kRecord = 16 * 1024;
constexpr int kWouldWait = -1; ///< as Poco says it of TLS
constexpr int kWouldWaitToWrite = -2;
static_assert(kWouldWait == Poco::Net::SecureStreamSocket::ERR_SSL_WANT_READ);
static_assert(kWouldWaitToWrite == Poco::Net::SecureStreamSocket::ERR_SSL_WANT_WRITE);

} // namespace

Connection::Connection(const Poco::Net::StreamSocket& socket, int epoll, std::size_t maxBody)
    : m_socket(socket), m_handle(static_cast<int>(m_socket.impl()->sockfd())), m_epoll(epoll),
      m_secure(m_socket.secure()), m_reader(maxBody)
{}

/// 0: the peer has closed; kWouldWait, kWouldWaitToWrite.
int Connection::receiveSome(std::span<char> piece)
{
    if (m_secure)
        return m_socket.receiveBytes(piece.data(), static_cast<int>(piece.size()));
    while (true) {
        const ssize_t got = ::recv(m_handle, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got >= 0)
            return static_cast<int>(got);
        if (errno != EINTR)
            return errno == EAGAIN || errno == EWOULDBLOCK ? kWouldWait : 0;
    }
}

Connection::Moved Connection::receive(std::span<char> piece)
{
    if (std::exchange(m_exhausted, false))
        return Moved::Nothing;
    const int got = receiveSome(piece);
    if (got == 0)
        return Moved::Closed;
    if (got < 0)
        return got == kWouldWaitToWrite ? Moved::NothingUntilWritable : Moved::Nothing;
    // TLS may hold more of a record than it gave; a socket cannot.
    m_exhausted = !m_secure && static_cast<std::size_t>(got) < piece.size();
    m_reader.add({piece.data(), static_cast<std::size_t>(got)});
    return Moved::Something;
}

Connection::Moved Connection::drain(std::span<char> piece)
{
    while (m_drained < kMostDrained) {
        const int got = receiveSome(piece);
        if (got == 0)
            return Moved::Closed;
        if (got < 0)
            return got == kWouldWaitToWrite ? Moved::NothingUntilWritable : Moved::Nothing;
        m_drained += static_cast<std::size_t>(got);
    }
    return Moved::Closed;
}

void Connection::push(std::string bytes)
{
    if (hasOutput())
        m_out += bytes;
    else {
        m_out = std::move(bytes);
        m_sent = 0;
    }
}

Connection::Moved Connection::flush()
{
    while (hasOutput()) {
        const std::size_t left = m_out.size() - m_sent;
        if (m_secure) {
            // The same bytes again after a refusal: m_sent has not moved.
            const int sent = m_socket.sendBytes(m_out.data() + m_sent,
                                                static_cast<int>(std::min(left, kRecord)));
            if (sent <= 0)
                return sent == kWouldWait ? Moved::Nothing : Moved::NothingUntilWritable;
            m_sent += static_cast<std::size_t>(sent);
            continue;
        }
        const ssize_t sent =
            ::send(m_handle, m_out.data() + m_sent, left, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0)
            m_sent += static_cast<std::size_t>(sent);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return Moved::NothingUntilWritable;
        else if (errno != EINTR)
            return Moved::Closed;
    }
    std::string().swap(m_out);
    m_sent = 0;
    return Moved::Something;
}

void Connection::enter(Phase phase, Steady::duration patience)
{
    if (std::exchange(m_phase, phase) == phase && m_deadline != kNever)
        return;
    m_deadline = (Steady::now() + patience).time_since_epoch().count();
}

void Connection::enterServing()
{
    m_phase = Phase::Serving;
    m_deadline = kNever;
}

Poco::Net::StreamSocket Connection::release()
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_handle, nullptr);
    m_released = true;
    return m_socket;
}

void Connection::close()
{
    try {
        m_socket.close();
    } catch (const Poco::Exception&) {
        // The peer has gone already.
    }
}

} // namespace lianxin::http
