#pragma once

#include <span>
#include <string_view>

namespace lianxin::assist {

/// Somebody of the caller's, as he is spoken of and as a ticket writes him: 闺女 and 女儿.
struct Relation {
    std::u32string_view said;
    std::string_view written;
};

/// Who is named there, one of the nearest or of the `others`; null: nobody.
const Relation* relationAt(std::u32string_view words, int at,
                           std::span<const Relation> others = {});

} // namespace lianxin::assist
