#include "models/text/solar_term.h"

#include <cmath>
#include <numbers>

namespace lianxin::text {

namespace {

using namespace std::chrono;

constexpr double kDegree = std::numbers::pi / 180;

/// The sun's apparent longitude in degrees, `days` after noon of 1 January 2000 (terrestrial time).
double longitude(double days)
{
    const double t = days / 36525;
    const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    const double anomaly = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * kDegree;
    const double centre = (1.914602 - 0.004817 * t) * std::sin(anomaly) +
                          (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) +
                          0.000289 * std::sin(3 * anomaly);
    const double node = (125.04 - 1934.136 * t) * kDegree;
    return mean + centre - 0.00569 - 0.00478 * std::sin(node);
}

} // namespace

local_days solarTerm(int year, int term)
{
    constexpr double kDaysADegree = 365.2422 / 360;
    constexpr double kClockAhead = 70.0 / 86400; ///< of terrestrial time before the world's
    constexpr double kBeijing = 8.0 / 24;
    constexpr auto kEpoch = local_days{2000y / January / 1};
    const double wanted = 285 + 15 * term;
    const auto newYear = local_days{std::chrono::year{year} / January / 5} - kEpoch;
    double at = static_cast<double>(newYear.count()) + 15 * kDaysADegree * term;
    for (int round = 0; round < 5; ++round)
        at += std::remainder(wanted - longitude(at), 360) * kDaysADegree;
    return kEpoch + days{static_cast<int>(std::floor(at + 0.5 - kClockAhead + kBeijing))};
}

} // namespace lianxin::text
