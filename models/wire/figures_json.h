#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lianxin::wire {

/// Named figures as one JSON object on one line, in the order given; whole numbers without a point,
/// what is no number (0/0) as null.
std::string figuresJson(const std::vector<std::pair<std::string, double>>& figures);

} // namespace lianxin::wire
