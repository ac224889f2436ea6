#pragma once

#include "models/text/numeral_run.h"
#include "models/text/utf.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace lianxin::text {

/// A text with bounds-safe looks to either side.
struct NumeralCursor {
    std::u32string_view text;

    char32_t at(int i) const
    {
        return i >= 0 && i < static_cast<int>(text.size()) ? text[static_cast<std::size_t>(i)]
                                                           : U'\0';
    }
    bool has(int i, std::u32string_view word) const
    {
        return i >= 0 && i <= static_cast<int>(text.size()) &&
               text.substr(static_cast<std::size_t>(i)).starts_with(word);
    }
    bool endsBefore(int i, std::u32string_view word) const
    {
        return i >= static_cast<int>(word.size()) && has(i - static_cast<int>(word.size()), word);
    }
    /// Length of the first of `words` that begins at `i`, 0 for none.
    int any(int i, std::initializer_list<std::u32string_view> words) const
    {
        for (const auto word : words) {
            if (has(i, word))
                return static_cast<int>(word.size());
        }
        return 0;
    }
    bool in(int i, std::u32string_view set) const
    {
        const char32_t c = at(i);
        return c != U'\0' && set.find(c) != std::u32string_view::npos;
    }
    std::optional<NumeralRun> run(int i, Decimals decimals = Decimals::Spoken) const
    {
        return i >= 0 && i < static_cast<int>(text.size()) ? numeralRunAt(text, i, decimals)
                                                           : std::nullopt;
    }
    /// The same where the run is a whole number from `low` to `high`.
    std::optional<NumeralRun> whole(int i, int low, int high) const
    {
        auto found = run(i, Decimals::Written);
        if (found && found->form != NumeralRun::Form::Range && found->value >= low &&
            found->value <= high && found->value == static_cast<int>(found->value))
            return found;
        return std::nullopt;
    }
};

} // namespace lianxin::text
