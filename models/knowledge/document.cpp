#include "models/knowledge/document.h"

#include "models/text/utf.h"

#include <utility>

namespace lianxin::knowledge {

namespace {

constexpr std::size_t kShortestHeading = 4;
constexpr std::size_t kLongestHeading = 90;

bool isBlank(char32_t c)
{
    return text::isSpace(c) || c == U'\u00A0' || c == U'\u3000';
}

/// Where the heading ends; 0 when there is none.
std::size_t headingEnd(std::u32string_view words)
{
    for (std::size_t i = 0; i < words.size() && i <= kLongestHeading; ++i)
        if ((isBlank(words[i]) && i >= kShortestHeading) || words[i] == U'\n' || words[i] == U'。')
            return i;
    return 0;
}

} // namespace

Entry entryOf(EntryId id, std::string_view utf8)
{
    const std::u32string all = text::toUtf32(utf8);
    std::u32string_view words = all;
    while (!words.empty() && isBlank(words.front()))
        words.remove_prefix(1);
    const std::size_t end = headingEnd(words);
    Entry entry;
    entry.id = std::move(id);
    entry.title = text::toUtf8(words.substr(0, end));
    entry.answer = text::toUtf8(words.substr(end));
    return entry;
}

} // namespace lianxin::knowledge
