#pragma once

#include "models/assist/field_reader.h"

namespace lianxin::assist {

/// Times as a form's text fields want them.

/// 22:30 至次日 3 时, out of when it begins and until when it goes on; else the part of the day
/// that is named.
Proposal readHours(const FieldContext& context);
/// 9 月至 11 月, out of the months the caller names.
Proposal readMonths(const FieldCues& cues, const FieldContext& context);
/// 3 天, 半个月: how long it has lasted.
Proposal readLength(const FieldContext& context);

} // namespace lianxin::assist
