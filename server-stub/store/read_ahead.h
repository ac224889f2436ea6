#pragma once

#include "server-stub/store/database.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin::store {

/// Reads what a start needs (the newest checkpoint and the events after it), then what tickets are
/// found by (words, points, units, states, the table's inner pages), before they are asked for, so
/// that the machine holds their pages: where a disk takes its time for each page, several are
/// awaited at once instead of one after another. What cannot be read is left to whoever asks for
/// it. Must end before the database does.
class ReadAhead {
public:
    explicit ReadAhead(Database& database);
    /// Gives up what is left.
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Until everything has been read.
    void finish();
    /// Rows read so far: pieces, events, personal values, blocks of words, points, entries of the
    /// other indexes, every kTicketStep-th ticket.
    std::int64_t rows() const { return m_rows; }

    /// Fewer than the readers of the database: the others are free for those who ask.
    static constexpr int kThreads = Database::kReaders - 2;
    /// Events after the checkpoint; where more are to be folded, folding takes longer than reading.
    static constexpr std::int64_t kLongestTail = 200'000;
    /// Fewer tickets than one of the table's inner pages leads to, even where each fills a page.
    static constexpr std::int64_t kTicketStep = 800;

private:
    /// A SELECT of the number of rows between two keys, the second of them not included.
    struct Part {
        const char* sql;
        std::int64_t from;
        std::int64_t to;
    };
    struct Parts {
        std::vector<Part> all;
        std::atomic<std::size_t> next{0};
        void add(const char* sql, std::int64_t from, std::int64_t to, std::int64_t step);
    };
    void planStart();
    void planSearches();
    void run();
    void read(Parts& parts);

    Database& m_database;
    Parts m_start;
    std::once_flag m_planned;
    Parts m_searches;
    std::atomic<std::int64_t> m_rows{0};
    std::atomic<bool> m_stopping{false};
    std::vector<std::thread> m_threads;
};

} // namespace lianxin::store
