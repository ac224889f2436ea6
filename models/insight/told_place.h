#pragma once

#include <string>
#include <string_view>

namespace lianxin::insight {

/// What of an address on a form several tickets can have in common: without its district, without
/// house, building and room (红旗区 平原路 阳光小区 3 号楼 2 单元 501 → 阳光小区;
/// 红旗区平原路12号附近 → 平原路). Empty where only a district is told, or nothing.
std::string toldPlace(std::string_view address);

} // namespace lianxin::insight
