#pragma once

#include <array>
#include <string_view>

/// Words for days and for parts of a day.
namespace lianxin::assist {

struct DayWord {
    std::u32string_view words;
    int offset; ///< days from today
    std::u32string_view part;
};

inline constexpr std::array kDayWords{
    DayWord{U"大前天", -3, U""},   DayWord{U"前天", -2, U""},     DayWord{U"昨天", -1, U""},
    DayWord{U"昨日", -1, U""},     DayWord{U"昨儿", -1, U""},     DayWord{U"前儿", -2, U""},
    DayWord{U"昨晚", -1, U"晚上"}, DayWord{U"昨夜", -1, U"夜里"}, DayWord{U"前晚", -2, U"晚上"},
    DayWord{U"今天", 0, U""},      DayWord{U"今日", 0, U""},      DayWord{U"今儿", 0, U""},
    DayWord{U"今早", 0, U"早上"},  DayWord{U"今晚", 0, U"晚上"},  DayWord{U"今晨", 0, U"早上"},
    DayWord{U"刚才", 0, U""},      DayWord{U"刚刚", 0, U""},      DayWord{U"大后天", 3, U""},
    DayWord{U"后天", 2, U""},      DayWord{U"明天", 1, U""},      DayWord{U"明日", 1, U""},
    DayWord{U"明儿", 1, U""},      DayWord{U"明早", 1, U"早上"},  DayWord{U"明晚", 1, U"晚上"},
};

struct PartWord {
    std::u32string_view words;
    int fromHour;
    int toHour; ///< may be past midnight
};

inline constexpr std::array kPartWords{
    PartWord{U"凌晨", 0, 6},   PartWord{U"后半夜", 0, 6}, PartWord{U"清早", 4, 9},
    PartWord{U"一大早", 4, 9}, PartWord{U"早上", 5, 11},  PartWord{U"早晨", 5, 11},
    PartWord{U"上午", 6, 12},  PartWord{U"中午", 11, 14}, PartWord{U"下午", 12, 19},
    PartWord{U"傍晚", 16, 20}, PartWord{U"晚上", 17, 24}, PartWord{U"夜里", 20, 28},
    PartWord{U"半夜", 22, 29}, PartWord{U"深夜", 21, 27}, PartWord{U"夜间", 20, 28},
};

} // namespace lianxin::assist
