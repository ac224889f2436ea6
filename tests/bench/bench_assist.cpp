#include "tests/bench/measure.h"
#include "tests/models/assist/city.h"

/// A finished utterance until everything it brings is told: the demo city with its 2,000 places.
/// Links lianxin_assist_city; has no main of its own.
namespace lianxin::assist {

namespace {

void utterances(benchmark::State& state, const std::string& id)
{
    const auto scenario = demoScenario(id);
    bench::Samples samples;
    for (auto _ : state) {
        Desk desk{demoAssistant(), base::toIso(scenario.calledAt).c_str(), offerOf(scenario)};
        for (const auto& turn : scenario.turns) {
            const auto begin = bench::Samples::Clock::now();
            benchmark::DoNotOptimize(desk.hear(turn.speaker, turn.text));
            samples.add(bench::Samples::Clock::now() - begin);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(scenario.turns.size()));
    samples.report(state);
}

} // namespace

static void BM_AssistUtteranceHeating(benchmark::State& state)
{
    utterances(state, "heating");
}
BENCHMARK(BM_AssistUtteranceHeating)->Unit(benchmark::kMillisecond);

static void BM_AssistUtteranceSchoolPlace(benchmark::State& state)
{
    utterances(state, "school-place");
}
BENCHMARK(BM_AssistUtteranceSchoolPlace)->Unit(benchmark::kMillisecond);

static void BM_AssistUtteranceFire(benchmark::State& state)
{
    utterances(state, "fire");
}
BENCHMARK(BM_AssistUtteranceFire)->Unit(benchmark::kMillisecond);

/// The indexes over a city, as a seat makes them once after it has read its files.
static void BM_AssistBuild(benchmark::State& state)
{
    const auto& sources = demoAssistant()->sources();
    for (auto _ : state)
        benchmark::DoNotOptimize(Assistant{sources}.model());
}
BENCHMARK(BM_AssistBuild)->Unit(benchmark::kMillisecond);

} // namespace lianxin::assist
