#pragma once

#include "models/text/normal_form.h"

#include <optional>
#include <string_view>

namespace lianxin::text {

/// A part of the day as people name it beside an hour of twelve.
enum class DayPart { None, Small, Morning, Noon, Afternoon, Evening, Night };

struct NamedPart {
    DayPart part = DayPart::None;
    Span span;
};

/// The part of the day that is named at an offset (晚上, 凌晨); nothing where none is.
std::optional<NamedPart> dayPartAt(std::u32string_view normalised, int at);
/// The last one named in a text.
std::optional<NamedPart> lastDayPart(std::u32string_view normalised);

/// The hour of 24 that a spoken hour of 12 means at this part of the day. Midnight after an evening
/// is 24.
int hourOf(int hour, DayPart part);

} // namespace lianxin::text
