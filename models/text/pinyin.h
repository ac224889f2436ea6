#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::text {

/// A toneless syllable (`ping`, `lü` as `lv`); 0 stands for anything that is not read in pinyin.
using Syllable = std::uint16_t;

/// The reading of one character by itself: from ICU's Han-Latin table, corrected for names (重 in
/// 重庆 is told by `syllables`). ASCII digits are read as digits are. The table is made once, on
/// first use; safe between threads afterwards and during.
Syllable syllable(char32_t c);
/// One element a code point; polyphones by the words they stand in (长乐, 朝阳, 重庆, 银行).
std::vector<Syllable> syllables(std::u32string_view text);
/// `ping`; empty for 0.
std::string_view spelling(Syllable s);
/// `pingyuanlu`-like text with a blank between syllables; other characters kept.
std::string pinyin(std::string_view utf8);
/// First letters, for quick entry: 平原路 → pyl; other ASCII kept, the rest dropped.
std::string initials(std::string_view utf8);

/// Representative of the class a recogniser or an accent confuses: zh/z, ch/c, sh/s, n/l/r, f/h,
/// ang/an, eng/en, ing/in. Equal representatives mean "sounds nearly the same".
Syllable fuzzy(Syllable s);

/// 0 same, 1 same class, 2 same initial or same final class, 3 different. Symmetric.
int distance(Syllable a, Syllable b);
/// Weighted edit distance of two readings, in syllables: 0 same, 0.25 per confused syllable, 0.7
/// per half-alike one, 1 per other change, insertion or deletion.
double distance(const std::vector<Syllable>& a, const std::vector<Syllable>& b);

} // namespace lianxin::text
