#pragma once

#include <string>

namespace lianxin::sync {

/// A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random. Never order by it: seat
/// clocks lie.
std::string newUuid();

} // namespace lianxin::sync
