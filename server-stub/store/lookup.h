#pragma once

#include "models/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}

namespace lianxin::store {

/// One SELECT with one parameter, prepared once and asked often: what the engine's thread wants to
/// know of every command. (A Poco statement is compiled anew at each execution, which costs more
/// than the search.) One thread, the session's.
class Lookup {
public:
    Lookup(Poco::Data::Session& session, const std::string& sql);
    ~Lookup();

    /// The first row's columns as text; nothing when there is none. Errors `io`, `busy`,
    /// `store_corrupt`.
    Result<std::optional<std::vector<std::string>>> find(const std::string& key);
    Result<std::optional<std::vector<std::string>>> find(std::int64_t key);

private:
    struct Prepared;
    std::unique_ptr<Prepared> m_prepared;
};

} // namespace lianxin::store
