#include "server-stub/http/routes.h"
#include "server-stub/store/city_store.h"

namespace lianxin::http {

void getCatalogue(Api& api, Exchange& exchange)
{
    const auto catalogue = api.catalogue.now(api.centre);
    exchange.setHeader("ETag", catalogue->etag());
    exchange.setHeader("Cache-Control", "private, no-cache");
    exchange.setHeader("Vary", "Accept-Encoding");
    if (exchange.header("If-None-Match") == catalogue->etag())
        return exchange.replyNothing(304);
    if (exchange.header("Accept-Encoding").find("gzip") == std::string::npos)
        return exchange.reply(200, catalogue->text());
    exchange.setHeader("Content-Encoding", "gzip");
    exchange.reply(200, catalogue->gzipped());
}

void getScenarios(Api& api, Exchange& exchange)
{
    const auto titles = store::scenarioTitles(api.database);
    if (!titles)
        return exchange.replyError(titles.error());
    std::string list;
    for (const auto& scenario : titles.value())
        if (store::isPlainId(scenario.id.str()))
            list += (list.empty() ? "\"" : ",\"") + scenario.id.str() + '"';
    exchange.reply(200, "{\"scenarios\":[" + list + "]}");
}

void getScenario(Api& api, Exchange& exchange)
{
    const auto text = store::scenarioText(api.database, ScenarioId(exchange.id()));
    if (!text)
        return exchange.replyError(text.error());
    if (!text.value())
        return exchange.replyError({"unknown_scenario", {}});
    exchange.reply(200, *text.value());
}

} // namespace lianxin::http
