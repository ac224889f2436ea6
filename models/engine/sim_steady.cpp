#include "models/engine/sim_steady.h"

#include "models/engine/sim_hall.h"
#include "models/engine/sim_random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace lianxin::engine {

namespace {

constexpr double kAnswerWithinS = 15;
/// Student's t for a two-sided 95 %, by degrees of freedom from 1.
constexpr std::array<double, kBatches - 1> kStudent{
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045};

constexpr double kMostSeats = 20000;
constexpr double kMostPerHour = 1e6;
constexpr double kLongestS = 86400;

/// How long the hall remembers: the relaxation time of M/M/n near saturation,
/// 1 / (n mu (1 - sqrt(rho))^2); with patience no longer than callers are patient.
double memoryOf(const SteadyLoad& load)
{
    const double share =
        load.callsPerHour * load.meanHandleS / 3600 / static_cast<double>(load.seats);
    double memory = load.meanHandleS;
    if (share < 1)
        memory =
            std::max(memory, load.meanHandleS / load.seats / std::pow(1 - std::sqrt(share), 2));
    if (load.meanPatienceS > 0)
        memory = std::min(memory, std::max(load.meanHandleS, load.meanPatienceS));
    return memory;
}

/// Until it has forgotten that it began empty; at most as long as what is counted.
double warmUpOf(const SteadyLoad& load)
{
    constexpr double kTimes = 8;
    constexpr double kLeast = 10;
    return std::min(kTimes * memoryOf(load),
                    std::max(load.hours * 3600, kLeast * load.meanHandleS));
}

struct Batch {
    std::int64_t calls = 0;
    std::int64_t waited = 0;
    std::int64_t hungUp = 0;
    std::int64_t inTime = 0;
    double waitS = 0;
    double busyS = 0;
    int parts = 0; ///< of the counted time, when several were put together
};

/// Counts by the batch a call arrived in.
class Counter : public SimObserver {
public:
    Counter(SimTime from, double batchS) : m_from(from), m_batchS(batchS) {}

    void arrived(int, const SimCall& who) override
    {
        if (auto* batch = of(who.arrives)) {
            ++batch->calls;
            ++m_open;
        }
    }
    void answered(int, const SimCall& who, SimTime at, int) override
    {
        if (auto* batch = of(who.arrives)) {
            const double wait = at - who.arrives;
            batch->waitS += wait;
            batch->waited += wait > 0;
            batch->inTime += wait <= kAnswerWithinS;
            --m_open;
        }
    }
    void left(int, const SimCall& who, SimEnd how, SimTime at) override
    {
        auto* batch = how == SimEnd::HungUp ? of(who.arrives) : nullptr;
        if (!batch)
            return;
        batch->waitS += at - who.arrives;
        ++batch->waited;
        ++batch->hungUp;
        --m_open;
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

    /// Every call that counts has been answered or has hung up.
    bool isDone(SimTime now) const { return now >= m_from + m_batchS * kBatches && m_open == 0; }
    const std::array<Batch, kBatches>& batches() const { return m_batches; }

private:
    Batch* of(SimTime arrives)
    {
        const double at = (arrives - m_from) / m_batchS;
        return at >= 0 && at < kBatches ? &m_batches[static_cast<std::size_t>(at)] : nullptr;
    }

    SimTime m_from;
    double m_batchS;
    std::int64_t m_open = 0;
    std::array<Batch, kBatches> m_batches{};
};

using Batches = std::vector<Batch>;

/// Neighbours put together, so that each is long beside the hall's memory.
Batches merged(const std::array<Batch, kBatches>& parts, int count)
{
    Batches batches(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto& batch = batches[i * batches.size() / parts.size()];
        const auto& part = parts[i];
        ++batch.parts;
        batch.calls += part.calls;
        batch.waited += part.waited;
        batch.hungUp += part.hungUp;
        batch.inTime += part.inTime;
        batch.waitS += part.waitS;
        batch.busyS += part.busyS;
    }
    return batches;
}

/// The mean of all and half the width of the interval from the batches' own means.
template <class Value> Estimate estimate(const Batches& batches, Value value, double whole)
{
    const auto count = static_cast<double>(batches.size());
    double mean = 0;
    for (const auto& batch : batches)
        mean += value(batch) / count;
    double squares = 0;
    for (const auto& batch : batches)
        squares += std::pow(value(batch) - mean, 2);
    return {whole, kStudent[batches.size() - 2] * std::sqrt(squares / (count - 1) / count)};
}

template <class Part> Estimate perCall(const Batches& batches, Part part)
{
    double all = 0;
    double calls = 0;
    for (const auto& batch : batches) {
        all += static_cast<double>(batch.*part);
        calls += static_cast<double>(batch.calls);
    }
    const auto share = [part](const Batch& batch) {
        return static_cast<double>(batch.*part) /
               static_cast<double>(std::max<std::int64_t>(1, batch.calls));
    };
    return estimate(batches, share, calls > 0 ? all / calls : 0);
}

/// A share of which every batch saw none, or all: by the rule of three over the times the hall
/// forgot.
void widen(Estimate& share, const SteadyLoad& load)
{
    if (share.halfWidth == 0)
        share.halfWidth = std::min(1.0, 3 * memoryOf(load) / (load.hours * 3600));
}

SteadyResult resultOf(const Counter& counter, const SteadyLoad& load, double batchS)
{
    SteadyResult result;
    result.batches = static_cast<int>(std::clamp(load.hours * 3600 / (2 * memoryOf(load)),
                                                 double{kFewestBatches}, double{kBatches}));
    const auto batches = merged(counter.batches(), result.batches);
    double busyS = 0;
    for (const auto& batch : batches) {
        result.calls += batch.calls;
        busyS += batch.busyS;
    }
    result.pWait = perCall(batches, &Batch::waited);
    result.meanWaitS = perCall(batches, &Batch::waitS);
    result.serviceLevel15s = perCall(batches, &Batch::inTime);
    result.abandoned = perCall(batches, &Batch::hungUp);
    widen(result.pWait, load);
    widen(result.serviceLevel15s, load);
    if (load.meanPatienceS > 0)
        widen(result.abandoned, load);
    const double seatS = load.seats * batchS;
    result.occupancy = estimate(
        batches, [&](const Batch& batch) { return batch.busyS / (seatS * batch.parts); },
        busyS / (seatS * kBatches));
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
    if (!(load.hours > 0) || !std::isfinite(load.hours))
        return wrong("bad_hours", "模拟小时数应大于 0");
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
    Counter counter(warmUp, batchS);
    SimHall hall(SimHall::cityFor({}, {}), counter);
    for (int i = 0; i < load.seats; ++i)
        hall.addSeat({});
    SimRandom arrivals(load.seed);
    SimTime at = 0;
    std::uint64_t number = 0;
    hall.run(
        [&]() -> std::optional<SimCall> {
            SimCall call;
            call.arrives = at += arrivals.exponential(3600 / load.callsPerHour);
            SimRandom own(load.seed, ++number);
            call.talkS = own.exponential(load.meanHandleS);
            if (load.meanPatienceS > 0)
                call.patienceS = own.exponential(load.meanPatienceS);
            return call;
        },
        [&](SimTime now) { return counter.isDone(now); });
    auto result = resultOf(counter, load, batchS);
    result.warmUpS = warmUp;
    return result;
}

} // namespace lianxin::engine
