#include "models/sla/deadline.h"
#include "models/sla/deadlines_table.h"
#include "models/sla/firing.h"

#include <benchmark/benchmark.h>

#include <array>
#include <random>

/// Deadlines on one core. Links Lianxin::Sla; has no main of its own.
namespace lianxin::sla {

namespace {

constexpr std::size_t kStarts = 4096;

UtcTime firstStart()
{
    return base::parseIso("2024-01-01T00:00:00+08:00").value();
}

/// Office hours, 2024 to 2026 published, with a week off each October.
Calendar calendar()
{
    CalendarSource source;
    for (int year = 2024; year <= 2026; ++year) {
        CalendarYear published{year, {}};
        for (unsigned day = 1; day <= 7; ++day)
            published.days.push_back({std::chrono::year{year} / 10 / day, "国庆节", true});
        source.years.push_back(std::move(published));
    }
    return Calendar::make(source).value();
}

/// Instants spread over two years.
std::vector<UtcTime> starts()
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> spread(0, 2LL * 365 * 86'400'000);
    std::vector<UtcTime> all(kStarts);
    for (auto& start : all)
        start = firstStart() + Milliseconds{spread(random)};
    return all;
}

void run(benchmark::State& state, Duration limit, std::span<const Pause> pauses)
{
    const auto office = calendar();
    const auto all = starts();
    std::size_t at = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(due(office, limit, all[at++ % kStarts], pauses));
    state.SetItemsProcessed(state.iterations());
}

} // namespace

static void BM_DeadlineWorkingMinutes(benchmark::State& state)
{
    run(state, {state.range(0), DurationUnit::WorkingMinutes}, {});
}
BENCHMARK(BM_DeadlineWorkingMinutes)->Arg(90)->Arg(6300);

static void BM_DeadlineWorkingDays(benchmark::State& state)
{
    run(state, {state.range(0), DurationUnit::WorkingDays}, {});
}
BENCHMARK(BM_DeadlineWorkingDays)->Arg(5)->Arg(15);

static void BM_DeadlineNatural(benchmark::State& state)
{
    run(state, {3, DurationUnit::Days}, {});
}
BENCHMARK(BM_DeadlineNatural);

static void BM_DeadlineTwoPauses(benchmark::State& state)
{
    const auto office = calendar();
    const auto all = starts();
    const auto hour = std::chrono::hours{1};
    std::size_t at = 0;
    for (auto _ : state) {
        const auto start = all[at++ % kStarts];
        const std::array pauses{Pause{start + 20 * hour, start + 30 * hour},
                                Pause{start + 50 * hour, start + 120 * hour}};
        benchmark::DoNotOptimize(due(office, {5, DurationUnit::WorkingDays}, start, pauses));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_DeadlineTwoPauses);

static void BM_DeadlineTableRow(benchmark::State& state)
{
    const auto office = calendar();
    for (auto _ : state)
        benchmark::DoNotOptimize(deadlineLine("T202409020001\t2024-09-27T16:20:31+08:00\t5wd\t"
                                              "2024-09-29T09:00:00+08:00/2024-10-08T10:00:00+08:00",
                                              1, office));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_DeadlineTableRow);

static void BM_NextFiring(benchmark::State& state)
{
    Rule rule{"r", "r", {}, {}};
    Step step{"reply",
              "反馈",
              Charge::Assignment,
              {Happening::Assigned},
              {Happening::Replied},
              {},
              {},
              {5, DurationUnit::WorkingDays},
              std::nullopt,
              {0.5, 0.8},
              {},
              Hours::Working};
    rule.steps.push_back(step);
    const Calendars calendars(calendar());
    const auto clocks =
        apply(rule, calendars, {},
              {Happening::Assigned, firstStart(), UnitId{"u"}, Scope::Ticket, std::nullopt});
    for (auto _ : state)
        benchmark::DoNotOptimize(nextFiring(rule, calendars, clocks));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_NextFiring);

} // namespace lianxin::sla
