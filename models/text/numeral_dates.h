#pragma once

#include "models/text/numeral_cursor.h"
#include "models/text/numeral_scanner.h"

#include <optional>

namespace lianxin::text {

/// A date, a time of day or both that begin at `at`.
std::optional<ScannedNumeral> dateOrTimeAt(const NumeralCursor& cursor, int at);

} // namespace lianxin::text
