#pragma once

#include "models/base/result.h"
#include "models/places/tagged_address.h"

#include <string_view>
#include <vector>

namespace lianxin::wire {

/// Addresses in the columns common for tagged text: a token, a space and its tag (`B-road` begins a
/// part, `I-road` goes on, `O` is none) on each line, an empty line after each address. The case of
/// tags means nothing; an `I-` that does not go on begins a part. Error `bad_tags` with the line.
Result<std::vector<places::TaggedAddress>> parseTaggedAddresses(std::string_view text);

} // namespace lianxin::wire
