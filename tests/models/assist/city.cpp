#include "tests/models/assist/city.h"

#include "models/engine/assist_sources.h"
#include "models/wire/city_files.h"
#include "models/wire/scenario_yaml.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace lianxin::assist {

namespace {

const std::string kCity = std::string{LIANXIN_SOURCE_DIR} + "/resources/city/";

[[noreturn]] void fail(const Error& error)
{
    std::fprintf(stderr, "%s: %s\n", error.code.c_str(), error.detail.c_str());
    std::abort();
}

Result<std::string> readFile(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return Error{"not_found", path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

std::string fileText(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        fail(text.error());
    return text.value();
}

std::shared_ptr<const Assistant> demoAssistant()
{
    static const auto kAssistant = [] {
        auto city = wire::readCity([](const std::string& path) { return readFile(kCity + path); });
        if (!city)
            fail(city.error());
        return std::make_shared<const Assistant>(
            engine::assistSources(std::make_shared<const engine::City>(std::move(city).value())));
    }();
    return kAssistant;
}

training::Scenario demoScenario(const std::string& id)
{
    const auto file = "scenarios/" + id + ".yaml";
    const auto scenario = wire::parseScenarioYaml(fileText(kCity + file), file);
    if (!scenario)
        fail(scenario.error());
    return scenario.value();
}

session::CallOffered offerOf(const training::Scenario& scenario)
{
    session::CallOffered offered;
    offered.number = scenario.caller.number;
    offered.dialled = scenario.caller.dialled;
    offered.centreTime = scenario.calledAt;
    for (const auto& item : scenario.history) {
        session::TicketCard card;
        card.title = item.title;
        card.kind = item.kind;
        card.outcome = item.outcome;
        card.satisfaction = item.satisfaction;
        card.at = scenario.calledAt - std::chrono::days{item.daysAgo};
        offered.history.push_back(std::move(card));
    }
    return offered;
}

void play(Desk& desk, const training::Scenario& scenario)
{
    for (const auto& turn : scenario.turns)
        desk.hear(turn.speaker, turn.text);
    desk.hangUp();
}

} // namespace lianxin::assist
