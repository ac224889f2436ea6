#pragma once

#include "models/engine/command.h"
#include "server-stub/store/store_log.h"

#include <Poco/Net/StreamSocket.h>

#include <functional>
#include <memory>

namespace lianxin::http {

/// Who listens to a stream, and from where.
struct Listener {
    engine::Actor actor;
    store::Topics topics;
    std::int64_t after = 0;    ///< last number the client has
    std::string tokenDigest;   ///< the login that opened it: when it ends, so does the stream
    bool masked = false;       ///< hears numbers masked
    std::vector<SeatId> seats; ///< relayed transcripts of these seats only; empty: of every seat
};

struct HubLimits {
    std::size_t listeners = 16'000;
    std::size_t bytesWaiting =
        512 * 1024; ///< of one listener; a slower reader is dropped and resumes by number
    std::size_t eventsKept = 4'096; ///< in memory, for those who come back after a moment
    std::size_t bytesKept = 8 * 1024 * 1024;
    std::chrono::milliseconds heartbeat{5'000};
    std::chrono::milliseconds stalled{
        30'000}; ///< a listener that takes nothing for so long is dropped
};

struct HubFigures {
    std::int64_t seq = 0;
    std::size_t listeners = 0;
    std::uint64_t delivered = 0;
    std::uint64_t dropped = 0;
    std::uint64_t heartbeats = 0;
};

/// Every open stream, in one thread with one epoll: 10,000 listeners are not 10,000 threads. Events
/// reach those whose topics they are addressed to; the others learn the number by heartbeat.
/// Members may be called from any thread.
class StreamHub {
public:
    /// Events after a number, at most so many, oldest first: the log.
    using History =
        std::function<Result<std::vector<store::StoredEvent>>(std::int64_t after, int limit)>;
    using Now = std::function<UtcTime()>;
    /// Whether the login with this digest of its token holds; asked at every heartbeat of a stream.
    using Holds = std::function<bool(const std::string& tokenDigest)>;

    StreamHub(History history, Now now, Holds holds, HubLimits limits = {});
    ~StreamHub();

    /// `seq`: everything up to here is in the log already.
    Status start(std::int64_t seq);
    /// Closes every stream and ends the thread.
    void stop();

    /// Takes over a socket whose request has been read; the hub writes the response's head too.
    /// Error `overloaded`: the socket is still the caller's.
    Status add(const Poco::Net::StreamSocket& socket, Listener listener);
    /// Durable events, in order, none left out.
    void publish(std::vector<store::StoredEvent> events);
    /// Something that has no number and is not kept, to those who listen to `topic`: the spoken
    /// words of a seat, or (with no seat) what concerns them whatever seats they chose.
    void relay(const std::string& topic, const SeatId& seat, const std::string& type,
               const std::string& data);
    /// Ends the streams of a login.
    void endLogin(const std::string& tokenDigest);

    HubFigures figures() const;
    bool isFull() const;

private:
    struct Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace lianxin::http
