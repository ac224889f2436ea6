#pragma once

#include "models/assist/moment.h"
#include "models/assist/proposal.h"

namespace lianxin::assist {

/// When the matter began or happened, out of every moment the caller names: the one told of the
/// matter itself (从上周三开始就这样) comes before those of earlier calls, repairs, births and
/// contracts. The agent's words count only as a read-back. `moments` stand beside `heard`.
Proposal readTime(const std::vector<Heard>& heard, const std::vector<std::vector<Moment>>& moments);

} // namespace lianxin::assist
