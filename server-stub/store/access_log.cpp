#include "server-stub/store/access_log.h"

#include "models/wire/vault.h"
#include "server-stub/store/sqlite_start.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <mutex>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

constexpr int kVersion = 1;
constexpr int kTries = 100; ///< for a number that another process took meanwhile

/// A row as it lies in the file; what statements bind.
struct Row {
    Poco::Int64 id = 0;
    Poco::Int64 at = 0;
    std::string staff, act, subject, hash;

    void follow(const Row& before, const Access& access)
    {
        id = before.id + 1;
        at = access.at.time_since_epoch().count();
        staff = access.staff.str();
        act = access.act;
        subject = access.subject;
        hash = accessHash(before.hash, id, access);
    }
};

Statement insertion(Session& session, Row& row)
{
    Statement insert(session);
    insert << "INSERT INTO access(id, at, staff, act, subject, hash) VALUES(?,?,?,?,?,?)",
        use(row.id), use(row.at), use(row.staff), use(row.act), use(row.subject), use(row.hash);
    return insert;
}

/// Rows of before the chain, in the order in which they were written.
void chainOldRows(Session& session)
{
    Row old;
    Row row;
    Statement select(session);
    select << "SELECT at, staff, act, subject FROM access_unchained ORDER BY rowid", into(old.at),
        into(old.staff), into(old.act), into(old.subject), range(0, 1);
    Statement insert = insertion(session, row);
    while (!select.done()) {
        if (select.execute() == 0)
            return;
        row.follow(Row(row),
                   {UtcTime{Milliseconds{old.at}}, StaffId(old.staff), old.act, old.subject});
        insert.execute();
    }
}

void raise(Session& session)
{
    int version = 0;
    int old = 0;
    session << "PRAGMA user_version", into(version), now;
    if (version >= kVersion)
        return;
    session << "SELECT count(*) FROM sqlite_master WHERE name = 'access'", into(old), now;
    if (old > 0)
        session << "ALTER TABLE access RENAME TO access_unchained", now;
    session << "CREATE TABLE access(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff TEXT NOT "
               "NULL, act TEXT NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL)",
        now;
    if (old > 0) {
        chainOldRows(session);
        session << "DROP TABLE access_unchained", now;
    }
    session << "PRAGMA user_version=" + std::to_string(kVersion), now;
}

Session opened(const std::string& file)
{
    startSqlite();
    Session session(Poco::Data::SQLite::Connector::KEY, file);
    session << "PRAGMA busy_timeout=10000", now;
    session << "PRAGMA journal_mode=WAL", now;
    session << "PRAGMA synchronous=NORMAL", now;
    session << "BEGIN IMMEDIATE", now;
    raise(session);
    session << "COMMIT", now;
    return session;
}

std::string counted(const std::string& text)
{
    return std::to_string(text.size()) + ':' + text;
}

} // namespace

std::string accessHash(const std::string& previous, std::int64_t id, const Access& access)
{
    return wire::chainHash(previous, "access " + std::to_string(id) + ' ' +
                                         std::to_string(access.at.time_since_epoch().count()) +
                                         ' ' + counted(access.staff.str()) + counted(access.act) +
                                         counted(access.subject));
}

std::string accessFile(const std::string& databaseFile)
{
    return databaseFile + ".access";
}

struct AccessLog::File {
    Session session;
    Row last; ///< as far as is known here
    Row row;
    std::unique_ptr<Statement> insert;
    std::mutex mutex;

    explicit File(const std::string& name) : session(opened(name)) { begin(); }

    void begin()
    {
        insert = std::make_unique<Statement>(insertion(session, row));
        last = {};
        session << "SELECT id, act, hash FROM access ORDER BY id DESC LIMIT 1", into(last.id),
            into(last.act), into(last.hash), now;
    }

    void append(const Access& access)
    {
        for (int tried = 1;; ++tried) {
            row.follow(last, access);
            try {
                insert->execute();
                last = row;
                return;
            } catch (const Poco::Data::SQLite::ConstraintViolationException&) {
                if (tried == kTries)
                    throw;
                begin();
            }
        }
    }
};

AccessLog::AccessLog(std::unique_ptr<File> file) : m_file(std::move(file)) {}

AccessLog::~AccessLog() = default;

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string& databaseFile)
{
    const std::string file = accessFile(databaseFile);
    try {
        return std::unique_ptr<AccessLog>(new AccessLog(std::make_unique<File>(file)));
    } catch (const Poco::Exception& thrown) {
        return Error{storeError(thrown).code, file};
    }
}

Status AccessLog::record(const Access& access)
{
    const std::lock_guard lock(m_file->mutex);
    try {
        m_file->append(access);
        return success();
    } catch (const Poco::Exception& thrown) {
        m_file->insert = std::make_unique<Statement>(insertion(m_file->session, m_file->row));
        return storeError(thrown);
    }
}

Result<std::optional<LogTail>> AccessLog::seal(UtcTime at)
{
    const std::lock_guard lock(m_file->mutex);
    try {
        m_file->begin();
        if (m_file->last.id == 0 || m_file->last.act == kSealAct)
            return std::optional<LogTail>();
        // A commit that waits for the disk takes along those before it that did not.
        m_file->session << "PRAGMA synchronous=FULL", now;
        m_file->append({at, {}, std::string(kSealAct), {}});
        m_file->session << "PRAGMA synchronous=NORMAL", now;
        return std::optional(LogTail{m_file->last.id, m_file->last.hash});
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
}

Result<std::vector<Access>> AccessLog::latest(int limit)
{
    std::vector<Poco::Int64> at;
    std::vector<std::string> staff, act, subject;
    const std::lock_guard lock(m_file->mutex);
    try {
        m_file->session << "SELECT at, staff, act, subject FROM access ORDER BY id DESC LIMIT ?",
            use(limit), into(at), into(staff), into(act), into(subject), now;
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    std::vector<Access> all;
    for (std::size_t i = 0; i < at.size(); ++i)
        all.push_back({UtcTime{Milliseconds{at[i]}}, StaffId(staff[i]), act[i], subject[i]});
    return all;
}

} // namespace lianxin::store
