#include "models/engine/sim_floor.h"

#include <utility>

namespace lianxin::engine {

namespace {

/// Of a seat: longer than any simulation.
constexpr std::chrono::years kForEver{1'000'000};

/// After the last happening those who still wait may be passed on.
constexpr SimTime kLastWait = 3600;

} // namespace

SimHall::SimHall(std::shared_ptr<const City> city, SimObserver& observer, double answerS)
    : m_impl(std::make_unique<Impl>(std::move(city), observer, answerS))
{}

SimHall::~SimHall() = default;

void SimHall::addSeat(SimShift shift)
{
    const int number = static_cast<int>(m_impl->seats.size());
    m_impl->plan(shift.from, SimHappening::SignIn, number);
    m_impl->plan(shift.to, SimHappening::SignOut, number);
    m_impl->seats.push_back({std::move(shift)});
}

void SimHall::switchSurge(SimTime from, SimTime to, const std::string& reason)
{
    m_impl->surgeReason = reason;
    m_impl->plan(from, SimHappening::SurgeOn, 0);
    m_impl->plan(to, SimHappening::SurgeOff, 0);
}

void SimHall::run(const Source& source, SimTime end)
{
    auto& it = *m_impl;
    for (auto next = source();;) {
        const bool planned = !it.agenda.empty() && (!next || it.agenda.top().at <= next->arrives);
        if (!planned && !next)
            break;
        const auto at = planned ? it.agenda.top().at : next->arrives;
        if (at > end)
            return it.close();
        it.wakeUntil(at);
        it.settle();
        it.now = std::max(it.now, at);
        if (!planned) {
            it.arrive(*next);
            next = source();
        } else if (it.agenda.top().at <= at) {
            const auto what = it.agenda.top();
            it.agenda.pop();
            it.happen(what);
        }
        it.settle();
    }
    it.wakeUntil(it.now + kLastWait);
    it.settle();
    it.close();
}

std::shared_ptr<City> SimHall::cityFor(const routing::CallPlan& plan, routing::CallTimes times)
{
    auto city = std::make_shared<City>();
    city->code = "000000";
    city->callPlan = plan;
    city->callTimes = times;
    city->callTimes.lease = kForEver;
    return city;
}

} // namespace lianxin::engine
