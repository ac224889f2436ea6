#pragma once

#include <string>
#include <string_view>

namespace lianxin::wire {

/// SHA-256 in 64 lower-case hex digits.
std::string sha256Hex(std::string_view bytes);

} // namespace lianxin::wire
