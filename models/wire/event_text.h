#pragma once

#include "models/base/result.h"
#include "models/engine/event.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::wire {

/// An event as streams carry it: one line of JSON with the log's `hash`. Personal values are in the
/// clear.
std::string eventText(const engine::Event& event, const std::string& hash);

/// Salt and value of the vault by key; nothing once the value was erased.
using SaltedLookup =
    std::function<std::optional<std::pair<std::string, std::string>>(const std::string& key)>;
/// Keys of a sealed event whose value in the vault does not give the digest that was chained. Error
/// `bad_json`.
Result<std::vector<std::string>> forgedValues(std::string_view sealedText,
                                              const SaltedLookup& lookup);

} // namespace lianxin::wire
