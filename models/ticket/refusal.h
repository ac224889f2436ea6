#pragma once

#include <span>
#include <string_view>

namespace lianxin::ticket {

/// 受理边界: on what ground a matter may not be accepted, in the words of the record. They are
/// stored and told as they stand, whatever language the desk speaks.
std::span<const std::string_view> refusalClauses();

} // namespace lianxin::ticket
