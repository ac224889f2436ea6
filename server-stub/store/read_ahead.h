#pragma once

#include "server-stub/store/database.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace lianxin::store {

/// Reads what a start needs (the newest checkpoint and the events after it), then the index of
/// words, before they are asked for, so that the machine holds their pages: where a disk takes its
/// time for each page, several are awaited at once instead of one after another. What cannot be
/// read is left to whoever asks for it. Must end before the database does.
class ReadAhead {
public:
    explicit ReadAhead(Database& database);
    /// Gives up what is left.
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Until everything has been read.
    void finish();
    /// Rows read so far: pieces, events, personal values, blocks of the index.
    std::int64_t rows() const { return m_rows; }

    /// Fewer than the readers of the database: the others are free for those who ask.
    static constexpr int kThreads = Database::kReaders - 2;
    /// Events after the checkpoint; where more are to be folded, folding takes longer than reading.
    static constexpr std::int64_t kLongestTail = 200'000;

private:
    /// Reads some rows; how many. 0: there are no more.
    using Part = std::function<std::int64_t(Poco::Data::Session&)>;
    void plan();
    void addRange(const std::string& sql, std::int64_t from, std::int64_t to, std::int64_t step);
    void run();

    Database& m_database;
    std::vector<Part> m_parts;
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::int64_t> m_rows{0};
    std::atomic<bool> m_stopping{false};
    std::vector<std::thread> m_threads;
};

} // namespace lianxin::store
