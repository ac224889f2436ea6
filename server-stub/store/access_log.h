#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/base/time.h"

#include <memory>
#include <string>
#include <vector>

namespace lianxin::store {

/// Somebody read personal values in the course of work: who, what kind of reading, of what. What is
/// out of the ordinary (an unmasking, an export, a replay) stands in the central log.
struct Access {
    UtcTime at{};
    StaffId staff;
    std::string act;     ///< `read_ticket`, `find_tickets`, `snapshot`, `listen`, `read_call`
    std::string subject; ///< a ticket's or call's id; for lists how many were shown
};

/// Who read personal values, in a file of its own beside the store (`FILE.access`), so that a full
/// disk stops writing tickets before it stops the record of reading. Any thread.
class AccessLog {
public:
    /// Errors: `io`, `store_corrupt`.
    static Result<std::unique_ptr<AccessLog>> open(const std::string& databaseFile);
    ~AccessLog();

    Status record(const Access& access);
    /// The latest ones, newest first.
    Result<std::vector<Access>> latest(int limit);

private:
    struct File;
    explicit AccessLog(std::unique_ptr<File> file);
    std::unique_ptr<File> m_file;
};

} // namespace lianxin::store
