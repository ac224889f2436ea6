#pragma once

#include "models/assist/heard.h"

namespace lianxin::assist {

/// 服务禁语: the call-taker's own words of the last moments that hurt a caller or turn one away,
/// with a sentence to say instead; quiet hints `avoid`, gone after two more sentences of the
/// call-taker's.
std::vector<session::Hint> wordsToAvoid(const std::vector<Heard>& heard);

} // namespace lianxin::assist
