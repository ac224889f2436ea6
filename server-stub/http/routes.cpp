#include "server-stub/http/routes.h"

#include "models/wire/json.h"

#include <Poco/Exception.h>

#include <array>
#include <string>

namespace lianxin::http {

namespace {

constexpr std::array kRoutes{
    Route{"POST", "/v1/login", Door::Protocol, logIn},
    Route{"POST", "/v1/logout", Door::Login, logOut},
    Route{"POST", "/v1/commands", Door::Login, postCommands},
    Route{"GET", "/v1/snapshot", Door::Login, getSnapshot},
    Route{"GET", "/v1/calls/*", Door::Login, getCall},
    Route{"GET", "/v1/events", Door::Login, getEvents},
    Route{"POST", "/v1/transcripts", Door::Login, postTranscripts},
    Route{"GET", "/v1/catalogue", Door::Login, getCatalogue},
    Route{"GET", "/v1/answers/*/tickets", Door::Login, getAnswersGiven},
    Route{"GET", "/v1/models/*", Door::Login, getModel},
    Route{"GET", "/v1/scenarios", Door::Login, getScenarios},
    Route{"GET", "/v1/scenarios/*", Door::Login, getScenario},
    Route{"GET", "/v1/tickets", Door::Login, findTickets},
    Route{"POST", "/v1/tickets/export", Door::Login, exportTickets},
    Route{"GET", "/v1/tickets/*", Door::Login, getTicket},
    Route{"POST", "/v1/tickets/*/unmask", Door::Login, unmaskTicket},
    Route{"GET", "/v1/figures", Door::Login, getFigures},
    Route{"GET", "/v1/topics", Door::Login, getTopics},
    Route{"POST", "/v1/topics/find", Door::Login, findTopic},
    Route{"GET", "/v1/topics/*", Door::Login, getTopic},
    Route{"PUT", "/v1/journals/*", Door::Login, putJournal},
    Route{"GET", "/v1/journals/*", Door::Login, getJournal},
    Route{"GET", "/v1/health", Door::Open, getHealth},
    Route{"GET", "/metrics", Door::Open, getMetrics},
};

bool fits(std::string_view pattern, const std::vector<std::string>& path)
{
    for (const auto& segment : path) {
        if (pattern.empty() || pattern.front() != '/')
            return false;
        pattern.remove_prefix(1);
        const auto end = std::min(pattern.find('/'), pattern.size());
        const auto expected = pattern.substr(0, end);
        if (expected != segment && (expected != "*" || segment.empty()))
            return false;
        pattern.remove_prefix(end);
    }
    return pattern.empty();
}

Result<const Route*> find(const Exchange& exchange)
{
    bool known = false;
    for (const auto& route : kRoutes) {
        if (!fits(route.path, exchange.path()))
            continue;
        if (route.method == exchange.method())
            return &route;
        known = true;
    }
    return Error{known ? "method_not_allowed" : "unknown_route", {}};
}

Status checkProtocol(const Exchange& exchange)
{
    const std::string spoken = exchange.header("Lianxin-Protocol");
    if (spoken == std::to_string(wire::kProtocol))
        return success();
    return Error{"unknown_protocol", std::to_string(wire::kProtocol)};
}

Status checkLogin(Api& api, Exchange& exchange)
{
    constexpr std::string_view kBearer = "Bearer ";
    const std::string header = exchange.header("Authorization");
    if (header.rfind(kBearer, 0) != 0)
        return Error{"unauthorised", {}};
    exchange.token = header.substr(kBearer.size());
    auto bearer = api.accounts.whoHas(exchange.token, api.centre.now());
    if (!bearer)
        return Error{"unauthorised", {}};
    exchange.viewer = std::move(bearer->account);
    exchange.loginExpires = bearer->expires;
    return success();
}

void handle(Api& api, Exchange& exchange)
{
    const auto route = find(exchange);
    if (!route)
        return exchange.replyError(route.error());
    if (route.value()->door != Door::Open)
        if (const auto spoken = checkProtocol(exchange); !spoken)
            return exchange.replyError(spoken.error());
    if (route.value()->door == Door::Login)
        if (const auto known = checkLogin(api, exchange); !known)
            return exchange.replyError(known.error());
    route.value()->handle(api, exchange);
}

} // namespace

std::span<const Route> routes()
{
    return kRoutes;
}

void serve(Api& api, Exchange& exchange)
{
    ++api.requests;
    exchange.setHeader("Lianxin-Protocol", std::to_string(wire::kProtocol));
    exchange.setHeader("Cache-Control", "no-store");
    try {
        handle(api, exchange);
    } catch (const Poco::Exception&) {
        // The client has gone, or its connection broke in the middle: there is nobody to answer.
        if (!exchange.replied())
            throw;
    } catch (const std::exception&) {
        if (!exchange.replied())
            exchange.replyError({"internal", {}});
    }
}

} // namespace lianxin::http
