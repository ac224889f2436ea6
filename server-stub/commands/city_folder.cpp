#include "server-stub/commands/city_folder.h"

#include "models/wire/city_files.h"
#include "models/wire/scenario_yaml.h"
#include "server-stub/commands/files.h"

#include <algorithm>

namespace lianxin::commands {

namespace fs = std::filesystem;

Result<engine::City> readCityFolder(const fs::path& folder)
{
    return wire::readCity(reader(folder));
}

Result<std::vector<training::Scenario>> readScenarioFolder(const fs::path& folder)
{
    std::error_code none;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / "scenarios", none))
        if (entry.path().extension() == ".yaml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<training::Scenario> scenarios;
    for (const auto& file : files) {
        const auto text = readFile(file);
        if (!text)
            return text.error();
        auto scenario = wire::parseScenarioYaml(text.value(), file.filename().string());
        if (!scenario)
            return scenario.error();
        scenarios.push_back(std::move(scenario).value());
    }
    return scenarios;
}

} // namespace lianxin::commands
