#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace lianxin::assist {

/// A day that comes every year, as it is named in speech.
struct YearlyDay {
    int month = 1;
    int day = 1;
    bool lunar = false; ///< month and day of the lunar calendar
    int term = -1;      ///< of the 24 solar terms (`text::solarTerm`) in place of month and day
    bool about = false; ///< 国庆节前: some time before it
    int to = 0;         ///< where its words end
};

/// 国庆节那几天, 中秋节, 元旦起, 立冬那天, 腊月二十三, 十一月初八, 农历八月十五 at `at`. No road
/// (五一路), nothing that is only named after the day (中秋月饼, 国庆礼包), and no bare 国庆 that
/// goes on as something else.
std::optional<YearlyDay> yearlyAt(std::u32string_view text, int at);

/// That day of the year; of a lunar one, of the lunar year that begins in it.
std::optional<std::chrono::local_days> dayIn(const YearlyDay& yearly, int year);

} // namespace lianxin::assist
