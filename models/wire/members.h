#pragma once

#include "models/wire/common_shapes.h"

/// Everything that a shaped value is made of, whatever its type. For .cpp files of this folder
/// only.
namespace lianxin::wire {

template <class T> inline constexpr bool kIsList = false;
template <class T> inline constexpr bool kIsList<std::vector<T>> = true;
template <class T> inline constexpr bool kIsOptional = false;
template <class T> inline constexpr bool kIsOptional<std::optional<T>> = true;

/// Calls `visit(name, part)` for every part whose type it takes, at any depth; items of a list go
/// by the list's name.
template <class T, class Visit> void visitMembers(const char* name, T& value, const Visit& visit)
{
    using Plain = std::remove_const_t<T>;
    if constexpr (requires { visit(name, value); })
        visit(name, value);
    if constexpr (kIsOptional<Plain>) {
        if (value)
            visitMembers(name, *value, visit);
    } else if constexpr (kIsList<Plain>) {
        for (auto& item : value)
            visitMembers(name, item, visit);
    } else if constexpr (Shaped<Plain>) {
        std::apply([&](const auto&... m) { (visitMembers(m.name, value.*m.pointer, visit), ...); },
                   kShape<Plain>.members);
    }
}

} // namespace lianxin::wire
