#include "server-stub/store/access_log.h"

#include "server-stub/store/database.h"
#include "server-stub/store/sqlite_start.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <mutex>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

Session opened(const std::string& file)
{
    startSqlite();
    Session session(Poco::Data::SQLite::Connector::KEY, file);
    session << "PRAGMA journal_mode=WAL", now;
    session << "PRAGMA synchronous=NORMAL", now;
    session << "CREATE TABLE IF NOT EXISTS access(at INTEGER NOT NULL, staff TEXT NOT NULL, act "
               "TEXT NOT NULL,"
               " subject TEXT NOT NULL)",
        now;
    return session;
}

} // namespace

struct AccessLog::File {
    Session session;
    std::unique_ptr<Statement> insert;
    std::mutex mutex;
    Poco::Int64 at = 0;
    std::string staff, act, subject;

    explicit File(const std::string& name) : session(opened(name)) { prepare(); }

    void prepare()
    {
        insert = std::make_unique<Statement>(session);
        *insert << "INSERT INTO access(at, staff, act, subject) VALUES(?,?,?,?)", use(at),
            use(staff), use(act), use(subject);
    }
};

AccessLog::AccessLog(std::unique_ptr<File> file) : m_file(std::move(file)) {}

AccessLog::~AccessLog() = default;

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string& databaseFile)
{
    try {
        return std::unique_ptr<AccessLog>(
            new AccessLog(std::make_unique<File>(databaseFile + ".access")));
    } catch (const Poco::Exception& thrown) {
        return Error{storeError(thrown).code, databaseFile + ".access"};
    }
}

Status AccessLog::record(const Access& access)
{
    const std::lock_guard lock(m_file->mutex);
    m_file->at = access.at.time_since_epoch().count();
    m_file->staff = access.staff.str();
    m_file->act = access.act;
    m_file->subject = access.subject;
    try {
        m_file->insert->execute();
        return success();
    } catch (const Poco::Exception& thrown) {
        m_file->prepare();
        return storeError(thrown);
    }
}

Result<std::vector<Access>> AccessLog::latest(int limit)
{
    std::vector<Poco::Int64> at;
    std::vector<std::string> staff, act, subject;
    const std::lock_guard lock(m_file->mutex);
    try {
        m_file->session << "SELECT at, staff, act, subject FROM access ORDER BY rowid DESC LIMIT ?",
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
