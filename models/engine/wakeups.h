#pragma once

#include "models/base/time.h"

#include <compare>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace lianxin::engine {

/// What time itself makes happen.
enum class WakeKind {
    Ring,       ///< a call rang too long; id of the call
    WrapUp,     ///< wrap-up is over; id of the seat
    Lease,      ///< a seat was not heard of; id of the seat
    Clock,      ///< a ticket's clock warns, is overdue or escalates; id of the ticket
    Overflow,   ///< a call waited until further seats may take it; id of the call
    Announce,   ///< who waits is told again; id of the call
    Restriction ///< a caller may call again; the number
};

struct Wake {
    WakeKind kind = WakeKind::Ring;
    std::string id;
    auto operator<=>(const Wake&) const = default;
};

/// One instant a wake, the earliest first.
class Wakeups {
public:
    /// Setting what is set already costs one look.
    void set(const Wake& wake, UtcTime at)
    {
        const auto [it, isNew] = m_byWake.try_emplace(wake, at);
        if (!isNew) {
            if (it->second == at)
                return;
            m_byTime.erase({it->second, wake});
            it->second = at;
        }
        m_byTime.emplace(at, wake);
    }
    void clear(const Wake& wake)
    {
        const auto it = m_byWake.find(wake);
        if (it == m_byWake.end())
            return;
        m_byTime.erase({it->second, wake});
        m_byWake.erase(it);
    }
    std::optional<UtcTime> of(const Wake& wake) const
    {
        const auto it = m_byWake.find(wake);
        return it == m_byWake.end() ? std::nullopt : std::optional{it->second};
    }
    std::optional<std::pair<UtcTime, Wake>> first() const
    {
        return m_byTime.empty() ? std::nullopt : std::optional{*m_byTime.begin()};
    }
    std::optional<UtcTime> firstTime() const
    {
        return m_byTime.empty() ? std::nullopt : std::optional{m_byTime.begin()->first};
    }
    std::size_t size() const { return m_byTime.size(); }

private:
    struct Hash {
        std::size_t operator()(const Wake& wake) const noexcept
        {
            return std::hash<std::string>{}(wake.id) ^
                   static_cast<std::size_t>(wake.kind) * 0x9e3779b97f4a7c15ULL;
        }
    };

    std::unordered_map<Wake, UtcTime, Hash> m_byWake;
    std::set<std::pair<UtcTime, Wake>> m_byTime;
};

} // namespace lianxin::engine
