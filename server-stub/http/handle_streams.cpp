#include "models/engine/permissions.h"
#include "models/wire/command_json.h"
#include "models/wire/digest.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/session_json.h"
#include "server-stub/http/masking.h"
#include "server-stub/http/routes.h"

#include <Poco/Net/StreamSocket.h>

namespace lianxin::http {

namespace {

/// The number the client has: `Last-Event-ID` goes before `after`; without either everything up to
/// now counts as known.
Result<std::int64_t> lastKnown(Api& api, const Exchange& exchange)
{
    const std::string header = exchange.header("Last-Event-ID");
    const std::string& text = header.empty() ? exchange.query("after") : header;
    const std::int64_t newest = api.log.lastSeq();
    if (text.empty())
        return newest;
    const auto number = parseNumber(text);
    if (!number || *number < 0)
        return Error{"bad_query", "after"};
    if (*number > newest)
        return Error{"ahead_of_centre", std::to_string(newest)};
    return *number;
}

std::vector<SeatId> seatsIn(const std::string& text)
{
    std::vector<SeatId> seats;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find(',', from), text.size());
        seats.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return seats;
}

} // namespace

void getEvents(Api& api, Exchange& exchange)
{
    const auto after = lastKnown(api, exchange);
    if (!after)
        return exchange.replyError(after.error());
    Listener listener;
    listener.actor = exchange.actor();
    listener.topics = store::subscriptions(listener.actor);
    listener.after = after.value();
    listener.tokenDigest = wire::sha256Hex(exchange.token);
    listener.masked =
        !seesNumbers(listener.actor) || mayBeAtHome(listener.actor, api.centre.city().callPlan);
    listener.seats = seatsIn(exchange.query("seats"));
    if (api.hub.isFull())
        return exchange.replyError({"overloaded", "listeners"});
    const auto recorded = api.access.record(
        {api.centre.now(), listener.actor.staff, "listen", std::to_string(listener.after)});
    if (!recorded)
        return exchange.replyError(recorded.error());
    auto socket = exchange.detach();
    if (!api.hub.add(socket, std::move(listener)))
        socket.close();
}

void postTranscripts(Api& api, Exchange& exchange)
{
    const auto body = exchange.body(wire::kMaxBody);
    if (!body)
        return exchange.replyError(body.error());
    auto post = wire::parseTranscriptBody(body.value());
    if (!post)
        return exchange.replyError(post.error());
    const auto talk = api.centre.talkOf(post.value().call);
    if (!talk || talk->seat.empty())
        return exchange.replyError({"unknown_call", {}});
    if (talk->staff != exchange.actor().staff)
        return exchange.replyError({"forbidden", {}});
    api.hub.relay("seats", talk->seat, "transcript",
                  wire::transcriptBody(wire::maskedNumbers(std::move(post).value())));
    exchange.replyNothing(202);
}

} // namespace lianxin::http
