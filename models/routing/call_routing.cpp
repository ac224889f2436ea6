#include "models/routing/call_routing.h"

#include <utility>

namespace lianxin::routing {

namespace {

/// Gateways name skills freely; sets nobody waits for are dropped beyond this many.
constexpr std::size_t kMostDemands = 256;

} // namespace

void CallRouting::add(FreeSeat seat)
{
    for (auto& [reach, demand] : m_demands)
        if (seat.serves(reach))
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
    for (auto& [reach, demand] : m_demands)
        if (it->second.serves(reach))
            demand.free.erase(key);
    m_free.erase(it);
}

void CallRouting::add(WaitingCall call)
{
    WaitingEntry entry{{}, call.preferred, keyOf(call)};
    entry.reaches.reserve(1 + call.also.size());
    entry.reaches.push_back(std::move(call.reach));
    for (auto& reach : call.also)
        entry.reaches.push_back(std::move(reach));
    for (const auto& reach : entry.reaches)
        demand(reach).waiting.insert(entry.key);
    if (!entry.preferred.empty())
        m_preferring[entry.preferred].insert(entry.key);
    m_waiting.insert_or_assign(std::move(call.id), std::move(entry));
}

void CallRouting::remove(const CallId& call)
{
    const auto it = m_waiting.find(call);
    if (it == m_waiting.end())
        return;
    const auto& entry = it->second;
    for (const auto& reach : entry.reaches)
        demand(reach).waiting.erase(entry.key);
    if (const auto preferring = m_preferring.find(entry.preferred);
        preferring != m_preferring.end()) {
        preferring->second.erase(entry.key);
        if (preferring->second.empty())
            m_preferring.erase(preferring);
    }
    m_waiting.erase(it);
    if (m_demands.size() > kMostDemands)
        forgetIdleDemands();
}

std::optional<SeatId> CallRouting::seatFor(const Reach& reach) const
{
    const auto known = m_demands.find(reach);
    if (known != m_demands.end()) {
        const auto& free = known->second.free;
        return free.empty() ? std::nullopt : std::optional{free.begin()->seat};
    }
    std::optional<SeatKey> best;
    for (const auto& [id, seat] : m_free)
        if (seat.serves(reach) && (!best || SeatKey{seat.idleSince, id} < *best))
            best = SeatKey{seat.idleSince, id};
    return best ? std::optional{best->seat} : std::nullopt;
}

/// The first call that waits for whoever sits there, when that seat may take it.
const CallRouting::CallKey* CallRouting::knownTo(const FreeSeat& seat) const
{
    const auto preferring = m_preferring.find(seat.id);
    if (preferring == m_preferring.end())
        return nullptr;
    const auto& key = *preferring->second.begin();
    for (const auto& reach : m_waiting.at(key.call).reaches)
        if (seat.serves(reach))
            return &key;
    return nullptr;
}

std::optional<CallId> CallRouting::callFor(const FreeSeat& seat) const
{
    const CallKey* best = nullptr;
    for (const auto& [reach, demand] : m_demands) {
        if (demand.waiting.empty() || !seat.serves(reach))
            continue;
        const auto& first = *demand.waiting.begin();
        if (!best || first < *best)
            best = &first;
    }
    if (!best)
        return std::nullopt;
    const auto* known = m_preferring.empty() ? nullptr : knownTo(seat);
    if (known && (known->behind == best->behind && known->since - best->since <= kKnownAhead))
        best = known;
    return best->call;
}

std::size_t CallRouting::ahead(const Reach& reach) const
{
    const auto known = m_demands.find(reach);
    return known == m_demands.end() ? 0 : known->second.waiting.size();
}

std::size_t CallRouting::ahead(const CallId& call) const
{
    const auto it = m_waiting.find(call);
    if (it == m_waiting.end())
        return 0;
    const auto& entry = it->second;
    return m_demands.at(entry.reaches.front()).waiting.order_of_key(entry.key);
}

std::optional<CallId> CallRouting::head() const
{
    const CallKey* best = nullptr;
    for (const auto& [reach, demand] : m_demands)
        if (!demand.waiting.empty() && (!best || *demand.waiting.begin() < *best))
            best = &*demand.waiting.begin();
    return best ? std::optional{best->call} : std::nullopt;
}

CallRouting::Demand& CallRouting::demand(const Reach& reach)
{
    const auto [it, isNew] = m_demands.try_emplace(reach);
    if (isNew)
        for (const auto& [id, seat] : m_free)
            if (seat.serves(reach))
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

} // namespace lianxin::routing
