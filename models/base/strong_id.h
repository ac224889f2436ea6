#pragma once

#include <functional>
#include <string> // brings <compare>, which moc 6.4 cannot read as the first header
#include <utility>

namespace lianxin::base {

/// An identifier that cannot be mistaken for one of another kind. The text is opaque; empty means
/// "none".
template <class Tag> class StrongId {
public:
    StrongId() = default;
    explicit StrongId(std::string value) : m_value(std::move(value)) {}

    const std::string& str() const { return m_value; }
    bool empty() const { return m_value.empty(); }
    explicit operator bool() const { return !m_value.empty(); }

    auto operator<=>(const StrongId&) const = default;

private:
    std::string m_value;
};

} // namespace lianxin::base

template <class Tag> struct std::hash<lianxin::base::StrongId<Tag>> {
    std::size_t operator()(const lianxin::base::StrongId<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.str());
    }
};
