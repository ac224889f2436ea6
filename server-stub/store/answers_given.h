#pragma once

#include "models/engine/answer.h"
#include "server-stub/store/database.h"

#include <optional>
#include <vector>

/// Which callers were given which version of a knowledge entry: when it changes, those of the old
/// version can be called.
namespace lianxin::store {

struct AnswersGivenFilter {
    EntryId entry;
    int before = 0; ///< only versions below this one; 0: any
    std::optional<UtcTime> since;
    int limit = 50;
    std::vector<std::string> teams{}; ///< whose confidential tickets are among them, and counted
};

/// A page of them, newest ticket first.
struct AnswersGiven {
    std::vector<engine::AnswerGiven> tickets; ///< at most `limit`
    std::int64_t total = 0;                   ///< of all that fit the filter
};

/// Any thread. Errors: `io`, `store_corrupt`.
Result<AnswersGiven> answersGiven(Database& database, const AnswersGivenFilter& filter);

/// A version of an entry and how many tickets it was given in.
struct VersionGiven {
    EntryId entry;
    int version = 1;
    std::int64_t tickets = 0;
};
/// Every version ever given, by entry, older versions first.
Result<std::vector<VersionGiven>> versionsGiven(Database& database);

} // namespace lianxin::store
