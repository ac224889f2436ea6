#include "models/wire/scenario_yaml.h"

#include <cstdint>
#include <cstdlib>

/// Any bytes: a scenario or an error; a scenario survives the way through JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lianxin::wire;
    const auto scenario = parseScenarioYaml({reinterpret_cast<const char*>(data), size});
    if (!scenario)
        return 0;
    const auto text = scenarioText(scenario.value());
    const auto again = parseScenarioText(text);
    if (!again || scenarioText(again.value()) != text)
        std::abort();
    return 0;
}
