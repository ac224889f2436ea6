#pragma once

#include "models/engine/city.h"
#include "models/wire/json.h"

namespace lianxin::wire {

/// The whole city as one object: the body of `GET /v1/catalogue` and the seat's cache. Coordinates
/// are `[lon, lat]` rounded to 1e-6 degrees; 100,000 places take well under a second each way.
std::string cityText(const engine::City& city);
/// Errors: `bad_json`, `missing_member`, `bad_member`.
Result<engine::City> parseCityText(std::string_view text);

} // namespace lianxin::wire
