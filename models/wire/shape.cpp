#include "models/wire/shape.h"

#include <cmath>
#include <limits>

namespace lianxin::wire {

std::string Path::text() const
{
    std::string before = parent ? parent->text() : std::string();
    if (!name)
        return parent ? before + "[" + std::to_string(index) + "]" : before;
    return before.empty() ? name : before + "." + name;
}

bool Fault::set(const char* code, const Path& path)
{
    if (!m_error)
        m_error = Error{code, path.text()};
    return false;
}

bool read(const Json& in, std::string& out, const Path& path, Fault& fault)
{
    const auto* text = in.get_ptr<const std::string*>();
    if (!text)
        return fault.set("bad_member", path);
    out = *text;
    return true;
}

bool read(const Json& in, bool& out, const Path& path, Fault& fault)
{
    if (!in.is_boolean())
        return fault.set("bad_member", path);
    out = in.get<bool>();
    return true;
}

bool read(const Json& in, std::int64_t& out, const Path& path, Fault& fault)
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!in.is_number_integer() || (in.is_number_unsigned() && in.get<std::uint64_t>() > kMost))
        return fault.set("bad_member", path);
    out = in.get<std::int64_t>();
    return true;
}

bool read(const Json& in, int& out, const Path& path, Fault& fault)
{
    std::int64_t value = 0;
    if (!read(in, value, path, fault))
        return false;
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        return fault.set("bad_member", path);
    out = static_cast<int>(value);
    return true;
}

bool read(const Json& in, double& out, const Path& path, Fault& fault)
{
    if (!in.is_number())
        return fault.set("bad_member", path);
    out = in.get<double>();
    return std::isfinite(out) || fault.set("bad_member", path);
}

bool read(const Json& in, UtcTime& out, const Path& path, Fault& fault)
{
    const auto* text = in.get_ptr<const std::string*>();
    const auto time = text ? base::parseIso(*text) : std::nullopt;
    if (!time)
        return fault.set("bad_member", path);
    out = *time;
    return true;
}

bool read(const Json& in, Personal& out, const Path& path, Fault& fault)
{
    if (!in.is_object())
        return read(in, out.value, path, fault);
    const auto it = in.find("personal");
    if (it == in.end())
        return fault.set("bad_member", path);
    return read(*it, out.value, path, fault);
}

} // namespace lianxin::wire
