#include "server-stub/store/city_store.h"

#include "models/wire/city_json.h"
#include "models/wire/scenario_yaml.h"
#include "models/wire/zstd_text.h"

#include <Poco/Data/LOB.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {
constexpr std::uint64_t kMaxCity = 512ULL * 1024 * 1024;
}

Status saveCity(Database& database, const engine::City& city, UtcTime at)
{
    const std::string archive = wire::compressed(wire::cityText(city));
    Poco::Data::BLOB blob(reinterpret_cast<const unsigned char*>(archive.data()), archive.size());
    std::string version = city.version;
    Poco::Int64 ms = at.time_since_epoch().count();
    return database.write([&](Session& session) {
        session << "DELETE FROM catalogue", now;
        session << "INSERT INTO catalogue(version, at, content) VALUES(?, ?, ?)", use(version),
            use(ms), use(blob), now;
    });
}

Result<std::optional<std::string>> cityText(Database& database)
{
    std::vector<Poco::Data::BLOB> archives;
    const auto done = database.read([&](Session& session) {
        session << "SELECT content FROM catalogue ORDER BY at DESC LIMIT 1", into(archives), now;
    });
    if (!done)
        return done.error();
    if (archives.empty())
        return std::optional<std::string>();
    const auto& blob = archives.front();
    auto text = wire::decompressed({reinterpret_cast<const char*>(blob.rawContent()), blob.size()},
                                   kMaxCity);
    if (!text)
        return Error{"store_corrupt", "catalogue"};
    return std::optional(std::move(text).value());
}

Result<std::shared_ptr<const engine::City>> cityIn(Database& database)
{
    const auto text = cityText(database);
    if (!text)
        return text.error();
    if (!text.value())
        return std::shared_ptr<const engine::City>();
    auto city = wire::parseCityText(*text.value());
    if (!city)
        return Error{"store_corrupt", "catalogue: " + city.error().detail};
    return std::make_shared<const engine::City>(std::move(city).value());
}

Status saveScenarios(Database& database, const std::vector<training::Scenario>& scenarios)
{
    return database.write([&](Session& session) {
        for (const auto& scenario : scenarios) {
            std::string id = scenario.id.str();
            std::string title = scenario.title;
            std::string content = wire::scenarioText(scenario);
            session << "INSERT OR REPLACE INTO scenario(id, title, content) VALUES(?, ?, ?)",
                use(id), use(title), use(content), now;
        }
    });
}

Result<std::vector<ScenarioTitle>> scenarioTitles(Database& database)
{
    std::vector<std::string> ids, titles;
    const auto done = database.read([&](Session& session) {
        session << "SELECT id, title FROM scenario ORDER BY id", into(ids), into(titles), now;
    });
    if (!done)
        return done.error();
    std::vector<ScenarioTitle> all;
    for (std::size_t i = 0; i < ids.size(); ++i)
        all.push_back({ScenarioId(ids[i]), titles[i]});
    return all;
}

Result<std::optional<std::string>> scenarioText(Database& database, const ScenarioId& id)
{
    std::vector<std::string> contents;
    std::string key = id.str();
    const auto done = database.read([&](Session& session) {
        session << "SELECT content FROM scenario WHERE id = ?", use(key), into(contents), now;
    });
    if (!done)
        return done.error();
    return contents.empty() ? std::optional<std::string>()
                            : std::optional(std::move(contents.front()));
}

} // namespace lianxin::store
