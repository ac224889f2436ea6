#include "models/routing/call_routing.h"

#include <algorithm>
#include <utility>

namespace lianxin::routing {

namespace {

/// Calls `use(skills, line)` for every line of the group.
template <class Lines, class Use> void eachOf(const Lines& lines, const GroupId& group, Use use)
{
    if (const auto known = lines.find(group); known != lines.end())
        for (const auto& [skills, line] : known->second)
            use(skills, line);
}

template <class Lines> const auto* lineOf(const Lines& lines, const Reach& reach)
{
    using Line = typename Lines::mapped_type::mapped_type;
    const auto group = lines.find(reach.group);
    if (group == lines.end())
        return static_cast<const Line*>(nullptr);
    const auto line = group->second.find(reach.needs);
    return line == group->second.end() ? nullptr : &line->second;
}

template <class Lines, class Key>
void leave(Lines& lines, const GroupId& groupId, const SkillSet& skills, const Key& key)
{
    const auto group = lines.find(groupId);
    const auto line = group->second.find(skills);
    line->second.erase(key);
    if (line->second.empty())
        group->second.erase(line);
    if (group->second.empty())
        lines.erase(group);
}

} // namespace

void CallRouting::add(FreeSeat seat)
{
    m_idle[seat.group][seat.has].insert({seat.idleSince, seat.id});
    auto id = seat.id;
    m_free.insert_or_assign(std::move(id), std::move(seat));
}

void CallRouting::remove(const SeatId& seat)
{
    const auto it = m_free.find(seat);
    if (it == m_free.end())
        return;
    const auto& free = it->second;
    leave(m_idle, free.group, free.has, SeatKey{free.idleSince, seat});
    m_free.erase(it);
}

void CallRouting::add(WaitingCall call)
{
    WaitingEntry entry{{}, call.preferred, keyOf(call)};
    entry.reaches.reserve(1 + call.also.size());
    entry.reaches.push_back(std::move(call.reach));
    for (auto& reach : call.also)
        if (std::ranges::find(entry.reaches, reach) == entry.reaches.end())
            entry.reaches.push_back(std::move(reach));
    for (const auto& reach : entry.reaches)
        m_lines[reach.group][reach.needs].insert(entry.key);
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
        leave(m_lines, reach.group, reach.needs, entry.key);
    if (const auto preferring = m_preferring.find(entry.preferred);
        preferring != m_preferring.end()) {
        preferring->second.erase(entry.key);
        if (preferring->second.empty())
            m_preferring.erase(preferring);
    }
    m_waiting.erase(it);
}

std::optional<SeatId> CallRouting::seatFor(const Reach& reach) const
{
    const SeatKey* best = nullptr;
    eachOf(m_idle, reach.group, [&](const SkillSet& has, const std::set<SeatKey>& idle) {
        if (has.satisfies(reach.needs) && (!best || *idle.begin() < *best))
            best = &*idle.begin();
    });
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
    eachOf(m_lines, seat.group, [&](const SkillSet& needs, const Line& waiting) {
        if (seat.has.satisfies(needs) && (!best || *waiting.begin() < *best))
            best = &*waiting.begin();
    });
    if (!best)
        return std::nullopt;
    const auto* known = m_preferring.empty() ? nullptr : knownTo(seat);
    if (known && (known->behind == best->behind && known->since - best->since <= kKnownAhead))
        best = known;
    return best->call;
}

std::size_t CallRouting::ahead(const Reach& reach) const
{
    const auto* line = lineOf(m_lines, reach);
    return line ? line->size() : 0;
}

std::size_t CallRouting::ahead(const CallId& call) const
{
    const auto it = m_waiting.find(call);
    if (it == m_waiting.end())
        return 0;
    const auto& entry = it->second;
    return lineOf(m_lines, entry.reaches.front())->order_of_key(entry.key);
}

std::optional<CallId> CallRouting::head() const
{
    const CallKey* best = nullptr;
    for (const auto& [group, lines] : m_lines)
        for (const auto& [needs, line] : lines)
            if (!best || *line.begin() < *best)
                best = &*line.begin();
    return best ? std::optional{best->call} : std::nullopt;
}

CallRouting::CallKey CallRouting::keyOf(const WaitingCall& call)
{
    return {!call.atHead, call.since - call.priority * kPriorityStep, call.id};
}

} // namespace lianxin::routing
