#pragma once

#include "models/text/normal_form.h"

#include <string_view>

namespace lianxin::text {

/// What somebody says, ready for readers: normalised, traditional characters read as simplified
/// ones, blanks between long stretches as the pauses they stand for (没水了 电梯也停了 →
/// 没水了,电梯也停了), 洞, 拐 and 勾 among digits as 零, 七 and 九, fillers and stutters left out
/// (三号楼，啊，二单元，呃，五零一 → 三号楼,二单元,五零一), with the map back to the words heard. A
/// sound that is all there is (嗯。) stays, for it is an answer; so does one right before 不 or 没
/// (哦不对), for it begins a correction.
Normalised spoken(std::string_view utf8);

} // namespace lianxin::text
