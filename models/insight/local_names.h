#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::insight {

/// Stems of the names a normalised text tells by their endings: compounds, roads, companies,
/// schools, projects, villages (丽景新城小区 → 丽景新城). The beginning is a guess: cut at words
/// that stand before names (位于, 投诉, 关于), at region names and marks, at most eight characters
/// long. Three characters and more; in order, each once. No gazetteer is needed, so names of a
/// day's new building site are found too.
std::vector<std::u32string> localNames(std::u32string_view text);

/// Cities, districts and counties a normalised text names (a7县, b市, 红旗区), each once.
std::vector<std::u32string> areaNames(std::u32string_view text);

/// Whether two lists of areas cannot mean the same ground: both name one of the same level (city,
/// or district and county) and none of them is common.
bool areasDiffer(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b);

} // namespace lianxin::insight
