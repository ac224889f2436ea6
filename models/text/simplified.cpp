#include "models/text/simplified.h"

#include "models/text/utf.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lianxin::text {

namespace {

#include "simplified_table.inc"

char32_t simplifiedOf(char32_t c)
{
    const auto* it =
        std::lower_bound(std::begin(kSimplified), std::end(kSimplified), c,
                         [](const auto& pair, char32_t wanted) { return pair.first < wanted; });
    return it != std::end(kSimplified) && it->first == c ? it->second : c;
}

/// Characters of the table that simplified writing has too, in names and in set words.
constexpr std::u32string_view kInBoth = U"著乾於徵藉夥瞭麽昇堃淩阪鍾崑";

} // namespace

void simplify(std::u32string& text)
{
    const bool traditional = std::any_of(text.begin(), text.end(), [](char32_t c) {
        return simplifiedOf(c) != c && kInBoth.find(c) == std::u32string_view::npos;
    });
    if (traditional)
        std::transform(text.begin(), text.end(), text.begin(), simplifiedOf);
}

std::string simplified(std::string_view utf8)
{
    std::u32string text = toUtf32(utf8);
    std::transform(text.begin(), text.end(), text.begin(), simplifiedOf);
    return toUtf8(text);
}

} // namespace lianxin::text
