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

} // namespace

std::string simplified(std::string_view utf8)
{
    std::u32string text = toUtf32(utf8);
    std::transform(text.begin(), text.end(), text.begin(), simplifiedOf);
    return toUtf8(text);
}

} // namespace lianxin::text
