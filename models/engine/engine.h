#pragma once

#include "models/engine/answer.h"
#include "models/engine/command.h"
#include "models/engine/event.h"
#include "models/engine/state.h"

#include <optional>
#include <variant>
#include <vector>

/// The rules of the centre, pure: no clock, no file, no random source.
namespace lianxin::engine {

/// The aggregates a command must see that memory may not hold; the host loads them.
struct Needs {
    std::vector<TicketId> tickets;
    std::vector<Personal> callers;
};
Needs needs(const Command& command);

/// What the host loaded for a command.
struct Facts {
    std::vector<TicketView> tickets;
    std::vector<TicketView> past; ///< of the callers asked for
};

/// What a command leads to: events in order (bodies only, the host adds the envelope), or why not.
using Decision = std::variant<std::vector<EventBody>, Rejection>;
Decision decide(const State& state, const Command& command, const Facts& facts, UtcTime now);

/// Applies one event. Total: never fails, never reads anything but its arguments.
void evolve(State& state, const Event& event);

/// When time itself next makes something happen; nothing if nothing is pending.
std::optional<UtcTime> nextWakeup(const State& state);

} // namespace lianxin::engine
