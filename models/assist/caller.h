#pragma once

#include "models/assist/heard.h"
#include "models/assist/proposal.h"

namespace lianxin::assist {

/// The caller's name: 我叫王小明; 免贵姓王 with 女士/先生 where either speaker says it (王女士),
/// else 姓王. A name the agent uses and the caller does not deny counts too; an answer to the
/// question for the name may be the bare name (怎么称呼您？—李建军) or how it is written (弓长张).
/// Names of others (我女儿叫…, 我们老板叫…) are not the caller's.
Proposal readCallerName(const std::vector<Heard>& heard);

} // namespace lianxin::assist
