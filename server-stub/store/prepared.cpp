#include "server-stub/store/prepared.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

namespace lianxin::store {

using Poco::Data::SQLite::Utility;

Prepared::Prepared(Poco::Data::Session& session, const std::string& sql)
{
    auto* handle = Utility::dbHandle(session);
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        Utility::throwException(handle, code, sql);
}

Prepared::~Prepared()
{
    sqlite3_finalize(m_statement);
}

void Prepared::bind(int parameter, std::string_view text)
{
    sqlite3_bind_text(m_statement, parameter, text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
}

void Prepared::bind(int parameter, std::int64_t number)
{
    sqlite3_bind_int64(m_statement, parameter, number);
}

void Prepared::bind(int parameter, double number)
{
    sqlite3_bind_double(m_statement, parameter, number);
}

void Prepared::step()
{
    const int stepped = sqlite3_step(m_statement);
    sqlite3_reset(m_statement);
    if (stepped != SQLITE_DONE && stepped != SQLITE_ROW)
        Utility::throwException(sqlite3_db_handle(m_statement), stepped, sqlite3_sql(m_statement));
}

} // namespace lianxin::store
