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

bool read(const Input& in, std::string& out, const Path& path, Fault& fault)
{
    const auto text = in.text();
    if (!text)
        return fault.set("bad_member", path);
    out = *text;
    return true;
}

bool read(const Input& in, bool& out, const Path& path, Fault& fault)
{
    const auto value = in.boolean();
    if (!value)
        return fault.set("bad_member", path);
    out = *value;
    return true;
}

bool read(const Input& in, std::int64_t& out, const Path& path, Fault& fault)
{
    const auto value = in.integer();
    if (!value)
        return fault.set("bad_member", path);
    out = *value;
    return true;
}

bool read(const Input& in, int& out, const Path& path, Fault& fault)
{
    std::int64_t value = 0;
    if (!read(in, value, path, fault))
        return false;
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        return fault.set("bad_member", path);
    out = static_cast<int>(value);
    return true;
}

bool read(const Input& in, double& out, const Path& path, Fault& fault)
{
    const auto value = in.number();
    if (!value || !std::isfinite(*value))
        return fault.set("bad_member", path);
    out = *value;
    return true;
}

bool read(const Input& in, UtcTime& out, const Path& path, Fault& fault)
{
    const auto text = in.text();
    const auto time = text ? base::parseIso(*text) : std::nullopt;
    if (!time)
        return fault.set("bad_member", path);
    out = *time;
    return true;
}

bool read(const Input& in, Personal& out, const Path& path, Fault& fault)
{
    if (!in.isObject())
        return read(in, out.value, path, fault);
    if (auto kept = in.fromVault()) {
        out.value = *std::move(kept);
        return true;
    }
    const auto value = in.member("personal");
    return value ? read(*value, out.value, path, fault) : fault.set("bad_member", path);
}

} // namespace lianxin::wire
