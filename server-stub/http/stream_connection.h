#pragma once

#include <Poco/Net/StreamSocket.h>

#include <memory>
#include <string>
#include <vector>

namespace lianxin::http {

using Frame = std::shared_ptr<const std::string>;

/// A stream's socket and what still has to go out of it. Never blocks; the hub's thread only.
/// Frames are shared between listeners.
class StreamConnection {
public:
    explicit StreamConnection(const Poco::Net::StreamSocket& socket);

    void push(Frame frame);
    std::size_t bytesWaiting() const { return m_bytes; }
    int handle() const { return m_handle; }

    enum class Sent { Everything, Some, Nothing, Broken };
    /// As much as the socket takes now.
    Sent flush();
    /// Reads and discards what the client says; false when it has gone or says too much.
    bool drainInput();
    void close();

private:
    Sent flushPlain();
    Sent flushSecure();
    void buildRecord();
    void taken(std::size_t bytes);

    Poco::Net::StreamSocket m_socket;
    int m_handle;
    bool m_secure;
    std::vector<Frame> m_frames;
    std::size_t m_first = 0;  ///< frame that goes out next
    std::size_t m_offset = 0; ///< bytes of it that are gone
    std::size_t m_bytes = 0;
    std::size_t m_heard = 0;
    std::string m_record; ///< TLS wants the very same bytes again after it could not write them
};

} // namespace lianxin::http
