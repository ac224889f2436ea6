#include "server-stub/http/stream_connection.h"

#include <Poco/Exception.h>

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace lianxin::http {

namespace {

constexpr std::size_t kPieces = 64;
constexpr std::size_t kRecord = 16 * 1024; ///< a TLS record holds no more
constexpr std::size_t kMaxHeard = 16 * 1024;

} // namespace

StreamConnection::StreamConnection(const Poco::Net::StreamSocket& socket)
    : m_socket(socket), m_handle(static_cast<int>(m_socket.impl()->sockfd())),
      m_secure(m_socket.secure())
{
    m_socket.setBlocking(false);
}

void StreamConnection::push(Frame frame)
{
    m_bytes += frame->size();
    m_frames.push_back(std::move(frame));
}

void StreamConnection::taken(std::size_t bytes)
{
    m_bytes -= bytes;
    while (bytes > 0) {
        const std::size_t left = m_frames[m_first]->size() - m_offset;
        if (bytes < left) {
            m_offset += bytes;
            return;
        }
        bytes -= left;
        m_frames[m_first].reset();
        ++m_first;
        m_offset = 0;
    }
    if (m_first == m_frames.size()) {
        m_frames.clear();
        m_first = 0;
    }
}

StreamConnection::Sent StreamConnection::flush()
{
    try {
        return m_secure ? flushSecure() : flushPlain();
    } catch (const Poco::Exception&) {
        return Sent::Broken;
    }
}

StreamConnection::Sent StreamConnection::flushPlain()
{
    bool any = false;
    while (m_bytes > 0) {
        std::array<iovec, kPieces> pieces;
        std::size_t count = 0;
        for (std::size_t i = m_first; i < m_frames.size() && count < kPieces; ++i, ++count) {
            const std::size_t skip = i == m_first ? m_offset : 0;
            pieces[count] = {const_cast<char*>(m_frames[i]->data()) + skip,
                             m_frames[i]->size() - skip};
        }
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = count;
        const ssize_t sent = ::sendmsg(m_handle, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                return any ? Sent::Some : Sent::Nothing;
            return Sent::Broken;
        }
        any = true;
        taken(static_cast<std::size_t>(sent));
    }
    return Sent::Everything;
}

void StreamConnection::buildRecord()
{
    for (std::size_t i = m_first; i < m_frames.size() && m_record.size() < kRecord; ++i)
        m_record.append(*m_frames[i], i == m_first ? m_offset : 0);
    if (m_record.size() > kRecord)
        m_record.resize(kRecord);
}

StreamConnection::Sent StreamConnection::flushSecure()
{
    bool any = false;
    while (m_bytes > 0) {
        if (m_record.empty())
            buildRecord();
        const int sent = m_socket.sendBytes(m_record.data(), static_cast<int>(m_record.size()));
        if (sent <= 0)
            return any ? Sent::Some : Sent::Nothing;
        any = true;
        std::string().swap(m_record);
        taken(static_cast<std::size_t>(sent));
    }
    return Sent::Everything;
}

bool StreamConnection::drainInput()
{
    std::array<char, 1024> ignored;
    try {
        while (m_heard < kMaxHeard) {
            const int got =
                m_secure ? m_socket.receiveBytes(ignored.data(), static_cast<int>(ignored.size()))
                         : static_cast<int>(
                               ::recv(m_handle, ignored.data(), ignored.size(), MSG_DONTWAIT));
            if (got == 0)
                return false;
            if (got < 0)
                return m_secure || errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
            m_heard += static_cast<std::size_t>(got);
        }
    } catch (const Poco::Exception&) {
        return false;
    }
    return false;
}

void StreamConnection::close()
{
    try {
        m_socket.close();
    } catch (const Poco::Exception&) {
        // The peer has gone already.
    }
}

} // namespace lianxin::http
