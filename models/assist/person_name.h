#pragma once

#include <string_view>

namespace lianxin::assist {

/// Length of the surname at `at` (欧阳 before 欧), 0 for none.
int surnameLengthAt(std::u32string_view text, int at);

/// A name of two to four Han characters that begins with a surname at `at` and behind which no Han
/// character stands; its length, or 0. Words that only begin like a name (师傅, 时间, 马上) are
/// none.
int nameLengthAt(std::u32string_view text, int at);

/// The same where more may follow: 王小明 in 王小明住在书香苑. The name ends before a word that no
/// name holds (住, 家住, 我, 反映 …), at the latest after two characters behind the surname.
int nameWithinAt(std::u32string_view text, int at);

} // namespace lianxin::assist
