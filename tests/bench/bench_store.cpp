#include "app/sync/uuid.h"
#include "tests/bench/durable_engine.h"
#include "tests/bench/measure.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/sample_commands.h"

#include <algorithm>

/// Durable commands a second: decided, chained, written with all projections, and committed in
/// groups; beside plain SQLite that commits the same rows, or the log's alone, in groups of the
/// same size, with the same settings (WAL, synchronous=FULL).
namespace lianxin::bench {

namespace {

/// Tomorrow becomes a holiday, which moves every deadline beyond it.
engine::ReviseClocks oneMoreDayOff(const engine::CityIndex& city, UtcTime now)
{
    const auto tomorrow = std::chrono::year_month_day{
        std::chrono::floor<std::chrono::days>(base::toLocal(now)) + std::chrono::days{1}};
    engine::ReviseClocks revision{city.policy(), city.calendarYears(), "停电检修", false};
    auto& years = revision.calendarYears;
    auto year = std::find_if(years.begin(), years.end(), [&](const sla::CalendarYear& one) {
        return one.year == static_cast<int>(tomorrow.year());
    });
    if (year == years.end())
        year = years.insert(years.end(), {static_cast<int>(tomorrow.year()), {}});
    std::erase_if(year->days, [&](const sla::Day& day) { return day.date == tomorrow; });
    year->days.push_back({tomorrow, "停电检修", true});
    return revision;
}

void durableCommands(benchmark::State& state)
{
    DurableEngine engine;
    const int size = static_cast<int>(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        const auto commands = group(size);
        state.ResumeTiming();
        const auto answers = engine.host().submit(commands);
        if (answers.back().rejection)
            state.SkipWithError(answers.back().rejection->code.c_str());
    }
    state.SetItemsProcessed(state.iterations() * size);
    state.counters["events_per_command"] = static_cast<double>(engine.host().lastSeq()) /
                                           (static_cast<double>(state.iterations()) * size);
}
BENCHMARK(durableCommands)
    ->Name("store/durable_commands")
    ->Arg(1)
    ->Arg(50)
    ->Arg(64)
    ->UseRealTime()
    ->MinTime(1.5);

/// How long one command that corrects the calendar holds up the engine's thread when so many
/// tickets are open: every deadline is computed anew, and what moved is one transaction.
void reviseClocks(benchmark::State& state)
{
    constexpr int kAtOnce = 500;
    const int open = static_cast<int>(state.range(0));
    DurableEngine engine;
    for (int made = 0; made < open; made += kAtOnce)
        if (engine.host().submit(group(kAtOnce)).back().rejection)
            return state.SkipWithError("a ticket was refused");
    engine::Command command;
    command.actor = {StaffId("9001"), "系统管理员", {engine::Role::Administrator}, {}, {}};
    for (auto _ : state) {
        command.id = CommandId(sync::newUuid());
        command.body = oneMoreDayOff(engine.host().state().city(), engine.clock().now());
        const auto before = engine.host().lastSeq();
        const auto answers = engine.host().submit({&command, 1});
        if (answers.front().rejection)
            return state.SkipWithError(answers.front().rejection->code.c_str());
        state.counters["events"] = static_cast<double>(engine.host().lastSeq() - before);
    }
}
BENCHMARK(reviseClocks)
    ->Name("store/revise_clocks_with_open_tickets")
    ->Arg(30'000)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void plainSqlite(benchmark::State& state, PlainTables tables)
{
    state.counters["events_per_command"] = static_cast<double>(tables.front().rows.size());
    PlainSqlite plain(std::move(tables));
    const int size = static_cast<int>(state.range(0));
    for (auto _ : state)
        plain.commit(size);
    state.SetItemsProcessed(state.iterations() * size);
}
void plainRows(benchmark::State& state)
{
    plainSqlite(state, sampleRows());
}
BENCHMARK(plainRows)
    ->Name("store/plain_sqlite")
    ->Arg(1)
    ->Arg(50)
    ->Arg(64)
    ->UseRealTime()
    ->MinTime(1.5);

void plainLog(benchmark::State& state)
{
    plainSqlite(state, logAlone(sampleRows()));
}
BENCHMARK(plainLog)
    ->Name("store/plain_sqlite_log_alone")
    ->Arg(1)
    ->Arg(50)
    ->Arg(64)
    ->UseRealTime()
    ->MinTime(1.5);

} // namespace

} // namespace lianxin::bench
