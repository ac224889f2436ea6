#include "models/engine/sim_day.h"
#include "models/engine/sim_steady.h"
#include "models/routing/call_routing.h"
#include "models/wire/profile_yaml.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <vector>

/// Who gets which call. Links Lianxin::Wire (and with it engine and routing); has no main of its
/// own.
namespace lianxin::routing {

namespace {

constexpr int kSeats = 1710;
constexpr int kWaiting = 500;

const UtcTime kStart = base::parseIso("2026-11-23T09:00:00+08:00").value();

const std::vector<SkillSet>& skills()
{
    using Written = std::vector<std::string>;
    static const std::vector<SkillSet> kSkills{SkillSet{}, SkillSet{Written{"policy"}},
                                               SkillSet{Written{"english:2"}},
                                               SkillSet{Written{"policy", "law:3"}}};
    return kSkills;
}

std::string named(char kind, int number)
{
    std::string name(1, kind);
    return name.append(std::to_string(number));
}

FreeSeat seat(int number)
{
    const auto which = static_cast<std::size_t>(number);
    return {SeatId{named('S', number)}, skills()[which % skills().size()],
            kStart + Milliseconds{number * 37 % 90'000},
            GroupId{number % 3 == 0 ? "expert" : "general"}};
}

/// What waits may never be taken by seats that are free; so half the needs are beyond everybody.
WaitingCall call(int number)
{
    std::string level("sign-language:");
    level += static_cast<char>('1' + number % 3);
    const SkillSet beyond{std::vector<std::string>{level}};
    WaitingCall call{CallId{named('C', number)},
                     {GroupId{number % 3 == 0 ? "expert" : "general"}, beyond},
                     kStart - Milliseconds{number * 211 % 300'000},
                     number % 3};
    if (number % 2 == 0)
        call.also = {{GroupId{"general"}, beyond}};
    return call;
}

/// The same question without an index: what every decision would cost by looking at everybody.
std::optional<SeatId> scanned(const std::vector<FreeSeat>& seats, const Reach& reach)
{
    const FreeSeat* best = nullptr;
    for (const auto& one : seats)
        if (one.serves(reach) && (!best || one.idleSince < best->idleSince))
            best = &one;
    return best ? std::optional{best->id} : std::nullopt;
}

CallRouting hall()
{
    CallRouting routing;
    for (int i = 0; i < kSeats; ++i)
        routing.add(seat(i));
    for (int i = 0; i < kWaiting; ++i)
        routing.add(call(i));
    return routing;
}

} // namespace

/// A decision with all that follows: a call finds its seat, the seat leaves the free ones, comes
/// back and looks for the next call.
static void BM_RoutingDecision(benchmark::State& state)
{
    auto routing = hall();
    const Reach reach{GroupId{"general"}, skills()[1]};
    for (auto _ : state) {
        const auto found = routing.seatFor(reach);
        auto taken = seat(std::stoi(found->str().substr(1)));
        routing.remove(*found);
        taken.idleSince = kStart + Milliseconds{state.iterations()};
        benchmark::DoNotOptimize(routing.callFor(taken));
        routing.add(std::move(taken));
    }
    state.SetLabel("1,710 seats, 500 waiting; aim 5 us");
}
BENCHMARK(BM_RoutingDecision)->Name("routing/decision");

/// A waiting call comes and goes: found place, overflow to a second group, taken out.
static void BM_RoutingQueue(benchmark::State& state)
{
    auto routing = hall();
    int number = kWaiting;
    for (auto _ : state) {
        auto next = call(++number);
        const auto id = next.id;
        routing.add(std::move(next));
        benchmark::DoNotOptimize(routing.head());
        routing.remove(id);
    }
}
BENCHMARK(BM_RoutingQueue)->Name("routing/queue");

/// The same when gateways name a thousand skills, of which no two calls in a row need the same.
static void BM_RoutingManyNeeds(benchmark::State& state)
{
    constexpr std::size_t kNeeds = 1000;
    auto routing = hall();
    std::vector<WaitingCall> calls;
    for (std::size_t i = 0; i < kNeeds; ++i) {
        const SkillSet needs{std::vector<std::string>{"dialect-" + std::to_string(i)}};
        calls.push_back(
            {CallId{named('D', static_cast<int>(i))}, {GroupId{"general"}, needs}, kStart});
    }
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& one = calls[++next % kNeeds];
        benchmark::DoNotOptimize(routing.seatFor(one.reach));
        routing.add(one);
        routing.remove(one.id);
    }
}
BENCHMARK(BM_RoutingManyNeeds)->Name("routing/many_needs");

/// The peer: the seat found by a scan over all.
static void BM_RoutingScan(benchmark::State& state)
{
    std::vector<FreeSeat> seats;
    for (int i = 0; i < kSeats; ++i)
        seats.push_back(seat(i));
    const Reach reach{GroupId{"general"}, skills()[1]};
    for (auto _ : state)
        benchmark::DoNotOptimize(scanned(seats, reach));
}
BENCHMARK(BM_RoutingScan)->Name("routing/scan_peer");

} // namespace lianxin::routing

namespace lianxin::engine {

namespace {

DayProfile heatingWeekday()
{
    std::ifstream file(LIANXIN_SOURCE_DIR "/resources/city/profiles/heating-weekday.yaml");
    std::ostringstream text;
    text << file.rdbuf();
    return wire::parseProfileYaml(text.str(), "heating-weekday.yaml").value();
}

} // namespace

/// The largest day: 103,000 calls, 1,710 seats, through the engine's own rules.
static void BM_SimulatedDay(benchmark::State& state)
{
    const auto profile = heatingWeekday();
    const DayLoad load{static_cast<int>(state.range(0)), 103'000, 1};
    double level = 0;
    for (auto _ : state)
        level = simulateDay(profile, load).value().whole.serviceLevel();
    state.counters["calls/s"] =
        benchmark::Counter(103'000, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["service_level"] = level;
}
BENCHMARK(BM_SimulatedDay)
    ->Name("routing/simulated_day")
    ->Arg(1710)
    ->Arg(620)
    ->Unit(benchmark::kMillisecond);

/// Beside it: the same number of calls with nothing but a queue of seats, the least a day can cost.
static void BM_BareQueue(benchmark::State& state)
{
    for (auto _ : state) {
        std::mt19937_64 random(1);
        std::exponential_distribution<double> gap(103'000.0 / 86'400);
        std::exponential_distribution<double> talk(1.0 / 240);
        std::vector<double> freeAt(1710, 0);
        std::make_heap(freeAt.begin(), freeAt.end(), std::greater<>{});
        double now = 0;
        double waited = 0;
        for (int i = 0; i < 103'000; ++i) {
            now += gap(random);
            std::pop_heap(freeAt.begin(), freeAt.end(), std::greater<>{});
            const double start = std::max(now, freeAt.back());
            waited += start - now;
            freeAt.back() = start + talk(random);
            std::push_heap(freeAt.begin(), freeAt.end(), std::greater<>{});
        }
        benchmark::DoNotOptimize(waited);
    }
}
BENCHMARK(BM_BareQueue)->Name("routing/bare_queue_peer")->Unit(benchmark::kMillisecond);

} // namespace lianxin::engine
