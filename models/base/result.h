#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace lianxin {

/// Why something could not be done: `code` is stable and for programs, `detail` names the thing at
/// fault (never personal data). What a person reads is made from the code at the screen, in their
/// language.
struct Error {
    std::string code;
    std::string detail;
    bool operator==(const Error&) const = default;
};

/// A value or the reason there is none.
template <class T> class Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const&
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    T& value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    T&& value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const Error& error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

struct Nothing {
    bool operator==(const Nothing&) const = default;
};
using Status = Result<Nothing>;
inline Status success()
{
    return Nothing{};
}

} // namespace lianxin
