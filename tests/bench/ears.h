#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::bench {

enum class Wire { Clear, Tls };

/// Many connections to loopback, each on a socket of its own, read by one thread through epoll: the
/// same clients for the centre and for its peer.
class Ears {
public:
    /// Connects so many, one after the other, and says `request(ear)` for each (nothing when that
    /// is empty). Over TLS the certificate is not checked.
    Ears(std::uint16_t port, int count, const std::function<std::string(int ear)>& request,
         Wire wire = Wire::Clear);
    ~Ears();
    Ears(const Ears&) = delete;
    Ears& operator=(const Ears&) = delete;

    void say(int ear, const std::string& words);

    /// Gets what an ear has heard and not been relieved of; takes away what it understood.
    using Understand = std::function<void(int ear, std::string& heard)>;
    /// Waits for words, at most so long, and has them understood; false when a connection ended.
    bool listenOnce(const Understand& understand, std::chrono::milliseconds wait);
    /// Listens until `done`; false when time was up first or a connection ended.
    bool listen(const Understand& understand, const std::function<bool()>& done,
                std::chrono::milliseconds patience);

private:
    struct Ear;
    struct Tls;
    bool hear(Ear& ear);
    int m_epoll = -1;
    std::unique_ptr<Tls> m_tls; ///< none: in the clear
    std::vector<Ear> m_ears;
};

/// Opens the stream of a login, from an event's number on; `query` may say more (`&seats=…`).
std::string streamRequest(const std::string& token, std::int64_t after,
                          const std::string& query = {});

/// Calls `each` for every whole frame of a stream.
template <class Each> void takeFrames(std::string& heard, Each each)
{
    std::size_t from = 0;
    for (std::size_t end; (end = heard.find("\n\n", from)) != std::string::npos; from = end + 2)
        each(std::string_view(heard).substr(from, end - from));
    heard.erase(0, from);
}

} // namespace lianxin::bench
