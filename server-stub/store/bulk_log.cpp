#include "server-stub/store/bulk_log.h"

#include "models/engine/command_age.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

namespace lianxin::store {

using namespace Poco::Data::Keywords;

namespace {

/// The index of words while it is built: few large segments, merged once at the end. Then as FTS5
/// has it of itself. https://www.sqlite.org/fts5.html#the_automerge_configuration_option
constexpr const char* kGatherWords[] = {
    "INSERT INTO ticket_words(ticket_words, rank) VALUES('automerge', 0)",
    "INSERT INTO ticket_words(ticket_words, rank) VALUES('hashsize', 67108864)",
};
constexpr const char* kMergeWords[] = {
    "INSERT INTO ticket_words(ticket_words) VALUES('optimize')",
    "INSERT INTO ticket_words(ticket_words, rank) VALUES('automerge', 4)",
    "INSERT INTO ticket_words(ticket_words, rank) VALUES('hashsize', 1048576)",
};

template <class Statements> Status runAll(Poco::Data::Session& session, const Statements& all)
{
    try {
        for (const char* sql : all)
            session << std::string(sql), now;
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    return success();
}

} // namespace

BulkLog::BulkLog(Database& database, StoreLog& log, UtcTime now)
    : m_database(database), m_log(log), m_answersFrom(now - engine::kAnswersKept)
{
    if (const auto set = runAll(m_database.log(), kGatherWords); !set)
        m_failed = set.error();
    m_thread = std::thread([this] { run(); });
}

BulkLog::~BulkLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_moved.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

Status BulkLog::append(const engine::Batch& batch)
{
    m_gathered.events.insert(m_gathered.events.end(), batch.events.begin(), batch.events.end());
    for (const auto& answer : batch.answers)
        if (answer.at >= m_answersFrom)
            m_gathered.answers.push_back(answer);
    if (!batch.events.empty()) {
        m_lastSeq = batch.events.back().seq;
        m_time = batch.events.back().recordedAt;
    }
    if (m_gathered.events.size() >= kEventsAtOnce)
        handOver();
    const auto failed = failure();
    return failed ? Status(*failed) : success();
}

Result<std::vector<engine::Event>> BulkLog::read(std::int64_t, int)
{
    return std::vector<engine::Event>();
}

Result<std::optional<engine::StoredAnswer>> BulkLog::answerTo(const CommandId&)
{
    return std::optional<engine::StoredAnswer>();
}

std::optional<engine::Fold> BulkLog::checkpoint(const std::shared_ptr<const engine::CityIndex>&)
{
    return std::nullopt;
}

Status BulkLog::finish()
{
    handOver();
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_moved.notify_all();
    }
    m_thread.join();
    if (const auto failed = failure())
        return *failed;
    return runAll(m_database.log(), kMergeWords);
}

void BulkLog::handOver()
{
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [this] { return m_waiting.size() < kMostWaiting || m_failed; });
    m_waiting.push_back(std::exchange(m_gathered, {}));
    m_moved.notify_all();
}

std::optional<Error> BulkLog::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_failed;
}

void BulkLog::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_moved.wait(lock, [this] { return m_ended || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        const auto batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_moved.notify_all();
        if (m_failed)
            continue;
        lock.unlock();
        const auto written = m_log.append(batch);
        lock.lock();
        if (!written)
            m_failed = written.error();
    }
}

} // namespace lianxin::store
