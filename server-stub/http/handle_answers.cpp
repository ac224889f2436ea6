#include "models/engine/permissions.h"
#include "models/wire/answers_given_json.h"
#include "models/wire/masked_numbers.h"
#include "server-stub/http/masking.h"
#include "server-stub/http/routes.h"
#include "server-stub/store/answers_given.h"

#include <algorithm>
#include <limits>

namespace lianxin::http {

namespace {

constexpr int kMostDays = 36'500;

std::optional<int> currentVersion(const engine::City& city, const EntryId& id)
{
    const auto entry = std::find_if(city.knowledge.begin(), city.knowledge.end(),
                                    [&](const auto& one) { return one.id == id; });
    return entry == city.knowledge.end() ? std::nullopt : std::optional(entry->version);
}

/// Without `before`: those who were given another version than the one that holds now, or any
/// version of an entry that was withdrawn.
Result<store::AnswersGivenFilter> filterOf(const Exchange& exchange, std::optional<int> current,
                                           UtcTime now)
{
    store::AnswersGivenFilter filter;
    filter.before = current.value_or(0);
    const auto wanted = [&](const char* name, std::int64_t low, std::int64_t high) {
        const auto& text = exchange.query(name);
        const auto value = parseNumber(text);
        return !text.empty() && (!value || *value < low || *value > high)
                   ? Result<std::optional<std::int64_t>>(Error{"bad_query", name})
                   : Result<std::optional<std::int64_t>>(text.empty() ? std::nullopt : value);
    };
    const auto before = wanted("before", 0, std::numeric_limits<int>::max());
    const auto days = wanted("days", 0, kMostDays);
    const auto limit = wanted("limit", 1, store::kMaxFound);
    for (const auto* one : {&before, &days, &limit})
        if (!*one)
            return one->error();
    if (before.value())
        filter.before = static_cast<int>(*before.value());
    if (days.value())
        filter.since = now - std::chrono::days{*days.value()};
    if (limit.value())
        filter.limit = static_cast<int>(*limit.value());
    return filter;
}

} // namespace

void getAnswersGiven(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    if (!engine::mayFollowAnswers(actor))
        return exchange.replyError({"forbidden", {}});
    wire::AnswersGivenBody body;
    body.entry = EntryId(exchange.path()[2]);
    body.current = currentVersion(api.centre.city(), body.entry);
    auto filter = filterOf(exchange, body.current, api.centre.now());
    if (!filter)
        return exchange.replyError(filter.error());
    filter.value().entry = body.entry;
    filter.value().teams = actor.teams;
    body.before = filter.value().before;
    auto given = store::answersGiven(api.database, filter.value());
    if (!given)
        return exchange.replyError(given.error());
    body.total = given.value().total;
    for (auto& [ticket, version] : given.value().tickets)
        if (engine::maySee(actor, ticket))
            body.tickets.push_back({showsNumbers(api, actor)
                                        ? std::move(ticket)
                                        : wire::maskedNumbers(std::move(ticket)),
                                    version});
    const auto recorded =
        api.access.record({api.centre.now(), actor.staff, "answers_given", body.entry.str()});
    if (!recorded)
        return exchange.replyError(recorded.error());
    exchange.reply(200, wire::answersGivenBody(body));
}

} // namespace lianxin::http
