#include "models/engine/sim_day.h"

#include "models/engine/sim_hall.h"
#include "models/engine/sim_random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lianxin::engine {

namespace {

constexpr double kHalfHourS = 1800;
constexpr double kDayS = kHalfHourS * kHalfHours;

std::size_t halfHourOf(SimTime at)
{
    return std::min(kHalfHours - 1, static_cast<std::size_t>(std::max(0.0, at / kHalfHourS)));
}

/// Draws an index by weights whose running sums are given.
template <class Sums> std::size_t drawn(const Sums& sums, double unit)
{
    const auto it = std::upper_bound(sums.begin(), sums.end(), unit * sums.back());
    return std::min(static_cast<std::size_t>(it - sums.begin()), sums.size() - 1);
}

/// One caller, all of whose chances come from a stream of its own.
SimCall callerOf(const DayProfile& profile, const std::vector<double>& shares,
                 const std::vector<HalfHours>& weights, SimRandom chance)
{
    SimCall call;
    const auto group = drawn(shares, chance.unit());
    const auto& mine = profile.groups[group];
    call.group = static_cast<int>(group);
    call.arrives =
        (static_cast<double>(drawn(weights[group], chance.unit())) + chance.unit()) * kHalfHourS;
    call.talkS = chance.logNormal(mine.talk.meanS, mine.talk.sdS);
    call.wrapUpS = chance.logNormal(mine.wrapUp.meanS, mine.wrapUp.sdS);
    if (mine.patienceS > 0)
        call.patienceS = chance.exponential(mine.patienceS);
    if (chance.unit() < mine.transferShare) {
        call.transferTo = mine.transferTo;
        const auto& to = profile.groups[static_cast<std::size_t>(mine.transferTo)];
        call.secondTalkS = chance.logNormal(to.talk.meanS, to.talk.sdS);
    }
    call.takesCallback = chance.unit() < mine.takesCallback;
    return call;
}

/// The day's callers in order of arrival.
std::vector<SimCall> callersOf(const DayProfile& profile, const DayLoad& load)
{
    std::vector<double> shares;
    std::vector<HalfHours> weights;
    for (const auto& group : profile.groups) {
        shares.push_back((shares.empty() ? 0 : shares.back()) + group.share);
        auto& sums = weights.emplace_back();
        std::partial_sum(group.arrivals.begin(), group.arrivals.end(), sums.begin());
    }
    std::vector<SimCall> callers;
    callers.reserve(static_cast<std::size_t>(load.callsPerDay));
    for (int i = 0; i < load.callsPerDay; ++i)
        callers.push_back(callerOf(profile, shares, weights,
                                   SimRandom(load.seed, static_cast<std::uint64_t>(i))));
    std::stable_sort(callers.begin(), callers.end(),
                     [](const SimCall& a, const SimCall& b) { return a.arrives < b.arrives; });
    return callers;
}

/// Shares of the seats as whole seats: what is left of one shift is given to the next of the same
/// hours, so that shares that add up to one give every seat.
std::vector<std::pair<const ProfileShift*, int>> seatsOf(const DayProfile& profile, int seats)
{
    std::vector<std::pair<const ProfileShift*, int>> counted;
    double owed = 0;
    for (const auto& shift : profile.shifts) {
        owed += shift.share * seats;
        const double whole = std::floor(owed + 0.5);
        counted.emplace_back(&shift, static_cast<int>(std::max(0.0, whole)));
        owed -= whole;
    }
    return counted;
}

/// Adds up what is heard.
class Books : public SimObserver {
public:
    Books(const DayProfile& profile, DayResult& result) : m_profile(profile), m_result(result)
    {
        for (const auto& group : profile.plan.groups)
            result.groups.push_back({group.id, group.name, {}, {}});
    }

    void arrived(int, const SimCall& who) override
    {
        each(who, [](DayFigures& f) { ++f.calls; });
    }
    void answered(int call, const SimCall& who, SimTime at, int) override
    {
        const double wait = at - who.arrives;
        const bool inTime = wait <= m_profile.target.withinS;
        each(who, [&](DayFigures& f) {
            ++f.answered;
            f.inTime += inTime;
            f.waitS += wait;
        });
        compare(call, wait);
    }
    void transferred(int, const SimCall& who, SimTime) override
    {
        each(who, [](DayFigures& f) { ++f.transferred; });
    }
    void calledBack(int, const SimCall& who, SimTime) override
    {
        each(who, [](DayFigures& f) { ++f.callbacks; });
    }
    void overflowed(int, const SimCall& who, SimTime) override
    {
        each(who, [](DayFigures& f) { ++f.overflowed; });
    }
    void announced(int call, const SimCall&, std::optional<int> seconds) override
    {
        auto& honesty = m_result.honesty;
        if (!seconds) {
            ++honesty.toldPlace;
            return;
        }
        // Of what a caller is told in turn the first counts.
        honesty.told += m_told.emplace(call, *seconds).second ? 1 : 0;
    }
    void left(int call, const SimCall& who, SimEnd how, SimTime at) override
    {
        m_told.erase(call);
        if (how == SimEnd::Served)
            return;
        each(who, [&](DayFigures& f) {
            f.hungUp += how == SimEnd::HungUp;
            f.passedOn += how == SimEnd::PassedOn;
            f.waitS += at - who.arrives;
        });
    }
    void busy(int group, SimTime from, SimTime to) override
    {
        spread(group, from, to, &DayFigures::busyS);
    }
    void staffed(int group, SimTime from, SimTime to) override
    {
        spread(group, from, to, &DayFigures::staffedS);
    }

private:
    template <class Change> void each(const SimCall& who, Change change)
    {
        const auto half = halfHourOf(who.arrives);
        auto& group = m_result.groups[static_cast<std::size_t>(who.group)];
        change(m_result.whole);
        change(m_result.halfHours[half]);
        change(group.whole);
        change(group.halfHours[half]);
    }
    void spread(int index, SimTime from, SimTime to, double DayFigures::*part)
    {
        auto& group = m_result.groups[static_cast<std::size_t>(index)];
        for (auto half = halfHourOf(from); half < kHalfHours; ++half) {
            const double begin = static_cast<double>(half) * kHalfHourS;
            if (begin >= to && begin > from)
                break;
            const bool last = half + 1 == kHalfHours;
            const double time =
                (last ? to : std::min(to, begin + kHalfHourS)) - std::max(from, begin);
            m_result.whole.*part += time;
            m_result.halfHours[half].*part += time;
            group.whole.*part += time;
            group.halfHours[half].*part += time;
        }
    }
    void compare(int call, double wait)
    {
        const auto it = m_told.find(call);
        if (it == m_told.end())
            return;
        constexpr double kMinute = 60;
        auto& honesty = m_result.honesty;
        const double said = std::ceil(it->second / kMinute) * kMinute;
        ++honesty.answered;
        honesty.notLonger += wait <= said;
        honesty.errorS += std::abs(it->second - wait);
        m_told.erase(it);
    }

    const DayProfile& m_profile;
    DayResult& m_result;
    std::unordered_map<int, int> m_told; ///< seconds, of those who still wait
};

/// The plan with one line a group, by which the simulated gateway says whom a call is for.
routing::CallPlan withOwnLines(routing::CallPlan plan)
{
    plan.lines.clear();
    for (std::size_t i = 0; i < plan.groups.size(); ++i)
        plan.lines.push_back({{}, std::to_string(i) + "#", {}, plan.groups[i].id});
    return plan;
}

void addSeats(SimHall& hall, const DayProfile& profile, DayResult& result, int seats)
{
    std::vector<std::pair<double, int>> changes;
    for (const auto& [shift, count] : seatsOf(profile, seats)) {
        if (shift->onlySurge && !profile.surge)
            continue;
        const double from =
            shift->onlySurge ? std::max(shift->fromS, profile.surge->fromS) : shift->fromS;
        const double to = shift->onlySurge ? std::min(shift->toS, profile.surge->toS) : shift->toS;
        if (from >= to)
            continue;
        changes.emplace_back(from, count);
        changes.emplace_back(to, -count);
        for (int i = 0; i < count; ++i)
            hall.addSeat({from, to, shift->group, shift->skills});
    }
    std::sort(changes.begin(), changes.end());
    int present = 0;
    for (const auto& [at, change] : changes)
        result.mostSignedIn = std::max(result.mostSignedIn, present += change);
}

/// What each group would need if its callers met only its own seats and nobody hung up.
void addNeeds(const DayProfile& profile, DayResult& result)
{
    for (std::size_t g = 0; g < result.groups.size(); ++g) {
        auto& group = result.groups[g];
        const double handleS =
            profile.groups[g].talk.meanS + profile.groups[g].wrapUp.meanS + profile.answerS;
        for (std::size_t half = 0; half < kHalfHours; ++half) {
            auto& figures = group.halfHours[half];
            figures.seatsNeeded =
                routing::seatsNeeded({figures.calls * 2.0, handleS}, profile.target);
            group.whole.seatsNeeded = std::max(group.whole.seatsNeeded, figures.seatsNeeded);
            result.halfHours[half].seatsNeeded += figures.seatsNeeded;
        }
    }
    for (const auto& half : result.halfHours)
        result.whole.seatsNeeded = std::max(result.whole.seatsNeeded, half.seatsNeeded);
}

} // namespace

Result<DayResult> simulateDay(const DayProfile& profile, const DayLoad& load)
{
    if (load.seats < 1 || load.seats > kMostSimSeats)
        return Error{"bad_seats", "坐席数应在 1 到 " + std::to_string(kMostSimSeats) + " 之间"};
    if (load.callsPerDay < 1 || load.callsPerDay > kMostSimCalls)
        return Error{"bad_calls", "每天来电数应在 1 到 " + std::to_string(kMostSimCalls) + " 之间"};
    DayResult result;
    result.seats = load.seats;
    Books books(profile, result);
    SimHall hall(SimHall::cityFor(withOwnLines(profile.plan), profile.times), books,
                 profile.answerS);
    addSeats(hall, profile, result, load.seats);
    if (profile.surge)
        hall.switchSurge(profile.surge->fromS, profile.surge->toS, profile.surge->reason);
    const auto callers = callersOf(profile, load);
    std::size_t next = 0;
    hall.run(
        [&]() -> std::optional<SimCall> {
            return next < callers.size() ? std::optional{callers[next++]} : std::nullopt;
        },
        2 * kDayS);
    addNeeds(profile, result);
    auto& honesty = result.honesty;
    honesty.errorS = honesty.answered > 0 ? honesty.errorS / honesty.answered : 0;
    return result;
}

std::optional<int> seatsForDay(const DayProfile& profile, const DayLoad& load, int most)
{
    const auto keeps = [&](int seats) {
        const auto day = simulateDay(profile, {seats, load.callsPerDay, load.seed});
        return day && day.value().whole.serviceLevel() >= profile.target.share;
    };
    int low = 0;
    int high = std::max(1, std::min(load.seats, most));
    while (!keeps(high)) {
        if (high >= most)
            return std::nullopt;
        low = high;
        high = std::min(most, high * 2);
    }
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (keeps(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace lianxin::engine
