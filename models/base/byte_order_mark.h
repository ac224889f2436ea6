#pragma once

#include <string_view>

namespace lianxin::base {

/// UTF-8's byte order mark, which spreadsheets put before a text and want to find there.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The text behind its byte order mark; all of it where it has none.
inline std::string_view withoutByteOrderMark(std::string_view text)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    return text;
}

} // namespace lianxin::base
