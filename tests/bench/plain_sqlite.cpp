#include "tests/bench/plain_sqlite.h"

#include "app/sync/uuid.h"
#include "server-stub/store/sqlite_start.h"
#include "tests/bench/durable_engine.h"
#include "tests/bench/sample_commands.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace lianxin::bench {

namespace {

constexpr const char* kEvents = "event";
constexpr const char* kAnswers = "command";

sqlite3* opened(const std::string& file)
{
    store::startSqlite(); // neither locks nor counts here either
    sqlite3* db = nullptr;
    if (sqlite3_open(file.c_str(), &db) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(db));
    return db;
}

sqlite3_stmt* prepared(sqlite3* db, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(db));
    return statement;
}

std::string textOf(sqlite3_stmt* statement, int column)
{
    return {reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
            static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

PlainTable::Cell cellOf(sqlite3_stmt* statement, int column)
{
    if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
        return sqlite3_column_int64(statement, column);
    return textOf(statement, column);
}

using Column = PlainTable::Column;

Column columnOf(std::string_view name)
{
    if (name == "seq")
        return Column::EventNumber;
    if (name == "row" || name == "ticket")
        return Column::TicketNumber;
    return name == "id" ? Column::Id : Column::Same;
}

PlainTable readTable(sqlite3* db, const std::string& name)
{
    PlainTable table{name, {}, {}, {}};
    auto* create = prepared(db, "SELECT sql FROM sqlite_master WHERE name = '" + name + "'");
    sqlite3_step(create);
    table.create = textOf(create, 0);
    sqlite3_finalize(create);
    auto* select = prepared(db, "SELECT * FROM " + name);
    const int columns = sqlite3_column_count(select);
    for (int i = 0; i < columns; ++i)
        table.columns.push_back(columnOf(sqlite3_column_name(select, i)));
    while (sqlite3_step(select) == SQLITE_ROW)
        for (int i = 0; i < columns; ++i) {
            if (i == 0)
                table.rows.emplace_back();
            table.rows.back().push_back(cellOf(select, i));
        }
    sqlite3_finalize(select);
    return table;
}

std::string insertInto(const PlainTable& table)
{
    std::string places = "?";
    for (std::size_t i = 1; i < table.columns.size(); ++i)
        places += ",?";
    return "INSERT INTO " + table.name + " VALUES(" + places + ")";
}

void bindText(sqlite3_stmt* statement, int at, const std::string& text,
              sqlite3_destructor_type life)
{
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), life);
}

} // namespace

PlainTables sampleRows()
{
    DurableEngine engine;
    const auto command = submission(0);
    if (const auto answers = engine.host().submit({&command, 1}); answers.front().rejection)
        throw std::runtime_error(answers.front().rejection->code);
    auto* db = opened(engine.file());
    PlainTables tables;
    for (const auto* name : {kEvents, "vault", kAnswers, "ticket", "ticket_unit"})
        tables.push_back(readTable(db, name));
    sqlite3_close(db);
    return tables;
}

PlainTables logAlone(PlainTables tables)
{
    std::erase_if(tables, [](const PlainTable& table) {
        return table.name != kEvents && table.name != kAnswers;
    });
    return tables;
}

PlainSqlite::PlainSqlite(PlainTables tables)
    : m_tables(std::move(tables)),
      m_db(opened(m_folder.filePath(QStringLiteral("plain.db")).toStdString()))
{
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"})
        sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    for (const auto& table : m_tables) {
        sqlite3_exec(m_db, table.create.c_str(), nullptr, nullptr, nullptr);
        m_inserts.push_back(prepared(m_db, insertInto(table)));
        if (table.name == kEvents)
            m_events = static_cast<std::int64_t>(table.rows.size());
    }
}

PlainSqlite::~PlainSqlite()
{
    for (auto* statement : m_inserts)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

void PlainSqlite::bind(sqlite3_stmt* statement, int at, std::int64_t value, Column column) const
{
    if (column == Column::EventNumber)
        value += m_done * m_events;
    else if (column == Column::TicketNumber)
        value += m_done;
    sqlite3_bind_int64(statement, at, value);
}

void PlainSqlite::insert(const PlainTable& table, sqlite3_stmt* statement) const
{
    for (const auto& row : table.rows) {
        int at = 0;
        for (const auto& cell : row) {
            const auto column = table.columns[static_cast<std::size_t>(at++)];
            if (const auto* number = std::get_if<std::int64_t>(&cell))
                bind(statement, at, *number, column);
            else if (column == Column::Id)
                bindText(statement, at, sync::newUuid(), SQLITE_TRANSIENT);
            else
                bindText(statement, at, std::get<std::string>(cell), SQLITE_STATIC);
        }
        if (sqlite3_step(statement) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }
}

void PlainSqlite::commit(int commands)
{
    sqlite3_exec(m_db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (int i = 0; i < commands; ++i, ++m_done)
        for (std::size_t table = 0; table < m_tables.size(); ++table)
            insert(m_tables[table], m_inserts[table]);
    sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace lianxin::bench
