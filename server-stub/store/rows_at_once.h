#pragma once

#include "server-stub/store/database.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin::store {

/// Reads tickets on many threads, so that the machine holds their pages when they are asked for one
/// by one: where a disk takes its time for each page, fifty tickets take that of a few. Its threads
/// and their sessions begin with the first that are read. Any thread; must end before the database
/// does.
class RowsAtOnce {
public:
    explicit RowsAtOnce(Database& database) : m_database(database) {}
    ~RowsAtOnce();
    RowsAtOnce(const RowsAtOnce&) = delete;
    RowsAtOnce& operator=(const RowsAtOnce&) = delete;

    /// Rows of the ticket table. Returns when all have been read; what cannot be read is left to
    /// whoever asks for it.
    void read(const std::vector<std::int64_t>& rows);

    /// As many reads as a SATA disk queues (NCQ); others queue more.
    static constexpr int kThreads = 32;

private:
    /// What one call wants.
    struct Wanted {
        const std::vector<std::int64_t>& rows;
        std::size_t taken = 0; ///< by a thread
        std::size_t read = 0;  ///< or given up
    };
    void startThreads();
    void run();

    Database& m_database;
    std::mutex m_mutex;
    std::condition_variable m_asked;
    std::condition_variable m_read;
    std::deque<Wanted*> m_wanted; ///< of which not all rows are taken
    bool m_ended = false;
    std::vector<std::thread> m_threads;
};

} // namespace lianxin::store
