#pragma once

#include "models/base/time.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace Poco::Data {
class Session;
}

/// Tables of two stores side by side, both read once in the order of their keys: memory for a row
/// of each, however long they are.
namespace lianxin::store {

/// A row that is not what it should be.
struct Difference {
    enum class Kind { Missing, TooMany, Changed };
    Kind kind;
    std::string key;                  ///< its key's columns, with `/` between them
    std::vector<std::string> columns; ///< Changed: which ones
};
using TellDifference = std::function<void(const Difference&)>;

/// Tables whose rows follow from the log alone, of a store of this version: everything but the log
/// itself, what it is sealed with, and what people enter beside it. The index of words is not among
/// them.
std::vector<std::string> projections(Poco::Data::Session& session);

/// Every column of every row; `is` against `shouldBe`. Returns how many rows agree. Throws Poco
/// exceptions.
std::int64_t compareTable(Poco::Data::Session& is, Poco::Data::Session& shouldBe,
                          const std::string& table, const TellDifference& tell);
/// Every term of the index of words and every ticket under it, where the one holds tickets up to
/// row `through` and the other all; keys are `term/row`. The sessions get a temporary table.
std::int64_t compareWords(Poco::Data::Session& is, Poco::Data::Session& shouldBe,
                          std::int64_t through, const TellDifference& tell);
/// Answers to commands, without the digests of these, given from `from` on. Those to commands
/// without events follow from nothing and are left alone.
std::int64_t compareAnswers(Poco::Data::Session& is, Poco::Data::Session& shouldBe, UtcTime from,
                            const TellDifference& tell);

} // namespace lianxin::store
