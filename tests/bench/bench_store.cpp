#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "server-stub/service/system_clock.h"
#include "server-stub/store/database.h"
#include "server-stub/store/store_log.h"
#include "tests/bench/measure.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/sample_commands.h"

#include <QTemporaryDir>

#include <memory>

/// Durable commands a second: decided, chained, written with all projections, and committed in
/// groups; beside plain SQLite that commits rows of the same number and size in groups of the same
/// size, with the same settings (WAL, synchronous=FULL).
namespace lianxin::bench {

namespace {

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
