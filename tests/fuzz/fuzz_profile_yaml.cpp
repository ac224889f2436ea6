#include "models/wire/profile_yaml.h"
#include "models/wire/simulation_json.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// Any bytes: a profile or an error; a profile can be simulated, and every caller is accounted for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin;
    const auto profile =
        wire::parseProfileYaml({reinterpret_cast<const char*>(data), size}, "p.yaml");
    if (!profile)
        return 0;
    const engine::DayLoad load{5, 40, 1};
    const auto day = engine::simulateDay(profile.value(), load);
    if (!day || day.value().whole.calls != load.callsPerDay)
        std::abort();
    if (wire::dayText({profile.value(), day.value(), load}).empty())
        std::abort();
    return 0;
}
