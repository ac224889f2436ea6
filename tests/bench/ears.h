#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lianxin::bench {

/// Many listeners, each on a socket of its own, read by one thread through epoll: the same clients
/// for the centre and for its peer.
class Ears {
public:
    /// Connects so many to loopback, one after the other, and says `request(ear)` for each.
    Ears(std::uint16_t port, int count, const std::function<std::string(int ear)>& request);
    ~Ears();
    Ears(const Ears&) = delete;
    Ears& operator=(const Ears&) = delete;

    void say(int ear, const std::string& words);

    /// Gets what an ear has heard and not been relieved of; takes away what it understood.
    using Understand = std::function<void(int ear, std::string& heard)>;
    /// Listens until `done`; false when time was up first or a connection ended.
    bool listen(const Understand& understand, const std::function<bool()>& done,
                std::chrono::milliseconds patience);

private:
    bool hear(int ear);
    int m_epoll = -1;
    std::vector<int> m_sockets;
    std::vector<std::string> m_heard;
};

} // namespace lianxin::bench
