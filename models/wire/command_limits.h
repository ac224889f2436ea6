#pragma once

#include "models/base/result.h"
#include "models/engine/command.h"

namespace lianxin::wire {

/// What a command from outside may hold. A revision of the clocks carries whole files of the city
/// and is limited by the request alone.
inline constexpr std::size_t kLongestCommandText = 16 * 1024;
inline constexpr std::size_t kLongestCommandId = 128;
inline constexpr std::size_t kLongestCommandList = 200;

/// Error `too_large`; the detail names the member.
Status withinLimits(const engine::CommandBody& body);

} // namespace lianxin::wire
