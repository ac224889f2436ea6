#include "server-stub/store/meta.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <vector>

namespace lianxin::store {

using namespace Poco::Data::Keywords;

std::optional<std::string> readMeta(Poco::Data::Session& session, const std::string& key)
{
    std::vector<std::string> values;
    session << "SELECT value FROM meta WHERE key = ?", useRef(key), into(values), now;
    return values.empty() ? std::nullopt : std::optional(values.front());
}

void writeMeta(Poco::Data::Session& session, const std::string& key, const std::string& value)
{
    session << "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = "
               "excluded.value",
        useRef(key), useRef(value), now;
}

} // namespace lianxin::store
