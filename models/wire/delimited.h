#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::wire {

/// A table with a header line.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< each as long as the header
    /// Index of a column, -1 where there is none.
    int column(std::string_view name) const;
};

/// Comma separated values (RFC 4180): quotes, doubled quotes and line breaks within quotes; a
/// byte-order mark is passed over. Errors: `bad_csv` with the line: an open quote, or a row of
/// another length.
Result<Table> parseCsv(std::string_view text);
/// Tab separated values without quoting. Error `bad_tsv` with the line.
Result<Table> parseTsv(std::string_view text);

} // namespace lianxin::wire
