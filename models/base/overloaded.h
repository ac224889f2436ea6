#pragma once

namespace lianxin {

/// One visitor out of several lambdas.
template <class... F> struct Overloaded : F... {
    using F::operator()...;
};
template <class... F> Overloaded(F...) -> Overloaded<F...>;

} // namespace lianxin
