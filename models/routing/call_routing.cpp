#include "models/routing/call_routing.h"

#include <utility>

namespace lianxin::routing {

namespace {

/// Gateways name skills freely; sets nobody waits for are dropped beyond this many.
constexpr std::size_t kMostDemands = 64;

std::string spoken(Milliseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    if (seconds < 60)
        return std::to_string(seconds) + " 秒";
    return std::to_string(seconds / 60) + " 分 " + std::to_string(seconds % 60) + " 秒";
}

} // namespace

void CallRouting::add(FreeSeat seat)
{
    for (auto& [needs, demand] : m_demands)
        if (seat.has.satisfies(needs))
            demand.free.insert({seat.idleSince, seat.id});
    auto id = seat.id;
    m_free.insert_or_assign(std::move(id), std::move(seat));
}

void CallRouting::remove(const SeatId& seat)
{
    const auto it = m_free.find(seat);
    if (it == m_free.end())
        return;
    const SeatKey key{it->second.idleSince, seat};
    for (auto& [needs, demand] : m_demands)
        if (it->second.has.satisfies(needs))
            demand.free.erase(key);
    m_free.erase(it);
}

void CallRouting::add(WaitingCall call)
{
    WaitingEntry entry{call.needs, keyOf(call)};
    demand(entry.needs).waiting.insert(entry.key);
    m_waiting.insert_or_assign(call.id, std::move(entry));
}

void CallRouting::remove(const CallId& call)
{
    const auto it = m_waiting.find(call);
    if (it == m_waiting.end())
        return;
    demand(it->second.needs).waiting.erase(it->second.key);
    m_waiting.erase(it);
    if (m_demands.size() > kMostDemands)
        forgetIdleDemands();
}

std::optional<SeatId> CallRouting::seatFor(const SkillSet& needs) const
{
    const auto known = m_demands.find(needs);
    if (known != m_demands.end()) {
        const auto& free = known->second.free;
        return free.empty() ? std::nullopt : std::optional{free.begin()->seat};
    }
    std::optional<SeatKey> best;
    for (const auto& [id, seat] : m_free)
        if (seat.has.satisfies(needs) && (!best || SeatKey{seat.idleSince, id} < *best))
            best = SeatKey{seat.idleSince, id};
    return best ? std::optional{best->seat} : std::nullopt;
}

std::optional<CallId> CallRouting::callFor(const SkillSet& has) const
{
    const CallKey* best = nullptr;
    for (const auto& [needs, demand] : m_demands) {
        if (demand.waiting.empty() || !has.satisfies(needs))
            continue;
        const auto& first = *demand.waiting.begin();
        if (!best || first < *best)
            best = &first;
    }
    return best ? std::optional{best->call} : std::nullopt;
}

std::optional<CallId> CallRouting::head() const
{
    const CallKey* best = nullptr;
    for (const auto& [needs, demand] : m_demands)
        if (!demand.waiting.empty() && (!best || *demand.waiting.begin() < *best))
            best = &*demand.waiting.begin();
    return best ? std::optional{best->call} : std::nullopt;
}

CallRouting::Demand& CallRouting::demand(const SkillSet& needs)
{
    const auto [it, isNew] = m_demands.try_emplace(needs);
    if (isNew)
        for (const auto& [id, seat] : m_free)
            if (seat.has.satisfies(needs))
                it->second.free.insert({seat.idleSince, id});
    return it->second;
}

void CallRouting::forgetIdleDemands()
{
    std::erase_if(m_demands, [](const auto& entry) { return entry.second.waiting.empty(); });
}

CallRouting::CallKey CallRouting::keyOf(const WaitingCall& call)
{
    return {!call.atHead, call.since - call.priority * kPriorityStep, call.id};
}

std::string whyLongestIdle(const SkillSet& needs, Milliseconds idle)
{
    return (needs.empty() ? "空闲坐席中" : "具备所需技能的坐席中") + std::string{"空闲最久（"} +
           spoken(idle) + "）";
}

std::string whyNextInLine(const WaitingCall& call, Milliseconds waited)
{
    return (call.atHead ? "上一坐席未接通，排在队首（已等 " : "排队最久（已等 ") + spoken(waited) +
           "）";
}

} // namespace lianxin::routing
