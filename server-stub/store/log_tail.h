#pragma once

#include "server-stub/store/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lianxin::store {

/// The last entry of a hash chain by its number and hash: what it ended with when that was written
/// down elsewhere. A chain that is shorter later, or has another hash there, was tampered with.
struct LogTail {
    std::int64_t seq = 0;
    std::string hash;
};
/// `SEQ:HASH`, and back; nothing for anything else.
std::string tailText(const LogTail& tail);
std::optional<LogTail> parseTail(const std::string& text);
/// Of a store's events: 0 and empty when nothing has happened. Errors of the database.
Result<LogTail> tailOf(Database& database);

} // namespace lianxin::store
