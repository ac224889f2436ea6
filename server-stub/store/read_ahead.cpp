#include "server-stub/store/read_ahead.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <string>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

constexpr std::int64_t kPieces = 8;
constexpr std::int64_t kEvents = 1'000;
constexpr std::int64_t kBlocks = 500;
constexpr std::int64_t kPoints = 20'000;
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

/// Comparing a value makes SQLite read all its pages.
constexpr const char* kPiecesOf =
    "SELECT count(*) FROM checkpoint_piece WHERE piece >= ?1 AND piece < ?2 AND content > ''"
    " AND seq = (SELECT max(seq) FROM checkpoint)";
constexpr const char* kEventsOf =
    "SELECT count(*) FROM event WHERE seq >= ?1 AND seq < ?2 AND sealed > ''";
constexpr const char* kValuesOf =
    "SELECT count(*) FROM vault WHERE seq >= ?1 AND seq < ?2 AND value > ''";
constexpr const char* kBlocksOf =
    "SELECT count(*) FROM ticket_words_data WHERE id >= ?1 AND id < ?2";
constexpr const char* kPointsOf =
    "SELECT count(*) FROM ticket_point WHERE ticket >= ?1 AND ticket < ?2";
constexpr const char* kFirstTicketOf =
    "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE row >= ?1 AND row < ?2 LIMIT 1)";
constexpr const char* kUnitsOf =
    "SELECT count(*) FROM ticket_unit WHERE ticket >= ?1 AND ticket < ?2";
constexpr const char* kOpenOf = "SELECT count(*) FROM ticket INDEXED BY ticket_state"
                                " WHERE open = 1 AND state > '' AND row >= ?1 AND row < ?2";

/// How FTS5 numbers its blocks: a segment's pages count from one, pages that lead to others stand
/// behind them, what belongs to no segment before all.
/// https://www.sqlite.org/src/file/ext/fts5/fts5_index.c
constexpr int kSegmentBits = 37;
constexpr std::int64_t kInnerPages = std::int64_t{1} << 36;

/// While it lives, what a session reads ends soon after `stopping`.
class EndsWhen {
public:
    EndsWhen(Session& session, const std::atomic<bool>& stopping)
        : m_handle(Poco::Data::SQLite::Utility::dbHandle(session))
    {
        constexpr int kSteps = 1'000; // of SQLite's machine: some pages of a table
        sqlite3_progress_handler(
            m_handle, kSteps,
            [](void* flag) { return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0; },
            const_cast<std::atomic<bool>*>(&stopping));
    }
    ~EndsWhen() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    EndsWhen(const EndsWhen&) = delete;
    EndsWhen& operator=(const EndsWhen&) = delete;

private:
    sqlite3* m_handle;
};

} // namespace

ReadAhead::ReadAhead(Database& database) : m_database(database)
{
    planStart();
    for (int i = 0; i < kThreads; ++i)
        m_threads.emplace_back([this] { run(); });
}

ReadAhead::~ReadAhead()
{
    m_stopping = true;
    finish();
}

void ReadAhead::finish()
{
    for (auto& thread : m_threads)
        if (thread.joinable())
            thread.join();
}

void ReadAhead::Parts::add(const char* sql, std::int64_t from, std::int64_t to, std::int64_t step)
{
    for (; from < to; from += step)
        all.push_back({sql, from, std::min(from + step, to)});
}

/// In the order in which it is needed.
void ReadAhead::planStart()
{
    Poco::Int64 checkpoint = 0;
    Poco::Int64 pieces = 0;
    Poco::Int64 last = 0;
    (void)m_database.read([&](Session& session) {
        session << "SELECT coalesce(max(seq), 0) FROM checkpoint", into(checkpoint), now;
        session << "SELECT coalesce(max(piece), -1) + 1 FROM checkpoint_piece WHERE seq = ?",
            use(checkpoint), into(pieces), now;
        session << "SELECT coalesce(max(seq), 0) FROM event", into(last), now;
    });
    m_start.add(kPiecesOf, 0, pieces, kPieces);
    const auto end = std::min<std::int64_t>(last, checkpoint + kLongestTail) + 1;
    for (auto from = checkpoint + 1; from < end; from += kEvents) {
        const auto to = std::min(from + kEvents, end);
        m_start.add(kEventsOf, from, to, kEvents);
        m_start.add(kValuesOf, from, to, kEvents);
    }
}

void ReadAhead::planSearches()
{
    std::vector<Poco::Int64> segments;
    std::vector<Poco::Int64> pages;
    Poco::Int64 last = 0;
    (void)m_database.read([&](Session& session) {
        session << "SELECT segid, max(pgno / 2) FROM ticket_words_idx GROUP BY segid",
            into(segments), into(pages), now;
        session << "SELECT coalesce(max(row), 0) FROM ticket", into(last), now;
    });
    const auto segment = [](std::int64_t id) { return id << kSegmentBits; };
    m_searches.add(kBlocksOf, 0, segment(1), segment(1));
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto first = segment(segments[i]);
        m_searches.add(kBlocksOf, first, first + pages[i] + 1, kBlocks);
        m_searches.add(kBlocksOf, first + kInnerPages, segment(segments[i] + 1), segment(1));
    }
    m_searches.add(kUnitsOf, 0, kAll, kAll);
    m_searches.add(kOpenOf, 0, kAll, kAll);
    m_searches.add(kFirstTicketOf, 1, last + 1, kTicketStep);
    m_searches.add(kPointsOf, 1, last + 1, kPoints);
}

void ReadAhead::run()
{
    read(m_start);
    std::call_once(m_planned, [this] { planSearches(); });
    read(m_searches);
}

void ReadAhead::read(Parts& parts)
{
    for (auto i = parts.next++; i < parts.all.size() && !m_stopping; i = parts.next++) {
        auto part = parts.all[i];
        Poco::Int64 rows = 0;
        (void)m_database.read([&](Session& session) {
            const EndsWhen stopping(session, m_stopping);
            session << part.sql, use(part.from), use(part.to), into(rows), now;
        });
        m_rows += rows;
    }
}

} // namespace lianxin::store
