#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lianxin {

using Milliseconds = std::chrono::milliseconds;
/// An instant in UTC, whole milliseconds. The only time that is stored or sent.
using UtcTime = std::chrono::sys_time<Milliseconds>;

namespace base {

/// China keeps one zone without summer time (GB/T 7408 writes it +08:00).
inline constexpr std::chrono::hours kCityOffset{8};

/// The city's wall clock as a time point whose fields read as local date and time.
std::chrono::local_time<Milliseconds> toLocal(UtcTime time);
UtcTime fromLocal(std::chrono::local_time<Milliseconds> local);

/// `2026-11-22T14:03:22+08:00`, with `.mmm` only where the instant has milliseconds.
std::string toIso(UtcTime time);
/// The same without a string of its own.
class IsoText {
public:
    explicit IsoText(UtcTime time);
    std::string_view view() const { return {m_text.data(), m_size}; }

private:
    std::array<char, sizeof "-32767-01-02T03:04:05.678+08:00"> m_text{};
    std::size_t m_size = 0;
};
/// Reads ISO-8601 with offset (`Z`, `+08:00`, `+0800`) and optional fraction; nothing for anything
/// else.
std::optional<UtcTime> parseIso(std::string_view text);

} // namespace base
} // namespace lianxin
