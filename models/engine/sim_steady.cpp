#include "models/engine/sim_steady.h"

#include "models/engine/sim_hall.h"
#include "models/engine/sim_random.h"
#include "models/routing/erlang_chain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace lianxin::engine {

namespace {

constexpr double kAnswerWithinS = 15;
/// So long batches are as good as independent.
constexpr double kMemoriesInBatch = 10;

constexpr double kMostSeats = 20000;
constexpr double kMostPerHour = 1e6;
constexpr double kLongestS = 86400;
constexpr double kMostHours = 1e8;
constexpr double kMostWaiting = 500000;

/// How long the hall remembers: the relaxation time of M/M/n near saturation,
/// 1 / (n mu (1 - sqrt(rho))^2); with patience no longer than callers are patient, which is also
/// what an overloaded hall remembers.
double memoryOf(const SteadyLoad& load)
{
    const double share =
        load.callsPerHour * load.meanHandleS / 3600 / static_cast<double>(load.seats);
    double memory = std::numeric_limits<double>::infinity();
    if (share < 1)
        memory = std::max(load.meanHandleS,
                          load.meanHandleS / load.seats / std::pow(1 - std::sqrt(share), 2));
    if (load.meanPatienceS > 0)
        memory = std::min(memory, std::max(load.meanHandleS, load.meanPatienceS));
    return memory;
}

/// Until it has forgotten that it began empty; where nobody hangs up, at most as long as what is
/// counted.
double warmUpOf(const SteadyLoad& load)
{
    constexpr double kTimes = 8;
    constexpr double kLeast = 10;
    return std::min(
        kTimes * memoryOf(load),
        std::max(load.hours * 3600, kLeast * std::max(load.meanHandleS, load.meanPatienceS)));
}

/// Whether a run is long enough to tell by itself how exact it is.
enum class Evidence { Short, Enough };

struct Batch {
    std::int64_t calls = 0;
    std::int64_t waited = 0;
    std::int64_t hungUp = 0;
    std::int64_t inTime = 0;
    double waitS = 0;
    double busyS = 0;
};
using Batches = std::array<Batch, kBatches>;

/// Counts by the batch a call arrived in.
class Counter : public SimObserver {
public:
    Counter(SimTime from, double batchS) : m_from(from), m_batchS(batchS) {}

    void arrived(int, const SimCall& who) override { ++of(who.arrives).calls; }
    void answered(int, const SimCall& who, SimTime at, int) override
    {
        auto& batch = of(who.arrives);
        const double wait = at - who.arrives;
        batch.waitS += wait;
        batch.waited += wait > 0;
        batch.inTime += wait <= kAnswerWithinS;
    }
    void left(int, const SimCall& who, SimEnd how, SimTime at) override
    {
        if (how != SimEnd::HungUp)
            return;
        auto& batch = of(who.arrives);
        batch.waitS += at - who.arrives;
        ++batch.waited;
        ++batch.hungUp;
    }
    void busy(int, SimTime from, SimTime to) override
    {
        const double first = std::clamp((from - m_from) / m_batchS, 0.0, double{kBatches});
        for (auto i = static_cast<std::size_t>(first); i < m_batches.size(); ++i) {
            const double begin = m_from + static_cast<double>(i) * m_batchS;
            if (begin >= to)
                return;
            m_batches[i].busyS +=
                std::max(0.0, std::min(to, begin + m_batchS) - std::max(from, begin));
        }
    }

    const Batches& batches() const { return m_batches; }

private:
    /// What comes before the counted time is kept apart.
    Batch& of(SimTime arrives)
    {
        const double at = (arrives - m_from) / m_batchS;
        return at < 0 ? m_warmUp
                      : m_batches[std::min(static_cast<std::size_t>(at), m_batches.size() - 1)];
    }

    SimTime m_from;
    double m_batchS;
    Batch m_warmUp{};
    Batches m_batches{};
};

/// A figure by the batches; `values` are theirs, `deviation` that of runs of this length in theory.
Estimate estimate(double whole, const std::array<double, kBatches>& values, double deviation,
                  Evidence evidence)
{
    constexpr double kNormal = 1.96;
    constexpr double kStudent = 2.045; // at 29 degrees of freedom
    const double inTheory = kNormal * deviation;
    if (evidence == Evidence::Short)
        return {whole, inTheory};
    double mean = 0;
    for (const double value : values)
        mean += value / kBatches;
    double squares = 0;
    for (const double value : values)
        squares += std::pow(value - mean, 2);
    return {whole, std::max(inTheory, kStudent * std::sqrt(squares / (kBatches - 1) / kBatches))};
}

template <class Part>
Estimate perCall(const Batches& batches, Part part, double deviation, Evidence evidence)
{
    double all = 0;
    double calls = 0;
    std::array<double, kBatches> shares{};
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto count = static_cast<double>(batches[i].*part);
        const auto of = static_cast<double>(batches[i].calls);
        all += count;
        calls += of;
        shares[i] = of > 0 ? count / of : 0;
    }
    return estimate(calls > 0 ? all / calls : 0, shares, deviation, evidence);
}

/// How much the figures of runs of one length differ: standard deviations.
struct Deviations {
    double pWait = 0;
    double waitS = 0;
    double inTime = 0;
    double hungUp = 0;
    double busy = 0;
};

Deviations deviationsOf(const SteadyLoad& load)
{
    using Count = routing::ErlangChain::Count;
    const routing::ErlangChain chain({load.callsPerHour, load.meanHandleS}, load.seats,
                                     load.meanPatienceS);
    const double runS = load.hours * 3600;
    const auto waiting = [&](int present) { return std::max(0, present - load.seats); };
    const auto perCall = [&](auto counting) { return chain.deviationPerCall(counting, runS); };
    const auto chances = chain.answeredWithin(kAnswerWithinS);
    const auto inTime = [&](int present) {
        return present < load.seats ? 1 : chances[static_cast<std::size_t>(waiting(present))];
    };
    return {perCall([&](int present) {
                return Count{0, present < load.seats ? 0.0 : 1.0, 0};
            }),
            perCall([&](int present) {
                return Count{double(waiting(present)), 0, 0};
            }),
            perCall([&](int present) {
                return Count{0, inTime(present), 0};
            }),
            perCall([](int) {
                return Count{0, 0, 1};
            }),
            chain.deviationPerSecond(
                [&](int present) {
                    return Count{double(std::min(present, load.seats)) / load.seats, 0, 0};
                },
                runS)};
}

SteadyResult resultOf(const Batches& batches, const SteadyLoad& load, double batchS)
{
    const auto evidence =
        batchS < kMemoriesInBatch * memoryOf(load) ? Evidence::Short : Evidence::Enough;
    const auto deviations = deviationsOf(load);
    SteadyResult result;
    result.batches = evidence == Evidence::Short ? 0 : kBatches;
    std::array<double, kBatches> occupancies{};
    double occupancy = 0;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        result.calls += batches[i].calls;
        occupancies[i] = batches[i].busyS / (load.seats * batchS);
        occupancy += occupancies[i] / kBatches;
    }
    result.occupancy = estimate(occupancy, occupancies, deviations.busy, evidence);
    result.pWait = perCall(batches, &Batch::waited, deviations.pWait, evidence);
    result.meanWaitS = perCall(batches, &Batch::waitS, deviations.waitS, evidence);
    result.serviceLevel15s = perCall(batches, &Batch::inTime, deviations.inTime, evidence);
    result.abandoned = perCall(batches, &Batch::hungUp, deviations.hungUp, evidence);
    return result;
}

Error wrong(const char* code, const std::string& why)
{
    return {code, why};
}

} // namespace

Status check(const SteadyLoad& load)
{
    if (load.seats < 1 || load.seats > kMostSeats)
        return wrong("bad_seats", "坐席数应在 1 到 20000 之间");
    if (!(load.callsPerHour > 0) || load.callsPerHour > kMostPerHour)
        return wrong("bad_load", "每小时来电数应大于 0，不超过 1000000");
    if (!(load.meanHandleS >= 1) || load.meanHandleS > kLongestS)
        return wrong("bad_handle", "平均处理时长应在 1 到 86400 秒之间");
    if (!(load.meanPatienceS >= 0) || load.meanPatienceS > kLongestS)
        return wrong("bad_patience", "平均耐心时长应在 0 到 86400 秒之间，0 表示无人挂断");
    if (!(load.hours > 0) || load.hours > kMostHours)
        return wrong("bad_hours", "模拟小时数应大于 0，不超过一亿");
    const double surplus = load.callsPerHour / 3600 - load.seats / load.meanHandleS;
    if (surplus * load.meanPatienceS > kMostWaiting)
        return wrong("too_crowded", "平均会有超过五十万通来电同时等待，请减少来电或缩短平均耐心");
    const double calls = load.callsPerHour * (load.hours + warmUpOf(load) / 3600);
    const bool endless =
        load.meanPatienceS == 0 && load.callsPerHour * load.meanHandleS / 3600 >= load.seats;
    if (endless)
        return wrong("unstable", "话务量不低于坐席数而又无人挂断，排队会无限增长；请增加坐席，"
                                 "或给出平均耐心时长");
    if (calls > kMostSteadyCalls)
        return wrong("too_many_calls", "连同预热超过五千万通来电，请减少小时数");
    return success();
}

Result<SteadyResult> simulateSteady(const SteadyLoad& load)
{
    if (const auto status = check(load); !status)
        return status.error();
    const double warmUp = warmUpOf(load);
    const double batchS = load.hours * 3600 / kBatches;
    const double end = warmUp + load.hours * 3600;
    Counter counter(warmUp, batchS);
    const auto city = SimHall::cityFor({}, {});
    city->mostCalls = std::numeric_limits<std::size_t>::max();
    SimHall hall(city, counter);
    for (int i = 0; i < load.seats; ++i)
        hall.addSeat({});
    SimRandom arrivals(load.seed);
    SimTime at = 0;
    std::uint64_t number = 0;
    // Nobody who comes after the counted time changes what becomes of those who came before.
    hall.run([&]() -> std::optional<SimCall> {
        SimCall call;
        call.arrives = at += arrivals.exponential(3600 / load.callsPerHour);
        if (at >= end)
            return std::nullopt;
        SimRandom own(load.seed, ++number);
        call.talkS = own.exponential(load.meanHandleS);
        if (load.meanPatienceS > 0)
            call.patienceS = own.exponential(load.meanPatienceS);
        return call;
    });
    auto result = resultOf(counter.batches(), load, batchS);
    result.warmUpS = warmUp;
    return result;
}

} // namespace lianxin::engine
