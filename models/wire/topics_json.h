#pragma once

#include "models/base/result.h"
#include "models/insight/heat.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::wire {

/// Messages in TSV (columns `id`, `title`, `text`; `user`, `time`, `down`, `up` where there are).
/// Times are the city's: `2019/4/24 16:03:40`, `2019-04-24 16:03`, or ISO-8601 with offset; what is
/// none of these counts as the beginning of time. Errors: `bad_tsv`, `missing_member`.
Result<std::vector<insight::Message>> parseMessages(std::string_view tsv);

/// `{"groups":[{"rank","title","size","members":[ids]}]}` on one line, in the order given.
std::string topicsJson(const insight::Topics& topics, const std::vector<insight::Heat>& ranking);

} // namespace lianxin::wire
