#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"

namespace lianxin::assist {

/// The caller's name: 我叫王小明; 免贵姓王 with 女士/先生 where either speaker says it (王女士),
/// else 姓王. A name the agent uses and the caller does not deny counts too.
Proposal readCallerName(const std::vector<Heard>& heard);

/// The number to call back on, where the line gave none: the last one the caller says, or the agent
/// reads back.
Proposal readCallerNumber(const std::vector<Heard>& heard);

/// A name of two or three Han characters that begins with a surname, at `at`; its length, or 0.
int nameLengthAt(std::u32string_view text, int at);

} // namespace lianxin::assist
