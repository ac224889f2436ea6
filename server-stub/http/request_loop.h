#pragma once

#include "server-stub/http/connection.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Runnable.h>
#include <Poco/ThreadPool.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace lianxin::http {

/// How long a client is waited for, and how much all of them may hold. Whole durations: they do not
/// begin anew with each byte.
struct Patience {
    using Duration = std::chrono::milliseconds;
    Duration head{10'000};  ///< from the connection or the first byte, TLS included
    Duration body{15'000};  ///< and what it takes at `bytesPerSecond`
    Duration reply{30'000}; ///< likewise
    Duration idle{90'000};  ///< between requests; longer than a seat's lease renewals
    Duration drain{5'000};  ///< of what is not read any more
    std::size_t bytesPerSecond = 32 * 1024;
    std::size_t connections = 20'000;          ///< beyond it, those nearest to their deadline go
    std::size_t bytesHeld = 256 * 1024 * 1024; ///< of unfinished requests and replies together
};

/// Accepts, and gives every request to a handler when all of it is there. A thread is taken for a
/// piece of work only (some bytes read, a request handled, some bytes written): a client that is
/// slow or silent, in its request, between two, or in taking the reply, holds its socket and no
/// thread. Threads wait on one epoll together, where a ready connection is one thread's until it
/// has been armed again.
class RequestLoop : private Poco::Runnable {
public:
    using Handle = std::function<void(Exchange&)>;

    /// `context` is null where no TLS is spoken. `threads`: so many requests are handled at once.
    RequestLoop(const Poco::Net::ServerSocket& socket, Poco::Net::Context::Ptr context, int threads,
                Patience patience, Handle handle);
    ~RequestLoop() override;
    RequestLoop(const RequestLoop&) = delete;
    RequestLoop& operator=(const RequestLoop&) = delete;

    /// Error: `io`.
    Status start();
    /// Accepts nothing more, lets handlers finish and closes every connection but those released.
    void stop();

private:
    enum class Next { Read, Write, Soon, Forget, Close };
    using Steady = Connection::Steady;

    void run() override;
    bool waitForWork();
    void hire();
    bool mayLeave();

    void acceptAll();
    void accept(int handle);
    void makeRoom();
    void arm(Connection& connection, unsigned events);
    void armListening(int how);
    void forget(Connection& connection, Next how);

    void turn(Connection& connection);
    Next progress(Connection& connection);
    Next handleOne(Connection& connection);
    Next sendOn(Connection& connection);
    Next refuse(Connection& connection, int status, const char* reason);
    Next waitForMore(Connection& connection, Connection::Moved moved);
    Next afterReply(Connection& connection);
    Next drain(Connection& connection);
    bool count(Connection& connection);
    Steady::duration patienceFor(Patience::Duration least, std::size_t bytes) const;

    void runClock();
    void endOverdue();

    Poco::Net::ServerSocket m_socket;
    Poco::Net::Context::Ptr m_context;
    Patience m_patience;
    Handle m_handle;
    int m_threadsWanted;
    int m_epoll = -1;
    int m_wake = -1;
    Poco::ThreadPool m_pool;
    std::mutex m_hireMutex;
    std::atomic<int> m_threads{0};
    std::atomic<int> m_idle{0};
    std::atomic<bool> m_stopping{false};
    std::atomic<bool> m_acceptLater{false}; ///< out of descriptors just now
    std::atomic<std::size_t> m_held{0};

    std::mutex m_mutex;
    std::unordered_map<Connection*, std::unique_ptr<Connection>> m_connections;

    std::mutex m_clockMutex;
    std::condition_variable m_clockEnds;
    std::thread m_clock;
};

} // namespace lianxin::http
