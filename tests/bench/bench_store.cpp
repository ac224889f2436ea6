#include "app/city_source.h"
#include "app/sync/uuid.h"
#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "models/wire/event_json.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/database.h"
#include "server-stub/store/store_log.h"
#include "tests/bench/measure.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <memory>

/// Durable commands a second: decided, chained, written with all projections, and committed in
/// groups; beside plain SQLite that commits rows of the same number and size in groups of the same
/// size, with the same settings (WAL, synchronous=FULL).
namespace lianxin::bench {

namespace {

engine::Command submission(int number)
{
    engine::SubmitTicket submit;
    submit.ticket = TicketId(sync::newUuid());
    const auto add = [&](std::string_view name, const std::string& value) {
        ticket::FieldValue field;
        field.name = name;
        field.value = value;
        field.display = value;
        field.confidence = 0.95;
        submit.fields.push_back(std::move(field));
    };
    add(ticket::field::kCallerNumber, "1380000" + std::to_string(1000 + number % 9000));
    add(ticket::field::kKind, "complaint");
    add(ticket::field::kCategory, "010101");
    add(ticket::field::kPlace, "红旗区平原路与新中大道交叉口阳光小区3号楼2单元501");
    add(ticket::field::kSummary, "暖气不热，卧室14度，客厅15度，家中有八十多岁的老人，要求尽快上门"
                                 "测温并修复，按规定退还热费。");
    submit.point = places::Point{113.9, 35.3};
    submit.district = DistrictCode("990101");
    submit.lead = UnitId("heating-company");
    submit.confidence = 1;
    engine::Command command;
    command.id = CommandId(sync::newUuid());
    command.actor.staff = StaffId("1001");
    command.actor.roles = {engine::Role::CallTaker};
    command.body = std::move(submit);
    return command;
}

std::vector<engine::Command> group(int size)
{
    std::vector<engine::Command> commands;
    for (int i = 0; i < size; ++i)
        commands.push_back(submission(i));
    return commands;
}

std::shared_ptr<const engine::City> city()
{
    static const auto kCity = std::make_shared<const engine::City>(readCity({}).value());
    return kCity;
}

struct DurableEngine {
    DurableEngine()
    {
        database =
            store::Database::open({folder.filePath(QStringLiteral("centre.db")).toStdString(), 0})
                .value();
        log = store::StoreLog::open(*database).value();
        host = std::make_unique<engine::EngineHost>(city(), clock, *log, query);
        host->open();
    }
    QTemporaryDir folder;
    service::SystemClock clock;
    engine::MemoryQuery query;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::StoreLog> log;
    std::unique_ptr<engine::EngineHost> host;
};

void durableCommands(benchmark::State& state)
{
    DurableEngine engine;
    const int size = static_cast<int>(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        const auto commands = group(size);
        state.ResumeTiming();
        const auto answers = engine.host->submit(commands);
        if (answers.back().rejection)
            state.SkipWithError(answers.back().rejection->code.c_str());
    }
    state.SetItemsProcessed(state.iterations() * size);
    state.counters["events_per_command"] = static_cast<double>(engine.host->lastSeq()) /
                                           (static_cast<double>(state.iterations()) * size);
}
BENCHMARK(durableCommands)
    ->Name("store/durable_commands")
    ->Arg(1)
    ->Arg(50)
    ->Arg(64)
    ->UseRealTime()
    ->MinTime(1.5);

/// Rows as the store writes them for one such command.
struct PlainRows {
    std::vector<std::string> events;
    std::string answer = std::string(160, 'a');
};

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

class PlainSqlite {
public:
    PlainSqlite()
    {
        sqlite3_open(m_folder.filePath(QStringLiteral("plain.db")).toUtf8().constData(), &m_db);
        for (const char* sql :
             {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
              "CREATE TABLE event(seq INTEGER PRIMARY KEY, json TEXT)",
              "CREATE TABLE command(id TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID"})
            sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(m_db, "INSERT INTO event(json) VALUES(?)", -1, &m_event, nullptr);
        sqlite3_prepare_v2(m_db, "INSERT INTO command VALUES(?,?)", -1, &m_command, nullptr);
    }
    ~PlainSqlite()
    {
        sqlite3_finalize(m_event);
        sqlite3_finalize(m_command);
        sqlite3_close(m_db);
    }
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;

    void commit(const PlainRows& rows, int commands)
    {
        sqlite3_exec(m_db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (int i = 0; i < commands; ++i) {
            for (const auto& json : rows.events)
                insert(m_event, {json});
            insert(m_command, {sync::newUuid(), rows.answer});
        }
        sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
    }

private:
    static void insert(sqlite3_stmt* statement, const std::vector<std::string>& values)
    {
        int column = 0;
        for (const auto& value : values)
            sqlite3_bind_text(statement, ++column, value.data(), static_cast<int>(value.size()),
                              SQLITE_TRANSIENT);
        sqlite3_step(statement);
        sqlite3_reset(statement);
    }

    QTemporaryDir m_folder;
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_event = nullptr;
    sqlite3_stmt* m_command = nullptr;
};

void plainSqlite(benchmark::State& state)
{
    PlainSqlite plain;
    const auto rows = sampleRows();
    const int size = static_cast<int>(state.range(0));
    for (auto _ : state)
        plain.commit(rows, size);
    state.SetItemsProcessed(state.iterations() * size);
    state.counters["events_per_command"] = static_cast<double>(rows.events.size());
}
BENCHMARK(plainSqlite)
    ->Name("store/plain_sqlite")
    ->Arg(1)
    ->Arg(50)
    ->Arg(64)
    ->UseRealTime()
    ->MinTime(1.5);

} // namespace

} // namespace lianxin::bench
