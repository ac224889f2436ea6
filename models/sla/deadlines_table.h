#pragma once

#include "models/sla/calendar.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The rows of `lianxin-server deadlines`, one at a time.
namespace lianxin::sla {

enum class Explanation { Without, With };

struct TableLine {
    std::string text; ///< without line break
    bool good = true;
};

/// One row: id, start (ISO-8601 with offset), duration (`90wm`, `5wd`, `3d`, `2h`, `30m`), pauses
/// (`start/end;start/end`, empty or left out), tab between; a carriage return at the end is
/// ignored. Good: `id⇥due`, the due time in ISO-8601 with +08:00; then `⇥provisional` where it
/// rests on years not published. With explanation there are always four columns, the last being the
/// lines of explain() one after another. Bad: `error⇥NUMBER⇥reason`.
TableLine deadlineLine(std::string_view row, std::int64_t number, const Calendar& calendar,
                       Explanation explanation = Explanation::Without);
/// The line for a row too long to be read.
TableLine rowTooLong(std::int64_t number);

} // namespace lianxin::sla
