#include "server-stub/operate/city_folder.h"

#include "models/wire/city_files.h"
#include "models/wire/scenario_yaml.h"
#include "server-stub/commands/files.h"

#include <algorithm>
#include <filesystem>

namespace lianxin::operate {

namespace fs = std::filesystem;

Result<engine::City> readCityFolder(const std::string& folder)
{
    return wire::readCity(commands::reader(folder));
}

Result<std::vector<training::Scenario>> readScenarioFolder(const std::string& folder)
{
    std::error_code none;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(folder) / "scenarios", none))
        if (entry.path().extension() == ".yaml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<training::Scenario> scenarios;
    for (const auto& file : files) {
        const auto text = commands::readFile(file);
        if (!text)
            return text.error();
        auto scenario = wire::parseScenarioYaml(text.value(), file.string());
        if (!scenario)
            return scenario.error();
        scenarios.push_back(std::move(scenario).value());
    }
    return scenarios;
}

} // namespace lianxin::operate
