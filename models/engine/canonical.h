#pragma once

#include "models/engine/command.h"

#include <string>

namespace lianxin::engine {

/// Type and every member of a command's body in one fixed order: equal exactly when the same thing
/// is asked. Who asks, what the asker had seen and when it happened are no part of it: a host may
/// clamp that time, and a repetition must still be known for one.
std::string canonicalText(const Command& command);

/// 128 bits (FNV-1a) of it in hex: enough to notice a mistake, not to defend against a forger.
std::string canonicalDigest(const Command& command);

} // namespace lianxin::engine
