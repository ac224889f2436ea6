#pragma once

#include "models/places/point.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Poco::Data {
class Session;
}

namespace lianxin::store {

/// Rows of the ticket table that fulfil a condition, newest first. What several conditions have in
/// common is found by letting them jump over what the others do not have, so that a question costs
/// what its rarest part costs, and stops with the last row that is wanted.
class RowCursor {
public:
    virtual ~RowCursor() = default;
    /// The newest row at or below `row`; nothing when there is none. To be asked with falling rows.
    virtual std::optional<std::int64_t> at(std::int64_t row) = 0;
};
using Rows = std::unique_ptr<RowCursor>;

/// What a SELECT gives: rows in falling order, `text` bound to ?1 and the highest row wanted to ?2.
/// It is stepped over as long as that is cheaper than asking again from further down; `steps` says
/// for how many rows that is so. Throws Poco exceptions, as at() does.
Rows selectedRows(Poco::Data::Session& session, const std::string& sql, const std::string& text,
                  int steps);
/// Of an index of the table, and of the index of words, where a question costs more.
inline constexpr int kIndexSteps = 16;
inline constexpr int kWordSteps = 600;

/// Every number from `newest` down: tickets are numbered without gaps.
Rows everyRow(std::int64_t newest);
/// These, which fall.
Rows listedRows(std::vector<std::int64_t> rows);
/// In any of them.
Rows anyOf(std::vector<Rows> parts);
/// In all of them; those that are cheap to ask stand first.
Rows allOf(std::vector<Rows> parts);
/// Those of `rows` that are not in `left`.
Rows withoutRows(Rows rows, Rows left);
/// Those of tickets whose point lies within so many metres, down to `last`.
Rows nearRows(Poco::Data::Session& session, Rows rows, places::Point point, double metres,
              std::int64_t last);

} // namespace lianxin::store
