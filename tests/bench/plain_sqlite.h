#pragma once

#include <QTemporaryDir>

#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace lianxin::bench {

/// Rows of the log as the store writes them for one submission: its events and its answer.
struct PlainRows {
    std::vector<std::string> events;
    std::string answer = std::string(160, 'a');
};
PlainRows sampleRows();

/// The peer: SQLite with the store's settings (WAL, synchronous=FULL), two tables without further
/// indexes, statements prepared once.
class PlainSqlite {
public:
    PlainSqlite();
    ~PlainSqlite();
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;

    /// One transaction with the rows of so many commands.
    void commit(const PlainRows& rows, int commands);

private:
    QTemporaryDir m_folder;
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_event = nullptr;
    sqlite3_stmt* m_command = nullptr;
};

} // namespace lianxin::bench
