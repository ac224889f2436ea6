#include "models/engine/command_age.h"

#include <algorithm>

namespace lianxin::engine {

namespace {

constexpr std::size_t kLength = 36;
constexpr std::size_t kVersionAt = 14;
constexpr std::size_t kStampLength = 13; ///< twelve digits and a dash

std::optional<int> digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

} // namespace

std::optional<UtcTime> mintedAt(std::string_view id)
{
    if (id.size() != kLength || id[kVersionAt] != '7')
        return std::nullopt;
    std::int64_t stamp = 0;
    for (const char c : id.substr(0, kStampLength)) {
        if (c == '-')
            continue;
        const auto value = digit(c);
        if (!value)
            return std::nullopt;
        stamp = stamp * 16 + *value;
    }
    return UtcTime{Milliseconds{stamp}};
}

bool isTooOld(const CommandId& id, UtcTime now)
{
    const auto minted = mintedAt(id.str());
    return minted && now - *minted > kAnswersKept;
}

UtcTime keptFrom(const CommandId& id, UtcTime now)
{
    return std::max(now, mintedAt(id.str()).value_or(now));
}

} // namespace lianxin::engine
