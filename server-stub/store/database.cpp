#include "server-stub/store/database.h"

#include "server-stub/store/blanks.h"
#include "server-stub/store/gathered_writes.h"
#include "server-stub/store/schema.h"
#include "server-stub/store/sqlite_start.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include <array>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <vector>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeaderBytes = 100;

void run(Session& session, const std::string& sql)
{
    session << sql, now;
}

int pragma(Session& session, const std::string& name)
{
    int value = 0;
    session << "PRAGMA " + name, into(value), now;
    return value;
}

/// `file`: its name or an URI.
Session openSession(const std::string& file)
{
    startSqlite();
    Session session(Poco::Data::SQLite::Connector::KEY, file);
    auto* handle = Poco::Data::SQLite::Utility::dbHandle(session);
    sqlite3_busy_timeout(handle, 10'000);
    if (const int code = teachBlanks(handle); code != SQLITE_OK)
        Poco::Data::SQLite::Utility::throwException(handle, code, file);
    run(session, "PRAGMA temp_store=MEMORY");
    return session;
}

std::uint32_t bigEndian(const std::array<char, kHeaderBytes>& bytes, std::size_t at,
                        std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// SQLite's file header says how long the file must be:
/// https://www.sqlite.org/fileformat.html#the_database_header
Status checkHeader(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    std::array<char, kHeaderBytes> header{};
    if (!in)
        return Error{"io", file};
    if (!in.read(header.data(), header.size()) ||
        std::string(header.data(), 16) != std::string("SQLite format 3\0", 16))
        return Error{"store_corrupt", file};
    const std::uint32_t raw = bigEndian(header, 16, 2);
    const std::uint64_t page = raw == 1 ? 65536 : raw;
    const bool walPending = fs::exists(file + "-wal") && fs::file_size(file + "-wal") > 0;
    if (!walPending && fs::file_size(file) < page * bigEndian(header, 28, 4))
        return Error{"store_corrupt", file};
    return success();
}

Status checkIdentity(Session& session, const std::string& file)
{
    if (pragma(session, "application_id") != kApplicationId)
        return Error{"store_corrupt", file};
    const int version = pragma(session, "user_version");
    if (version > kSchemaVersion)
        return Error{"store_newer", file};
    if (version < kSchemaVersion)
        raiseTables(session, version);
    return success();
}

void tune(Session& session, const DatabaseOptions& options)
{
    // Set before a new file has its first page; rows of a ticket and its events are too long to
    // fill the usual 4 KiB pages well.
    run(session, "PRAGMA page_size=8192");
    if (options.use == DatabaseUse::Building) {
        run(session, "PRAGMA journal_mode=OFF");
        run(session, "PRAGMA synchronous=OFF");
        run(session, "PRAGMA cache_size=-1000000");
    } else {
        run(session, "PRAGMA journal_mode=WAL");
        run(session, "PRAGMA synchronous=FULL");
        run(session, "PRAGMA wal_autocheckpoint=0"); // see wal_carrier.h
        // What a large group changes fits; else its pages would be written twice.
        run(session, "PRAGMA cache_size=-32000");
    }
    run(session, "PRAGMA mmap_size=0");
    if (options.maxPages > 0)
        run(session, "PRAGMA max_page_count=" + std::to_string(options.maxPages));
}

/// Of a file that is there: of one that is not, Poco tries for a minute.
std::unique_ptr<Session> readingSession(const std::string& file, int cacheKib)
{
    if (std::error_code ignored; !fs::exists(file, ignored))
        throw Poco::FileNotFoundException(file);
    auto session = std::make_unique<Session>(openSession(uriOf(file, "mode=rw")));
    run(*session, "PRAGMA query_only=1");
    run(*session, "PRAGMA cache_size=-" + std::to_string(cacheKib));
    return session;
}

/// In one step, so that it is one moment's: the write-ahead log lets others write meanwhile.
Status copyPages(const std::string& from, const std::string& target)
{
    try {
        Session source = openSession(from);
        Session copy = openSession(target);
        auto* to = Poco::Data::SQLite::Utility::dbHandle(copy);
        sqlite3_backup* job =
            sqlite3_backup_init(to, "main", Poco::Data::SQLite::Utility::dbHandle(source), "main");
        if (job == nullptr)
            return Error{"io", target};
        const int stepped = sqlite3_backup_step(job, -1);
        sqlite3_backup_finish(job);
        if (stepped == SQLITE_FULL)
            return Error{"disk_full", target};
        return stepped == SQLITE_DONE ? success() : Status(Error{"io", target});
    } catch (const Poco::Exception& thrown) {
        return Error{storeError(thrown).code, target};
    }
}

} // namespace

struct Database::Sessions {
    std::unique_ptr<Session> log;
    std::unique_ptr<Session> side;
    std::mutex sideMutex;
    std::mutex readersMutex;
    std::condition_variable readerFree;
    std::vector<std::unique_ptr<Session>> idleReaders;
    int readers = 0;
    std::unique_ptr<WalCarrier> carrier;

    std::unique_ptr<Session> borrow(const std::string& file)
    {
        std::unique_lock lock(readersMutex);
        readerFree.wait(lock, [&] { return !idleReaders.empty() || readers < kReaders; });
        if (!idleReaders.empty()) {
            auto session = std::move(idleReaders.back());
            idleReaders.pop_back();
            return session;
        }
        ++readers;
        lock.unlock();
        try {
            return readingSession(file, 2'000);
        } catch (...) {
            lock.lock();
            --readers;
            readerFree.notify_one();
            throw;
        }
    }

    void giveBack(std::unique_ptr<Session> session)
    {
        const std::lock_guard lock(readersMutex);
        idleReaders.push_back(std::move(session));
        readerFree.notify_one();
    }
};

Database::Database(DatabaseOptions options)
    : m_options(std::move(options)), m_sessions(std::make_unique<Sessions>())
{
    startSqlite();
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(DatabaseOptions options)
{
    std::unique_ptr<Database> database(new Database(std::move(options)));
    const std::string& file = database->m_options.file;
    std::error_code ignored;
    database->m_fresh = !fs::exists(file, ignored) || fs::file_size(file, ignored) == 0;
    if (!database->m_fresh)
        if (const auto sound = checkHeader(file); !sound)
            return sound.error();
    try {
        auto& sessions = *database->m_sessions;
        sessions.log = std::make_unique<Session>(openSession(gathered(file)));
        tune(*sessions.log, database->m_options);
        if (database->m_fresh)
            createTables(*sessions.log);
        if (const auto known = checkIdentity(*sessions.log, file); !known)
            return known.error();
        sessions.side = std::make_unique<Session>(openSession(file));
        tune(*sessions.side, database->m_options);
        const auto& given = database->m_options;
        if (const int from = given.carryFrom; from > 0 && given.use == DatabaseUse::Serving)
            sessions.carrier = std::make_unique<WalCarrier>(
                *sessions.log, std::make_unique<Session>(openSession(file)), from);
    } catch (const Poco::Exception& thrown) {
        return Error{storeError(thrown).code, file};
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::openExisting(const std::string& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return Error{"not_found", file};
    return open({file, 0});
}

Session& Database::log()
{
    return *m_sessions->log;
}

Status Database::read(const Work& work)
{
    std::unique_ptr<Session> session;
    try {
        session = m_sessions->borrow(m_options.file);
        run(*session, "BEGIN");
        work(*session);
        run(*session, "COMMIT");
        m_sessions->giveBack(std::move(session));
        return success();
    } catch (const Poco::Exception& thrown) {
        if (session) {
            if (sqlite3_get_autocommit(Poco::Data::SQLite::Utility::dbHandle(*session)) == 0)
                sqlite3_exec(Poco::Data::SQLite::Utility::dbHandle(*session), "ROLLBACK", nullptr,
                             nullptr, nullptr);
            m_sessions->giveBack(std::move(session));
        }
        return storeError(thrown);
    }
}

std::unique_ptr<Session> Database::reader() noexcept
{
    try {
        return readingSession(m_options.file, 200);
    } catch (...) {
        return nullptr;
    }
}

Status Database::write(const Work& work)
{
    const std::lock_guard lock(m_sessions->sideMutex);
    Session& session = *m_sessions->side;
    try {
        run(session, "BEGIN IMMEDIATE");
        work(session);
        run(session, "COMMIT");
        return success();
    } catch (const Poco::Exception& thrown) {
        auto* handle = Poco::Data::SQLite::Utility::dbHandle(session);
        if (sqlite3_get_autocommit(handle) == 0)
            sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
        return storeError(thrown);
    }
}

Status Database::backup(const std::string& target)
{
    return copy(m_options.file, target);
}

Status Database::copy(const std::string& from, const std::string& target)
{
    if (fs::exists(target))
        return Error{"exists", target};
    const auto copied = copyPages(from, target);
    std::error_code ignored;
    if (!copied)
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            fs::remove(target + suffix, ignored);
    return copied;
}

Result<std::string> Database::damage()
{
    std::string complaint;
    const auto done = read(
        [&](Session& session) { session << "PRAGMA integrity_check(1)", into(complaint), now; });
    if (!done)
        return done.error();
    return complaint == "ok" ? std::string() : complaint;
}

Error storeError(const Poco::Exception& thrown)
{
    using namespace Poco::Data::SQLite;
    const std::string detail = thrown.message();
    if (dynamic_cast<const DatabaseFullException*>(&thrown) != nullptr ||
        detail.find("is full") != std::string::npos)
        return {"disk_full", {}};
    if (dynamic_cast<const CorruptImageException*>(&thrown) != nullptr ||
        detail.find("malformed") != std::string::npos ||
        detail.find("not a database") != std::string::npos)
        return {"store_corrupt", detail};
    if (dynamic_cast<const DBLockedException*>(&thrown) != nullptr ||
        dynamic_cast<const TableLockedException*>(&thrown) != nullptr)
        return {"busy", detail};
    return {"io", thrown.displayText()};
}

} // namespace lianxin::store
