#pragma once

#include "models/engine/event.h"
#include "models/engine/ports.h"
#include "models/engine/state.h"

#include <mutex>
#include <optional>
#include <unordered_map>

namespace lianxin::service {

/// Who speaks in which call, as of the last durable event. Live transcripts ask it with every piece
/// and so never wait for the disk, as a look at the engine's state would. The engine's thread
/// follows, any may ask.
class Talks {
public:
    struct Talk {
        SeatId seat;   ///< empty: nobody has the call
        StaffId staff; ///< empty: nobody sits there
    };

    /// What was known is dropped.
    void recall(const engine::State& state);
    /// `state` stands as after the events.
    void follow(const engine::State& state, const engine::EventGroup& events);
    /// Nothing: no such call.
    std::optional<Talk> of(const CallId& call) const;

private:
    void note(const engine::State& state, const CallId& call);
    void note(const engine::State& state, const SeatId& seat);

    mutable std::mutex m_mutex;
    std::unordered_map<CallId, SeatId> m_seatOf; ///< every call there is
    std::unordered_map<SeatId, StaffId> m_staffAt;
};

} // namespace lianxin::service
