#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"

#include <optional>
#include <string_view>

namespace lianxin::engine {

/// Answers are kept so long; what was minted before cannot be told from a repetition any more.
inline constexpr std::chrono::days kAnswersKept{90};

/// When a UUIDv7 was minted, by the clock of whoever minted it (RFC 9562: the first 48 bits are
/// Unix milliseconds); nothing for any other text.
std::optional<UtcTime> mintedAt(std::string_view id);

bool isTooOld(const CommandId& id, UtcTime now);
/// From when on the answer to a command that comes now is kept: of a clock that is ahead the id
/// stays young for longer, and so must its answer stay.
UtcTime keptFrom(const CommandId& id, UtcTime now);

} // namespace lianxin::engine
