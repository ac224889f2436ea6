#include "server-stub/store/read_ahead.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

constexpr std::int64_t kPieces = 8;
constexpr std::int64_t kEvents = 1'000;

/// Comparing a value makes SQLite read all its pages.
constexpr const char* kPiecesOf =
    "SELECT count(*) FROM checkpoint_piece WHERE piece >= ? AND piece < ? AND content > ''"
    " AND seq = ";
constexpr const char* kEventsOf =
    "SELECT count(*) FROM event WHERE seq >= ? AND seq < ? AND sealed > ''";
constexpr const char* kValuesOf =
    "SELECT count(*) FROM vault WHERE seq >= ? AND seq < ? AND value > ''";
constexpr const char* kBlocksAfter =
    "SELECT count(*), coalesce(max(id), 0) FROM"
    " (SELECT id FROM ticket_words_data WHERE id > ? ORDER BY id LIMIT 100)";

} // namespace

ReadAhead::ReadAhead(Database& database) : m_database(database)
{
    plan();
    const auto count = std::min(m_parts.size(), static_cast<std::size_t>(kThreads));
    for (std::size_t i = 0; i < count; ++i)
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

/// In the order in which a start needs them.
void ReadAhead::plan()
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
    addRange(kPiecesOf + std::to_string(checkpoint), 0, pieces, kPieces);
    const auto end = std::min<std::int64_t>(last, checkpoint + kLongestTail) + 1;
    for (auto from = checkpoint + 1; from < end; from += kEvents) {
        const auto to = std::min(from + kEvents, end);
        addRange(kEventsOf, from, to, kEvents);
        addRange(kValuesOf, from, to, kEvents);
    }
    m_parts.emplace_back([after = Poco::Int64{0}](Session& session) mutable {
        Poco::Int64 rows = 0;
        Poco::Int64 from = after;
        session << kBlocksAfter, use(from), into(rows), into(after), now;
        return rows;
    });
}

/// `sql` counts the rows between two numbers.
void ReadAhead::addRange(const std::string& sql, std::int64_t from, std::int64_t to,
                         std::int64_t step)
{
    for (; from < to; from += step)
        m_parts.emplace_back(
            [sql, begin = Poco::Int64{from},
             end = Poco::Int64{std::min(from + step, to)}](Session& session) mutable {
                Poco::Int64 rows = 0;
                session << sql, use(begin), use(end), into(rows), now;
                begin = end;
                return rows;
            });
}

void ReadAhead::run()
{
    for (auto i = m_next++; i < m_parts.size(); i = m_next++) {
        std::int64_t rows = 1;
        while (rows > 0 && !m_stopping) {
            rows = 0;
            (void)m_database.read([&](Session& session) { rows = m_parts[i](session); });
            m_rows += rows;
        }
    }
}

} // namespace lianxin::store
