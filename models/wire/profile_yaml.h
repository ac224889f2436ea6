#pragma once

#include "models/base/result.h"
#include "models/engine/sim_profile.h"

#include <string>
#include <string_view>

namespace lianxin::wire {

/// A day's profile for `lianxin-server simulate` as people write it; docs/simulate.md shows every
/// member. Errors carry `FILE:LINE:COLUMN reason` (in Chinese): `bad_yaml`, `missing_member`,
/// `bad_member`, `unknown_member`, `unknown_group`, `duplicate_group`, `bad_step`, `bad_share`,
/// `too_many`, `too_large`.
Result<engine::DayProfile> parseProfileYaml(std::string_view text, const std::string& file);

/// The same with every mistake instead of the first; empty when there is none.
std::vector<Error> checkProfileYaml(std::string_view text, const std::string& file);

inline constexpr std::size_t kLongestProfile = 256 * 1024;
inline constexpr std::size_t kMostShifts = 500;

} // namespace lianxin::wire
