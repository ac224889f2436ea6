#pragma once

#include <cstdint>
#include <string>

namespace lianxin::bench {

/// A client on one kept connection to loopback, as cheap as a client can be: it sends bytes made
/// beforehand and reads one answer with a Content-Length.
class KeptClient {
public:
    explicit KeptClient(std::uint16_t port);
    ~KeptClient();
    KeptClient(const KeptClient&) = delete;
    KeptClient& operator=(const KeptClient&) = delete;

    /// The body of the answer; empty when the connection broke or the status is not 200.
    std::string ask(const std::string& request);

private:
    int m_socket = -1;
    std::string m_buffer;
};

/// Bytes of the answer that `heard` begins with, head and body; 0 while its head is not whole.
std::size_t answerLength(const std::string& heard);

/// `POST path` with the headers every request needs.
std::string postRequest(const std::string& path, const std::string& token, const std::string& body);

} // namespace lianxin::bench
