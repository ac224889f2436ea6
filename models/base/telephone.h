#pragma once

#include <string>
#include <string_view>

namespace lianxin {

/// A telephone number as it is compared: its digits, without the country's own code and without the
/// 0 that some exchanges put before a mobile number. `+86 138-0000-6127`, `0086 13800006127`,
/// `013800006127` → `13800006127`; `+86 (399) 3600101` → `03993600101`. A foreign number keeps its
/// `+`; what is no number (`anonymous`) stays as it is.
std::string plainNumber(std::string_view written);

} // namespace lianxin
