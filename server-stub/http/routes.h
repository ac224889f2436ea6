#pragma once

#include "server-stub/http/api.h"
#include "server-stub/http/exchange.h"

#include <span>
#include <string_view>

namespace lianxin::http {

/// Who may call a route: anybody, anybody with our protocol version, or somebody who is logged in.
enum class Door { Open, Protocol, Login };

struct Route {
    std::string_view method;
    std::string_view path; ///< `/v1/tickets/*`: `*` stands for one segment
    Door door;
    void (*handle)(Api&, Exchange&);
};

/// Every request the server understands; docs/protocol.md describes each.
std::span<const Route> routes();

/// Finds the route, checks protocol and login, calls the handler; whatever goes wrong is answered
/// as an error object. Never throws.
void serve(Api& api, Exchange& exchange);

// — the handlers, one file a subject
void logIn(Api& api, Exchange& exchange);
void logOut(Api& api, Exchange& exchange);
void postCommands(Api& api, Exchange& exchange);
void getSnapshot(Api& api, Exchange& exchange);
void getCall(Api& api, Exchange& exchange);
void getEvents(Api& api, Exchange& exchange);
void postTranscripts(Api& api, Exchange& exchange);
void getCatalogue(Api& api, Exchange& exchange);
void getAnswersGiven(Api& api, Exchange& exchange);
void getModel(Api& api, Exchange& exchange);
void getScenarios(Api& api, Exchange& exchange);
void getScenario(Api& api, Exchange& exchange);
void findTickets(Api& api, Exchange& exchange);
void getTicket(Api& api, Exchange& exchange);
void unmaskTicket(Api& api, Exchange& exchange);
void exportTickets(Api& api, Exchange& exchange);
void getFigures(Api& api, Exchange& exchange);
void getTopics(Api& api, Exchange& exchange);
void getTopic(Api& api, Exchange& exchange);
void findTopic(Api& api, Exchange& exchange);
void putJournal(Api& api, Exchange& exchange);
void getJournal(Api& api, Exchange& exchange);
void getHealth(Api& api, Exchange& exchange);
void getMetrics(Api& api, Exchange& exchange);

// — what handlers of several subjects ask
/// Whether callers' numbers are shown in full. Whoever sits at a volunteer's seat at home sees
/// none; nor when that cannot be found out.
bool showsNumbers(Api& api, const engine::Actor& actor);

} // namespace lianxin::http
