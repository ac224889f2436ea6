#include "server-stub/store/lookup.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

namespace lianxin::store {

using Row = std::optional<std::vector<std::string>>;

struct Lookup::Prepared {
    sqlite3_stmt* statement = nullptr;

    Result<Row> firstRow()
    {
        const int stepped = sqlite3_step(statement);
        Result<Row> found = Row();
        if (stepped == SQLITE_ROW) {
            std::vector<std::string> columns;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                columns.emplace_back(
                    reinterpret_cast<const char*>(sqlite3_column_text(statement, i)),
                    static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
            found = Row(std::move(columns));
        } else if (stepped != SQLITE_DONE) {
            found = Error{stepped == SQLITE_BUSY      ? "busy"
                          : stepped == SQLITE_CORRUPT ? "store_corrupt"
                                                      : "io",
                          sqlite3_errmsg(sqlite3_db_handle(statement))};
        }
        sqlite3_reset(statement);
        return found;
    }
};

Lookup::Lookup(Poco::Data::Session& session, const std::string& sql)
    : m_prepared(std::make_unique<Prepared>())
{
    auto* handle = Poco::Data::SQLite::Utility::dbHandle(session);
    const int code = sqlite3_prepare_v2(handle, sql.c_str(), static_cast<int>(sql.size()),
                                        &m_prepared->statement, nullptr);
    if (code != SQLITE_OK)
        Poco::Data::SQLite::Utility::throwException(handle, code, sql);
}

Lookup::~Lookup()
{
    sqlite3_finalize(m_prepared->statement);
}

Result<Row> Lookup::find(const std::string& key)
{
    sqlite3_bind_text(m_prepared->statement, 1, key.data(), static_cast<int>(key.size()),
                      SQLITE_STATIC);
    return m_prepared->firstRow();
}

Result<Row> Lookup::find(std::int64_t key)
{
    sqlite3_bind_int64(m_prepared->statement, 1, key);
    return m_prepared->firstRow();
}

} // namespace lianxin::store
