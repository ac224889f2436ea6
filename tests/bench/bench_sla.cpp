#include "models/sla/deadline.h"
#include "models/sla/deadlines_table.h"
#include "models/sla/firing.h"
#include "tests/models/sla/slow_model.h"

#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <random>

/// Deadlines on one core; `sla/deadlines` beside the slow, obviously right model of the tests.
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

/// Minutes that a limit begins and is paused at.
struct Task {
    Duration limit;
    std::size_t start = 0;
    std::optional<test::SlowModel::Gap> pause{};
};

enum class Paused { Never, Always };

/// The limits of the demo's policy, beginning at any minute of three years: most by working days,
/// some by working minutes. A paused one is by working minutes and stood still for a day or two.
std::vector<Task> tasks(Paused paused)
{
    constexpr std::array<Duration, 6> kLimits{
        Duration{5, DurationUnit::WorkingDays},     Duration{5, DurationUnit::WorkingDays},
        Duration{15, DurationUnit::WorkingDays},    Duration{1, DurationUnit::WorkingDays},
        Duration{90, DurationUnit::WorkingMinutes}, Duration{840, DurationUnit::WorkingMinutes}};
    constexpr std::size_t kDay = 1'440;
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::size_t> anyMinute(0, 3 * 365 * kDay);
    std::uniform_int_distribution<std::size_t> upToTwoDays(1, 2 * kDay);
    std::vector<Task> all(kStarts);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& task = all[i];
        task.start = anyMinute(random);
        task.limit = kLimits[i % kLimits.size()];
        if (paused == Paused::Never)
            continue;
        task.limit = {2'100, DurationUnit::WorkingMinutes};
        const auto from = task.start + upToTwoDays(random);
        task.pause = {from, from + upToTwoDays(random)};
    }
    return all;
}

UtcTime quickly(const Calendar& office, const Task& task)
{
    using test::SlowModel;
    const auto start = SlowModel::timeOf(task.start);
    if (!task.pause)
        return due(office, task.limit, start).at;
    const std::array pauses{
        Pause{SlowModel::timeOf(task.pause->from), SlowModel::timeOf(task.pause->to)}};
    return due(office, task.limit, start, pauses).at;
}

UtcTime slowly(const test::SlowModel& model, const Task& task)
{
    const auto n = static_cast<std::size_t>(task.limit.count);
    if (task.limit.unit == DurationUnit::WorkingDays)
        return test::SlowModel::timeOf(
            model.endOfWorkingDay(task.start, static_cast<int>(task.limit.count)));
    return test::SlowModel::timeOf(task.pause ? model.due(task.start, n, {*task.pause})
                                              : model.due(task.start, n));
}

/// All tasks by both models, which must agree to the minute.
void deadlines(benchmark::State& state, Paused paused)
{
    using Clock = std::chrono::steady_clock;
    const auto office = test::office();
    const test::SlowModel model(test::officeSource());
    const auto all = tasks(paused);
    std::vector<UtcTime> quick(all.size());
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(quick[at] = quickly(office, all[at]));
        at = (at + 1) % all.size();
    }
    state.SetItemsProcessed(state.iterations());
    const auto begun = Clock::now();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (slowly(model, all[i]) != quickly(office, all[i]))
            return state.SkipWithError("the two models disagree");
    state.counters["slow_per_s"] = static_cast<double>(all.size()) /
                                   std::chrono::duration<double>(Clock::now() - begun).count();
}
BENCHMARK_CAPTURE(deadlines, unpaused, Paused::Never)->Name("sla/deadlines");
BENCHMARK_CAPTURE(deadlines, paused, Paused::Always)->Name("sla/deadlines_paused_once");

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
