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

std::string uriOf(const std::string& file, const std::string& parameter)
{
    std::string uri = !file.empty() && file.front() == '/' ? "file://" : "file:";
    for (const char c : file)
        uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return uri + '?' + parameter;
}

} // namespace lianxin::store
