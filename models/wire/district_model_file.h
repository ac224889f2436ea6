#pragma once

#include "models/base/result.h"
#include "models/places/district_model.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lianxin::wire {

inline constexpr int kDistrictModelVersion = 1;
/// A model that would be larger than this when read is refused.
inline constexpr std::uint64_t kMaxDistrictModel = std::uint64_t{256} << 20;

/// What a district reader has learned as a file (`lianxin-district-model 1 <SHA-256>`, models/wire/
/// model_bytes.h): what it was made of and its figures as JSON, then runs, rarities and weights.
std::string districtModelFile(const places::DistrictModel& model);

/// Errors: those of modelBody(), `bad_model` for a head that does not fit and for whatever
/// places::check() refuses.
Result<places::DistrictModel> parseDistrictModel(std::string_view file);

} // namespace lianxin::wire
