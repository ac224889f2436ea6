#pragma once

#include "models/engine/command.h"

#include <string>

namespace lianxin::engine {

/// Type and every member of a command's body, its time and its offline mark, in one fixed order:
/// equal exactly when the requests are equal. Who asks, and what the asker had seen, is not part of
/// it.
std::string canonicalText(const Command& command);

/// 128 bits (FNV-1a) of it in hex: enough to notice a mistake, not to defend against a forger.
std::string canonicalDigest(const Command& command);

} // namespace lianxin::engine
