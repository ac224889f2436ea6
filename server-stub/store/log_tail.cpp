#include "server-stub/store/log_tail.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <charconv>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

std::string tailText(const LogTail& tail)
{
    return std::to_string(tail.seq) + ':' + tail.hash;
}

std::optional<LogTail> parseTail(const std::string& text)
{
    const auto colon = text.find(':');
    LogTail tail;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + std::min(colon, text.size()), tail.seq);
    if (colon == std::string::npos || colon + 1 == text.size() || failure != std::errc{} ||
        end != text.data() + colon || tail.seq <= 0)
        return std::nullopt;
    tail.hash = text.substr(colon + 1);
    return tail;
}

Result<LogTail> tailOf(Database& database)
{
    Poco::Int64 seq = 0;
    std::string hash;
    const auto done = database.read([&](Session& session) {
        session << "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", into(seq), into(hash),
            now;
    });
    if (!done)
        return done.error();
    return LogTail{seq, hash};
}

} // namespace lianxin::store
