#include "models/text/lunar.h"

#include <algorithm>
#include <array>

namespace lianxin::text {

namespace {

using namespace std::chrono;

/// When the year begins, which month is followed by a leap month (0: none), and which months, the
/// leap one among them, have 30 days (bit 0: the first).
struct LunarYear {
    int year;
    unsigned month;
    unsigned day;
    int leap;
    unsigned longMonths;
};
constexpr std::array kYears{LunarYear{2010, 2, 14, 0, 0x0a95}, LunarYear{2011, 2, 3, 0, 0x052d},
                            LunarYear{2012, 1, 23, 4, 0x0a6d}, LunarYear{2013, 2, 10, 0, 0x0ab5},
                            LunarYear{2014, 1, 31, 9, 0x15aa}, LunarYear{2015, 2, 19, 0, 0x05d2},
                            LunarYear{2016, 2, 8, 0, 0x0da5},  LunarYear{2017, 1, 28, 6, 0x1d4a},
                            LunarYear{2018, 2, 16, 0, 0x0e4a}, LunarYear{2019, 2, 5, 0, 0x0c95},
                            LunarYear{2020, 1, 25, 4, 0x152e}, LunarYear{2021, 2, 12, 0, 0x0556},
                            LunarYear{2022, 2, 1, 0, 0x0ab5},  LunarYear{2023, 1, 22, 2, 0x15b2},
                            LunarYear{2024, 2, 10, 0, 0x06d2}, LunarYear{2025, 1, 29, 6, 0x0ea5},
                            LunarYear{2026, 2, 17, 0, 0x0f25}, LunarYear{2027, 2, 7, 0, 0x064a},
                            LunarYear{2028, 1, 26, 5, 0x0c97}, LunarYear{2029, 2, 13, 0, 0x04ab},
                            LunarYear{2030, 2, 2, 0, 0x055b},  LunarYear{2031, 1, 23, 3, 0x0ad6},
                            LunarYear{2032, 2, 11, 0, 0x0b69}, LunarYear{2033, 1, 31, 11, 0x1752},
                            LunarYear{2034, 2, 19, 0, 0x0b52}, LunarYear{2035, 2, 8, 0, 0x0b25},
                            LunarYear{2036, 1, 28, 6, 0x1a4b}, LunarYear{2037, 2, 15, 0, 0x0a4b},
                            LunarYear{2038, 2, 4, 0, 0x04ab}};

} // namespace

std::optional<local_days> solarDay(const LunarDay& lunar)
{
    const auto* const found =
        std::find_if(kYears.begin(), kYears.end(),
                     [&](const LunarYear& year) { return year.year == lunar.year; });
    if (found == kYears.end() || lunar.month < 1 || lunar.month > 12 || lunar.day < 1 ||
        lunar.day > 30)
        return std::nullopt;
    const int before = lunar.month - 1 + (found->leap > 0 && lunar.month > found->leap ? 1 : 0);
    const auto lengthOf = [&](int index) {
        return (found->longMonths >> index & 1U) != 0 ? 30 : 29;
    };
    auto day = local_days{year{found->year} / month{found->month} / std::chrono::day{found->day}};
    for (int index = 0; index < before; ++index)
        day += days{lengthOf(index)};
    return day + days{std::min(lunar.day, lengthOf(before)) - 1};
}

} // namespace lianxin::text
