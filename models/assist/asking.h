#pragma once

#include "models/assist/heard.h"

namespace lianxin::assist {

/// True when the caller asks how, where or whether something is done (社保卡丢了咋补, 周末能办不)
/// and complains of nothing: 路灯坏了咋没人修 does.
bool asksHow(const Heard& heard);

} // namespace lianxin::assist
