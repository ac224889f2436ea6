#pragma once

#include <type_traits>
#include <variant>

namespace lianxin {

template <class T, class Variant> inline constexpr bool kIsAlternative = false;
template <class T, class... Types>
inline constexpr bool kIsAlternative<T, std::variant<Types...>> = (std::is_same_v<T, Types> || ...);

/// T is one of the types of a std::variant.
template <class T, class Variant>
concept AlternativeOf = kIsAlternative<T, Variant>;

} // namespace lianxin
