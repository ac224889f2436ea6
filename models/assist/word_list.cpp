#include "models/assist/word_list.h"

#include <algorithm>

namespace lianxin::assist {

bool holdsAny(std::u32string_view text, WordList words)
{
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
        return text.find(word) != std::u32string_view::npos;
    });
}

bool beginsWithAny(std::u32string_view text, WordList words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::u32string_view word) { return text.starts_with(word); });
}

bool endsWithAny(std::u32string_view text, WordList words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::u32string_view word) { return text.ends_with(word); });
}

int wordAt(std::u32string_view text, int at, WordList words)
{
    if (at < 0 || at > static_cast<int>(text.size()))
        return 0;
    const auto rest = text.substr(static_cast<std::size_t>(at));
    const auto it = std::find_if(words.begin(), words.end(),
                                 [&](std::u32string_view word) { return rest.starts_with(word); });
    return it == words.end() ? 0 : static_cast<int>(it->size());
}

} // namespace lianxin::assist
