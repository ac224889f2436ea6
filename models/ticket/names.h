#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace lianxin::ticket {

/// How an enumerator is written in files and on the wire, and how people read it.
template <class Enum> struct Spelling {
    Enum value;
    std::string_view ascii;
    std::string_view chinese;
};

/// The table stands in the order of the enumerators, so its index is the value.
template <class Enum, std::size_t N>
constexpr const Spelling<Enum>& spelled(const std::array<Spelling<Enum>, N>& table, Enum value)
{
    return table[static_cast<std::size_t>(value)];
}

/// Either spelling; nothing for another word.
template <class Enum, std::size_t N>
constexpr std::optional<Enum> parsed(const std::array<Spelling<Enum>, N>& table,
                                     std::string_view text)
{
    for (const auto& row : table)
        if (row.ascii == text || row.chinese == text)
            return row.value;
    return std::nullopt;
}

} // namespace lianxin::ticket
