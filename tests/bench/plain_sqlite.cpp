#include "tests/bench/plain_sqlite.h"

#include "app/sync/uuid.h"
#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "models/wire/event_json.h"
#include "server-stub/store/sqlite_start.h"
#include "tests/bench/sample_commands.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace lianxin::bench {

namespace {

void insert(sqlite3_stmt* statement, const std::vector<std::string>& values)
{
    int column = 0;
    for (const auto& value : values)
        sqlite3_bind_text(statement, ++column, value.data(), static_cast<int>(value.size()),
                          SQLITE_TRANSIENT);
    sqlite3_step(statement);
    sqlite3_reset(statement);
}

} // namespace

PlainRows sampleRows()
{
    engine::ManualClock clock(UtcTime(Milliseconds(1795000000000)));
    engine::MemoryLog log;
    engine::MemoryQuery query;
    engine::EngineHost host(city(), clock, log, query);
    host.open();
    auto command = submission(0);
    command.id = CommandId("fixed"); // no UUIDv7: its age is not asked
    host.submit({&command, 1});
    PlainRows rows;
    for (const auto& event : log.events())
        rows.events.push_back(wire::toJson(event).dump());
    return rows;
}

PlainSqlite::PlainSqlite()
{
    store::startSqlite(); // neither locks nor counts here either
    sqlite3_open(m_folder.filePath(QStringLiteral("plain.db")).toUtf8().constData(), &m_db);
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                            "CREATE TABLE event(seq INTEGER PRIMARY KEY, json TEXT)",
                            "CREATE TABLE command(id TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID"})
        sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(m_db, "INSERT INTO event(json) VALUES(?)", -1, &m_event, nullptr);
    sqlite3_prepare_v2(m_db, "INSERT INTO command VALUES(?,?)", -1, &m_command, nullptr);
}

PlainSqlite::~PlainSqlite()
{
    sqlite3_finalize(m_event);
    sqlite3_finalize(m_command);
    sqlite3_close(m_db);
}

void PlainSqlite::commit(const PlainRows& rows, int commands)
{
    sqlite3_exec(m_db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (int i = 0; i < commands; ++i) {
        for (const auto& json : rows.events)
            insert(m_event, {json});
        insert(m_command, {sync::newUuid(), rows.answer});
    }
    sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace lianxin::bench
