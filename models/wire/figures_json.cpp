#include "models/wire/figures_json.h"

#include "models/wire/json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lianxin::wire {

std::string figuresJson(const std::vector<std::pair<std::string, double>>& figures)
{
    constexpr double kExact = 9007199254740992.0; // 2^53: above it a double has gaps
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const auto& [name, value] : figures) {
        if (std::isfinite(value) && value == std::floor(value) && std::abs(value) < kExact)
            json[name] = static_cast<long long>(value);
        else
            json[name] = value;
    }
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace lianxin::wire
