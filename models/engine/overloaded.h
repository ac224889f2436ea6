#pragma once

namespace lianxin::engine {

/// One visitor out of several lambdas.
template <class... F> struct Overloaded : F... {
    using F::operator()...;
};

} // namespace lianxin::engine
