#pragma once

#include <string>
#include <string_view>

namespace lianxin::text {

/// Every traditional character by the simplified one (後 → 后, 臺 → 台), each by itself as ICU's
/// Hant-Hans rules have it, so that both ways of writing meet: 乾 becomes 干 and 著 becomes 着
/// wherever they stand. One character for one: offsets in code points stay.
std::string simplified(std::string_view utf8);

} // namespace lianxin::text
