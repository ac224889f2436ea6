#pragma once

#include <string>
#include <string_view>

namespace lianxin::text {

/// Every traditional character by the simplified one (後 → 后, 臺 → 台), each by itself as ICU's
/// Hant-Hans rules have it, so that both ways of writing meet: 乾 becomes 干 and 著 becomes 着
/// wherever they stand. One character for one: offsets in code points stay.
std::string simplified(std::string_view utf8);

/// The same for a normal form, in place, where the text is written in traditional characters: where
/// one stands that simplified writing does not have (樓, 號). A text without such a one stays as it
/// is, for 著 and 乾 are written in both (滨河云著, 乾隆).
void simplify(std::u32string& text);

} // namespace lianxin::text
