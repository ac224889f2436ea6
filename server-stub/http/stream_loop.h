#pragma once

#include "server-stub/http/stream_connection.h"
#include "server-stub/http/stream_hub.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace lianxin::http {

/// The hub's one thread and the state only it touches, beside a second thread that reads the log
/// for those who are far behind.
struct StreamHub::Loop {
    Loop(History history, Now now, Holds holds, HubLimits limits);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    // — any thread
    Status start(std::int64_t seq);
    void stop();
    Status add(const Poco::Net::StreamSocket& socket, Listener listener);
    void post(std::function<void()> work);
    HubFigures figures() const;
    bool isFull() const { return m_count >= m_limits.listeners; }

    // — the loop's thread, through post()
    void publish(std::vector<store::StoredEvent> events);
    void relay(const std::string& topic, const SeatId& seat, const Frame& frame);
    void endLogin(const std::string& tokenDigest);

private:
    using Steady = std::chrono::steady_clock;

    /// An event with its two texts, each written when the first listener needs it.
    struct Published {
        store::StoredEvent stored;
        Frame plain;
        Frame masked;
    };
    struct Stream {
        Stream(Poco::Net::StreamSocket socket, Listener who)
            : connection(std::move(socket)), listener(std::move(who))
        {}
        StreamConnection connection;
        Listener listener;
        std::uint64_t id = 0;
        std::int64_t position =
            0;                ///< everything up to here has been sent or is not for this listener
        std::size_t slot = 0; ///< its place in m_order
        bool live = false;    ///< in the topic index; else it is catching up
        bool reading = false; ///< a chunk of the log is on its way
        bool blocked = false; ///< the socket takes nothing now
        bool touched = false; ///< in m_touched
        bool gone = false;    ///< in m_dropped
        Steady::time_point moved{}; ///< when the socket last took something
        std::vector<std::pair<std::string, std::size_t>> places; ///< topic and index in its list
    };
    struct Chunk {
        std::uint64_t stream = 0;
        std::int64_t after = 0;
        std::vector<store::StoredEvent> events;
        bool failed = false;
    };

    void run();
    void runReader();
    void takeInbox();
    void accept(const Poco::Net::StreamSocket& socket, Listener listener);
    void onSocket(std::uint64_t id, unsigned events);
    void onChunk(Chunk chunk);

    void feed(Stream& stream);
    void goLive(Stream& stream);
    void leaveTopics(Stream& stream);
    void send(Stream& stream, Frame frame);
    void flush(Stream& stream);
    void flushTouched();
    void drop(Stream& stream);
    void removeDropped();

    const Frame& textFor(Published& event, const Stream& stream);
    Frame heartbeatNow();
    void beat();
    bool isFor(const store::Topics& audience, const Stream& stream) const;
    void keep(std::shared_ptr<Published> event);

    History m_history;
    Now m_now;
    Holds m_holds;
    HubLimits m_limits;

    int m_epoll = -1;
    int m_wake = -1;
    std::thread m_thread;
    std::thread m_reader;
    std::atomic<bool> m_running{false};
    std::mutex m_inboxMutex;
    std::vector<std::function<void()>> m_inbox;
    std::mutex m_requestsMutex;
    std::condition_variable m_requested;
    std::deque<std::pair<std::uint64_t, std::int64_t>> m_requests; ///< stream, after

    std::unordered_map<std::uint64_t, std::unique_ptr<Stream>> m_streams;
    std::vector<Stream*> m_order; ///< for heartbeats, round and round
    std::size_t m_nextBeat = 0;
    double m_beatDebt = 0;
    std::unordered_map<std::string, std::vector<Stream*>> m_topics;
    std::vector<Stream*> m_touched;
    std::vector<std::uint64_t> m_dropped;
    std::deque<std::shared_ptr<Published>> m_recent;
    std::size_t m_recentBytes = 0;
    std::uint64_t m_lastId = 0;
    Steady::time_point m_lastTick{};
    Steady::time_point m_lastBeatAll{};
    bool m_someMissed = false; ///< an event went past a listener it was not for

    std::atomic<std::int64_t> m_seq{0};
    std::atomic<std::size_t> m_count{0};
    std::atomic<std::uint64_t> m_delivered{0};
    std::atomic<std::uint64_t> m_droppedCount{0};
    std::atomic<std::uint64_t> m_heartbeats{0};
};

} // namespace lianxin::http
