#pragma once

#include <string>
#include <string_view>

namespace lianxin::wire {

/// `LINE:COLUMN` of a byte, both from 1; columns count code points.
std::string positionOf(std::string_view text, std::size_t byte);

} // namespace lianxin::wire
