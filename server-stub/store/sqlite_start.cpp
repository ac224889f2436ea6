#include "server-stub/store/sqlite_start.h"

#include <Poco/Data/SQLite/Connector.h>

#include <sqlite3.h>

#include <mutex>

namespace lianxin::store {

void startSqlite()
{
    static std::once_flag s_once;
    std::call_once(s_once, [] {
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        Poco::Data::SQLite::Connector::registerConnector();
    });
}

} // namespace lianxin::store
