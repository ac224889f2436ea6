#pragma once

#include "models/text/normal_form.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::text {

/// What a numeral stands for, told from the words around it.
enum class NumeralKind {
    Number,      ///< 一百二十 → 120, 三点五 → 3.5
    Approximate, ///< 两千多 → 2000+, 七八个 → 7-8
    Digits,      ///< a string read digit by digit, at least three long: 五零一 → 501
    Phone,       ///< a mobile or fixed number: 幺三八… → 138…
    Identity,    ///< 18 characters with a valid check digit (GB 11643)
    Money, ///< yuan: 一千二百块 → 1200, 三块五 → 3.50, 五毛 → 0.50, 两万多元 → 20000+
    Percent,     ///< 百分之三十 → 30
    Temperature, ///< 十四度 → 14, 零下三度 → -3
    /// 2026-03-05, without a year --03-05, without a day 2026-03 or --03, a year alone 2026, a day
    /// alone ---05
    Date,
    Time, ///< 下午两点半 → 14:30, 凌晨一点 → 01:00; the part of day taken from the words before it
    DateTime, ///< the two joined by T: 2026-03-05T14:30, --03-05T09:00; midnight after an evening
              ///< is 24:00
    Building, ///< 三号楼, 3#楼, 三栋 → 3
    Unit,     ///< 二单元 → 2
    Floor,    ///< 五楼, 五层 → 5; 负一楼 → -1
    Room,     ///< 五零一室, or digits after a unit or building → 501
    RoadNumber, ///< 平原路一百二十号 → 120, 十八号 where no month stands before it → 18
    Ordinal,    ///< 第三 → 3
};

/// One numeral with its words (三号楼, not 三). Offsets are those of the text it was found in.
struct Numeral {
    int from = 0;
    int to = 0;
    std::string value; ///< ASCII, in the form noted beside its kind
    NumeralKind kind = NumeralKind::Number;
    bool operator==(const Numeral&) const = default;
};

/// Finds spoken, written and mixed numerals: ordered, disjoint. Names made of digits (六一南路,
/// 五四广场, 三八妇女节) and idioms (一下, 一直, 万一, 乱七八糟) are left alone. Linear in the
/// length.
std::vector<Numeral> numerals(std::u32string_view normalised);
/// The same over raw text, with offsets in the raw text.
std::vector<Numeral> numerals(std::string_view utf8);

/// Rewrites numerals to digits in place: 三号楼二单元五零一 → 3号楼2单元501,
/// 二零二六年三月五号下午两点半 → 2026年3月5号下午2点30分, 百分之三十 → 30%, 一千二百块 → 1200块.
/// Ordinals keep their words. The map leads to where the map of `text` leads.
Normalised digits(const Normalised& text);
Normalised digits(std::string_view utf8);

} // namespace lianxin::text
