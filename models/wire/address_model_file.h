#pragma once

#include "models/base/result.h"
#include "models/places/address_model.h"

#include <string>
#include <string_view>

namespace lianxin::wire {

inline constexpr int kAddressModelVersion = 3;
/// A model that would be larger than this when read is refused.
inline constexpr std::uint64_t kMaxAddressModel = std::uint64_t{64} << 20;

/// A trained address tagger as a file (`lianxin-address-model 3 <SHA-256>`, models/wire/
/// model_bytes.h): what it was made of and its figure as JSON, then what the networks know and
/// their weights.
std::string addressModelFile(const places::AddressModel& model);

/// Errors: those of modelBody(), `bad_model` for a head that does not fit. Whether the weights fit
/// each other, AddressTagger::of() tells.
Result<places::AddressModel> parseAddressModel(std::string_view file);

} // namespace lianxin::wire
