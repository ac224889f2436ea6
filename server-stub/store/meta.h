#pragma once

#include <optional>
#include <string>

namespace Poco::Data {
class Session;
}

/// Small facts a store keeps about itself. Both throw Poco exceptions; use them inside
/// Database::read and write.
namespace lianxin::store {

/// Key of what persons' numbers are digested with (personDigest in random.h).
inline constexpr const char* kPersonSecret = "person_secret";

std::optional<std::string> readMeta(Poco::Data::Session& session, const std::string& key);
void writeMeta(Poco::Data::Session& session, const std::string& key, const std::string& value);

} // namespace lianxin::store
