#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lianxin::wire {

/// zstd at level 3.
std::string compressed(std::string_view text);
/// Errors: `bad_archive`, also when the text would be longer than `limit` bytes.
Result<std::string> decompressed(std::string_view archive, std::uint64_t limit);

} // namespace lianxin::wire
