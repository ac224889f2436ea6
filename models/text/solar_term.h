#pragma once

#include <chrono>

namespace lianxin::text {

/// The day of one of the 24 solar terms in China: 0 小寒, 2 立春, 6 清明, 20 立冬, 23 冬至 of that
/// year. Where the sun stands is reckoned to about 0.01° (Meeus, Astronomical Algorithms, chapter
/// 25), a quarter of an hour: a term that close to midnight may come out a day off.
std::chrono::local_days solarTerm(int year, int term);

} // namespace lianxin::text
