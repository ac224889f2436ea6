#pragma once

#include "models/engine/city.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_reads.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace lianxin::service {

class Background;

/// Keeps the log's newest checkpoint near its end, so that a restart reads little of it. Works on a
/// thread and a state of its own, both gone when it rests: the checkpoint before is read, what came
/// since is folded, a new one is written. A failure is no news: the next events ask again.
class Checkpointer {
public:
    /// `every`: how many events may come before the next one is written; 0: never.
    Checkpointer(std::shared_ptr<const engine::City> city, store::StoreLog& log,
                 store::TicketReads& tickets, std::int64_t every);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// `folded`: how many events the engine had to fold when it opened. From kLongTail of `every`
    /// on, a checkpoint is written at once.
    void start(std::int64_t folded);
    static constexpr double kLongTail = 0.2;
    /// So many more events are in the log. Any thread; never waits.
    void count(std::int64_t events);
    /// Gives up what is being written and ends.
    void stop();

private:
    void run();
    bool goesOn(Background& pace);
    void write(Background& pace);

    std::shared_ptr<const engine::City> m_city;
    store::StoreLog& m_log;
    store::TicketReads& m_tickets;
    std::int64_t m_every;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_stopped; ///< who rests is not woken by what comes
    std::int64_t m_since = 0;          ///< events since the last checkpoint was begun
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace lianxin::service
