#pragma once

#include "models/engine/ports.h"
#include "server-stub/store/store_log.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace lianxin::store {

/// Writes a long past into a store that is being built (DatabaseUse::Building): what the engine
/// commits is gathered and handed in large transactions to a StoreLog on another thread, which puts
/// it down as it would any other. append() returns before anything is on disk, so a failure shows
/// later, and the file is worth nothing after one. The engine must begin with an empty log and must
/// not ask about the past. The engine's thread.
class BulkLog : public engine::EventLog {
public:
    /// Answers older than kAnswersKept at `now` are left out, as the centre would have dropped
    /// them by then.
    BulkLog(Database& database, StoreLog& log, UtcTime now);
    ~BulkLog() override;

    Status append(const engine::Batch& batch) override;
    std::int64_t lastSeq() const override { return m_lastSeq; }
    /// Nothing: the past is not asked for.
    Result<std::vector<engine::Event>> read(std::int64_t after, int limit) override;
    /// Nothing: no command is given twice.
    Result<std::optional<engine::StoredAnswer>> answerTo(const CommandId& id) override;
    std::optional<engine::Fold>
    checkpoint(const std::shared_ptr<const engine::CityIndex>& city) override;

    /// When the last event was recorded.
    UtcTime time() const { return m_time; }
    /// Waits until everything is written and merges the index of words. The last call.
    Status finish();

private:
    void run();
    void handOver();
    std::optional<Error> failure();

    static constexpr std::size_t kEventsAtOnce = 30'000;
    static constexpr std::size_t kMostWaiting = 2;

    Database& m_database;
    StoreLog& m_log;
    UtcTime m_answersFrom;
    engine::Batch m_gathered;
    std::int64_t m_lastSeq = 0;
    UtcTime m_time{};

    std::mutex m_mutex;
    std::condition_variable m_moved;
    std::deque<engine::Batch> m_waiting;
    std::optional<Error> m_failed;
    bool m_ended = false;
    std::thread m_thread;
};

} // namespace lianxin::store
