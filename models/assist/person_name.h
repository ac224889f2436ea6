#pragma once

#include <string_view>

namespace lianxin::assist {

/// Which surnames count: the usual ones, or rare ones too (楚, 藏, 来), which are everyday words
/// where nothing says that a name follows.
enum class Surnames { Usual, All };

/// Length of the surname at `at` (欧阳 before 欧), 0 for none.
int surnameLengthAt(std::u32string_view text, int at, Surnames which = Surnames::Usual);

/// A name of two to four Han characters that begins with a surname at `at` and behind which no Han
/// character stands; its length, or 0. Words that only begin like a name (师傅, 时间, 马上) are
/// none.
int nameLengthAt(std::u32string_view text, int at, Surnames which = Surnames::Usual);

/// The same where more may follow: 王小明 in 王小明住在书香苑. The name ends before a word that no
/// name holds (住, 家住, 我, 反映 …), at the latest after two characters behind the surname.
int nameWithinAt(std::u32string_view text, int at, Surnames which = Surnames::Usual);

/// Whether no character of a name can stand at `at`: nothing, a pause, or a word that no name
/// holds.
bool nameEndsAt(std::u32string_view text, int at);

} // namespace lianxin::assist
