#pragma once

#include <QTemporaryDir>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace lianxin::bench {

/// What a real store holds of one submission, table by table.
struct PlainTable {
    using Cell = std::variant<std::int64_t, std::string>;
    /// What makes a row differ from the one before it, by column.
    enum class Column { Same, EventNumber, TicketNumber, Id };
    std::string name;
    std::string create; ///< the statement, without further indexes
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};
using PlainTables = std::vector<PlainTable>;

/// Every row that one submission commits: events, personal values, the answer, the ticket as it
/// stands and its unit. Search terms, which the store writes a thousand at once, are left out.
PlainTables sampleRows();
/// Of these the events and the answer alone.
PlainTables logAlone(PlainTables tables);

/// The peer: SQLite with the store's settings (WAL, synchronous=FULL) and tables, but none of its
/// indexes; statements prepared once.
class PlainSqlite {
public:
    explicit PlainSqlite(PlainTables tables);
    ~PlainSqlite();
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;

    /// One transaction with the rows of so many commands, each with ids and numbers of its own.
    void commit(int commands);

private:
    void insert(const PlainTable& table, sqlite3_stmt* statement) const;
    void bind(sqlite3_stmt* statement, int at, std::int64_t value, PlainTable::Column column) const;

    QTemporaryDir m_folder;
    PlainTables m_tables;
    sqlite3* m_db = nullptr;
    std::vector<sqlite3_stmt*> m_inserts; ///< by table
    std::int64_t m_done = 0;              ///< commands
    std::int64_t m_events = 0;            ///< of one command
};

} // namespace lianxin::bench
