#pragma once

#include <string>

namespace lianxin::store {

/// What a commit appends to SQLite's write-ahead log goes out in few large writes: page by page, as
/// SQLite does it, a group of commands spends more time in the kernel than in SQL. A VFS in front
/// of the default one keeps what is appended until the log is synced, read or has grown by
/// kGatheredBytes; everything else passes through. https://www.sqlite.org/vfs.html
///
/// Only for a connection whose commits sync the log (`synchronous=FULL`): nobody reads frames of a
/// commit before it is synced, and a write that fails is reported by the sync, which the commit
/// needs as well.
///
/// The connection string that opens `file` so.
std::string gathered(const std::string& file);

inline constexpr int kGatheredBytes = 128 * 1024;

} // namespace lianxin::store
