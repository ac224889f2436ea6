#include "server-stub/service/talks.h"

#include "models/engine/subject.h"

namespace lianxin::service {

using namespace engine;

void Talks::recall(const State& state)
{
    const std::lock_guard lock(m_mutex);
    m_seatOf.clear();
    m_staffAt.clear();
    for (const auto& [id, row] : state.calls())
        note(state, id);
    for (const auto& [id, row] : state.seats())
        note(state, id);
}

void Talks::follow(const State& state, const EventGroup& events)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& event : events) {
        if (const auto call = callOf(event.body); !call.empty())
            note(state, call);
        if (const auto seat = seatOf(event.body); !seat.empty())
            note(state, seat);
    }
}

void Talks::note(const State& state, const CallId& call)
{
    if (const auto* row = state.call(call))
        m_seatOf.insert_or_assign(call, row->view.seat);
    else
        m_seatOf.erase(call);
}

void Talks::note(const State& state, const SeatId& seat)
{
    const auto* row = state.seat(seat);
    if (row && state.seatOf(row->view.staff) == seat)
        m_staffAt.insert_or_assign(seat, row->view.staff);
    else
        m_staffAt.erase(seat);
}

std::optional<Talks::Talk> Talks::of(const CallId& call) const
{
    const std::lock_guard lock(m_mutex);
    const auto seat = m_seatOf.find(call);
    if (seat == m_seatOf.end())
        return std::nullopt;
    const auto staff = m_staffAt.find(seat->second);
    return Talk{seat->second, staff == m_staffAt.end() ? StaffId{} : staff->second};
}

} // namespace lianxin::service
