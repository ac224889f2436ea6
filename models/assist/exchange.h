#pragma once

#include "models/assist/heard.h"
#include "models/assist/moment.h"

#include <vector>

namespace lianxin::assist {

/// Reads utterances in the light of what was said before them, for all fields alike; to be called
/// again whenever one of them changes, as it begins anew from what each says alone.
/// - `asked`: what the call-taker's last words ask for or read back.
/// - `numerals`: a bare number is what was asked for (几号楼？—三号 is a building, 房间号？—五零二
/// a
///   room, 一共多少钱？—四千八 an amount), what was just read back (四千八是吧？—四千六) or what
///   the utterance before went on about (二单元。—五零一).
/// - `denies` and `withdrawn`: 不是，是八号楼 takes back what the call-taker read back or the
/// caller
///   just said, as far as it puts something of the same kind in its place; the same value is then
///   taken back wherever it was said. A 不是 that puts nothing in place takes nothing back.
/// `moments` stand beside `heard`.
void readInTurn(std::vector<Heard>& heard, const std::vector<std::vector<Moment>>& moments);

/// What words ask for: 请问几号楼几单元？ → building, unit.
Topics topicsOf(std::u32string_view normalised);

} // namespace lianxin::assist
