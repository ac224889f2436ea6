#pragma once

#include "models/base/result.h"
#include "server-stub/store/wal_carrier.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace Poco {
class Exception;
}
namespace Poco::Data {
class Session;
}

namespace lianxin::store {

/// Building writes a store from nothing, faster and without a net: a file that was not finished is
/// worth nothing.
enum class DatabaseUse { Serving, Building };

struct DatabaseOptions {
    std::string file;
    std::int64_t maxPages = 0;                ///< 0: no limit; tests set one to see a full disk
    int carryFrom = WalCarrier::kUsualFrames; ///< pages in the write-ahead log from which on they
                                              ///< are carried into the file; 0: at the end only
    DatabaseUse use = DatabaseUse::Serving;
};

/// One SQLite file of the centre (WAL, synchronous=FULL) with its schema. One thread writes events
/// through `log()`; other threads read through `read()` and write accounts through `write()`.
/// Poco's exceptions end here: everything returns our errors.
class Database {
public:
    /// Opens or creates. Errors: `store_corrupt` (not a database, truncated, damaged, of another
    /// program), `store_newer` (written by a later version), `io`; the detail names the file.
    static Result<std::unique_ptr<Database>> open(DatabaseOptions options);
    /// The same, but a file that is not there is the error `not_found`.
    static Result<std::unique_ptr<Database>> openExisting(const std::string& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::string& file() const { return m_options.file; }
    /// True when the file was created by this open().
    bool fresh() const { return m_fresh; }

    /// The session of the one thread that writes events.
    Poco::Data::Session& log();

    using Work = std::function<void(Poco::Data::Session&)>;
    /// Runs `work` on a reading session, in one consistent view. Any thread; at most kReaders at
    /// once, the others wait.
    Status read(const Work& work);
    /// A reading session beyond those, for a thread that keeps it; must end before this does. Null
    /// when there can be none.
    std::unique_ptr<Poco::Data::Session> reader() noexcept;
    /// Runs `work` in a transaction of its own. Any thread, one at a time. For everything but the
    /// log.
    Status write(const Work& work);

    /// A copy as it stands now, made while others write; when it fails, nothing is left of it.
    /// Errors: `exists`, `io`, `disk_full`.
    Status backup(const std::string& target);
    /// The same of any SQLite file.
    static Status copy(const std::string& from, const std::string& target);
    /// SQLite's own check of every page; empty when all is well, else its first complaint. Reads
    /// the whole file.
    Result<std::string> damage();

    static constexpr int kReaders = 8;

private:
    explicit Database(DatabaseOptions options);
    struct Sessions;
    DatabaseOptions m_options;
    bool m_fresh = false;
    std::unique_ptr<Sessions> m_sessions;
};

/// Our error for what a database library threw: `disk_full`, `store_corrupt`, `busy` or `io`.
Error storeError(const Poco::Exception& thrown);

} // namespace lianxin::store
