#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/engine/command.h"
#include "server-stub/store/log_tail.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::store {

/// Somebody read personal values in the course of work, logged in or tried to, or changed who may:
/// who, what, of what. What is out of the ordinary (an unmasking, an export, a replay) stands in
/// the central log.
struct Access {
    UtcTime at{};
    StaffId staff;   ///< `@NAME`: a user of the machine, by a command; empty: nobody known, or the
                     ///< centre itself
    std::string act; ///< `read_ticket`, `find_tickets`, `snapshot`, `listen`, `read_call`,
                     ///< `answers_given`; of auth::Accounts `login`, `login_refused`, `locked`,
                     ///< `add_account`, …; kSealAct
    std::string subject; ///< a ticket's or call's id; for lists how many were shown; of an account
                         ///< what it is now, never a password
};

/// Act of a row that closes what came before it, and of the event that has its number and hash.
inline constexpr std::string_view kSealAct = engine::kAccessLogAct;

/// The hash of row `id`: over the former row's (empty before the first) and all it says. The text
/// that is hashed begins with a word that no event's does, so neither chain can stand for the
/// other.
std::string accessHash(const std::string& previous, std::int64_t id, const Access& access);

/// `FILE.access` of a store's file.
std::string accessFile(const std::string& databaseFile);

/// Who read personal values, in a file of its own beside the store (`FILE.access`), so that a full
/// disk stops writing tickets before it stops the record of reading. Its rows are numbered without
/// a gap and chained by hash; verify reads them (access_check.h). A row is one small transaction
/// that waits for no disk. Any thread; several processes may record at the same time.
class AccessLog {
public:
    /// Opens or creates; a file of before the chain gets one. Errors: `io`, `store_corrupt`.
    static Result<std::unique_ptr<AccessLog>> open(const std::string& databaseFile);
    ~AccessLog();

    Status record(const Access& access);
    /// Closes what was recorded with a row of kSealAct and has all of it on disk: that row's number
    /// and hash, to be put into the central log. Nothing when nothing was recorded since the last
    /// one.
    Result<std::optional<LogTail>> seal(UtcTime at);
    /// The latest ones, newest first.
    Result<std::vector<Access>> latest(int limit);

private:
    struct File;
    explicit AccessLog(std::unique_ptr<File> file);
    std::unique_ptr<File> m_file;
};

} // namespace lianxin::store
