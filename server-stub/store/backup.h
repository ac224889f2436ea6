#pragma once

#include "server-stub/store/database.h"
#include "server-stub/store/log_tail.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::store {

struct BackedUp {
    LogTail tail; ///< what the copy's log ends with, to be written down elsewhere
    std::int64_t journals = 0;
    std::vector<std::string> missing; ///< sessions whose journal's file is gone; verify says so too
};

/// A store as it stands now, made while a server writes to it, so that the copy verifies: the
/// database in one moment, then every journal that it knows, which are held meanwhile, and the
/// record of reading (`FILE.access`). On disk when it returns; when it fails, nothing is left of
/// it. Errors: `exists` (any of the three), `disk_full`, `io`.
Result<BackedUp> backUp(Database& database, const std::string& target);

} // namespace lianxin::store
