#include "models/engine/permissions.h"
#include "models/wire/command_json.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/topic_views_json.h"
#include "server-stub/http/masking.h"
#include "server-stub/http/routes.h"

namespace lianxin::http {

namespace {

constexpr int kFewest = 3;
constexpr std::size_t kMostTopics = 100;
constexpr std::size_t kMostTickets = 30;

/// The topic with those of its latest tickets that the actor may see.
void replyFound(Api& api, Exchange& exchange, const service::HotTopics::Found& found,
                const TicketId& without)
{
    const auto actor = exchange.actor();
    const bool numbers = showsNumbers(api, actor);
    wire::TopicFound body{found.topic, {}};
    for (const auto& id : found.tickets) {
        if (body.tickets.size() == kMostTickets)
            break;
        auto ticket = api.tickets.ticket(id);
        if (!ticket)
            return exchange.replyError(ticket.error());
        if (id == without || !ticket.value() || !engine::maySee(actor, *ticket.value()))
            continue;
        body.tickets.push_back(numbers ? std::move(*ticket.value())
                                       : wire::maskedNumbers(std::move(*ticket.value())));
    }
    if (!body.tickets.empty()) {
        const auto recorded = api.access.record(
            {api.centre.now(), actor.staff, "find_tickets", std::to_string(body.tickets.size())});
        if (!recorded)
            return exchange.replyError(recorded.error());
    }
    exchange.reply(200, wire::topicFoundBody(body));
}

} // namespace

void getTopics(Api& api, Exchange& exchange)
{
    if (!engine::maySeeTopics(exchange.actor()))
        return exchange.replyError({"forbidden", "topics"});
    exchange.reply(200, wire::topicListBody(api.topics.list(kFewest, kMostTopics)));
}

void getTopic(Api& api, Exchange& exchange)
{
    if (!engine::maySeeTopics(exchange.actor()))
        return exchange.replyError({"forbidden", "topics"});
    const auto found = api.topics.topic(exchange.id());
    if (!found)
        return exchange.replyError({"unknown_topic", {}});
    replyFound(api, exchange, *found, {});
}

void findTopic(Api& api, Exchange& exchange)
{
    const auto text = exchange.body(wire::kMaxBody);
    if (!text)
        return exchange.replyError(text.error());
    const auto draft = wire::parseTopicDraft(text.value());
    if (!draft)
        return exchange.replyError(draft.error());
    if (!engine::maySeeTopics(exchange.actor()))
        return exchange.replyError({"forbidden", "topics"});
    const auto found = api.topics.find(draft.value());
    if (!found)
        return exchange.reply(200, wire::topicFoundBody({}));
    replyFound(api, exchange, *found, draft.value().ticket);
}

} // namespace lianxin::http
