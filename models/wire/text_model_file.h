#pragma once

#include "models/assist/text_model.h"

#include <string>
#include <string_view>

namespace lianxin::wire {

/// Version of the file; an older program names the version it cannot read.
inline constexpr int kTextModelVersion = 2;
/// A model that would be larger than this when read is refused.
inline constexpr std::uint64_t kMaxTextModel = std::uint64_t{512} << 20;

/// A trained model as a file: one readable line (`lianxin-text-model 1 <SHA-256>`), then what the
/// digest is of, compressed: what it was made of and its figures as JSON, then keys, rarities and
/// weights, little-endian. Weights are kept in steps of 1/32767 of the largest: the classifier that
/// is read differs from the trained one by less than a thousandth of a confidence.
std::string textModelFile(const assist::TextModel& model);

/// Errors: `not_a_model` (another file), `unknown_version`, `damaged` (the digest does not fit or
/// it ends too early), `too_large`, `bad_model` with the part that does not fit the others.
Result<assist::TextModel> parseTextModel(std::string_view file);

} // namespace lianxin::wire
