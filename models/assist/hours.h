#pragma once

#include "models/assist/heard.h"
#include "models/assist/moment.h"

#include <optional>
#include <span>
#include <vector>

namespace lianxin::assist {

/// Hours that name no part of the day (十点半) take the one of the words before them: of the same
/// sentence or the one before (今天晚上他们又施工。十点半就开始了), else of the question or the
/// speaker's sentence before (今天晚上几点？—十点半). Not across another day (次日三点) and not
/// where an hour is of 24 (十三点). The end of a range is the first such hour behind its beginning
/// (晚上八点到十点, 晚上十点到六点).

/// Writes what such hours mean into `alone`; by what stands in the utterance and `partBefore`.
void readBareHours(Heard& heard);

/// The part of the day that stands in the words before an hour which names none, with its place.
std::optional<text::NamedPart> partBeforeHour(const Heard& heard, const text::Numeral& hour);
/// Whether such an hour, where no part stands before it, is of `partBefore`.
bool isOfPartBefore(const Heard& heard, const text::Numeral& hour);
/// 每天晚上, 平时: whether what stands at `at` comes again every day.
bool isDaily(const Heard& heard, int at);

bool namesHour(const Heard& heard);
/// What the hours of an utterance at `at` of that speaker go by, as the list before it tells.
PartBefore partBefore(std::span<const Heard> heard, std::span<const std::vector<Moment>> moments,
                      std::size_t at, session::Speaker speaker);

} // namespace lianxin::assist
