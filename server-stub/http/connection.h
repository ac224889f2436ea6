#pragma once

#include "server-stub/http/exchange.h"
#include "server-stub/http/request_reader.h"

#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <span>

namespace lianxin::http {

/// A client's socket between and in its requests; neither reading nor writing ever waits. One
/// thread's at a time, but for the deadline and `handle()`.
class Connection : public SocketOwner {
public:
    using Steady = std::chrono::steady_clock;

    /// What it is doing; each has its own patience.
    enum class Phase { Fresh, Idle, Head, Body, Serving, Replying, Draining };
    enum class Moved { Something, Nothing, NothingUntilWritable, Closed };

    /// `epoll`: where the socket is registered; release() takes it out.
    Connection(const Poco::Net::StreamSocket& socket, int epoll, std::size_t maxBody);

    int handle() const { return m_handle; }
    bool secure() const { return m_secure; }
    RequestReader& reader() { return m_reader; }

    /// Reads into the reader what is there, a bounded piece of it.
    Moved receive(std::span<char> piece);
    /// Reads and forgets. Closed: also when it was too much.
    Moved drain(std::span<char> piece);
    void push(std::string bytes);
    bool hasOutput() const { return m_sent < m_out.size(); }
    /// Something: all of it is out.
    Moved flush();
    std::size_t held() const { return m_reader.held() + m_out.size() - m_sent; }

    Phase phase() const { return m_phase; }
    /// The deadline moves only when the phase changes: who drips does not gain time by it.
    void enter(Phase phase, Steady::duration patience);
    void enterServing();
    Steady::time_point deadline() const { return Steady::time_point(Steady::duration(m_deadline)); }
    bool waits() const { return m_deadline != kNever; }

    Poco::Net::StreamSocket release() override;
    bool released() const { return m_released; }
    void close();

    /// From thread to thread the connection goes through epoll, of whose order the language knows
    /// nothing: what one did before letGo() another sees after takeUp().
    void letGo() { m_turns.fetch_add(1, std::memory_order_release); }
    void takeUp() const { (void)m_turns.load(std::memory_order_acquire); }

    bool keepsAlive = true;
    std::size_t counted = 0; ///< what of it stands in the sum of all

private:
    static constexpr Steady::rep kNever = std::numeric_limits<Steady::rep>::max();
    int receiveSome(std::span<char> piece);

    Poco::Net::StreamSocket m_socket;
    int m_handle;
    int m_epoll;
    bool m_secure;
    RequestReader m_reader;
    std::string m_out;
    std::size_t m_sent = 0;
    std::size_t m_drained = 0;
    Phase m_phase = Phase::Fresh;
    std::atomic<Steady::rep> m_deadline{kNever};
    std::atomic<std::uint32_t> m_turns{0};
    bool m_exhausted = false; ///< the last piece was not filled: there is no more now
    bool m_released = false;
};

} // namespace lianxin::http
