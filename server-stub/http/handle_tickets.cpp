#include "models/engine/permissions.h"
#include "models/wire/command_json.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/view_json.h"
#include "server-stub/http/access_note.h"
#include "server-stub/http/masking.h"
#include "server-stub/http/routes.h"
#include "server-stub/http/ticket_table.h"

#include <algorithm>

namespace lianxin::http {

namespace {

constexpr std::size_t kMaxWords = 200;
constexpr double kMostMetres = 20'000;
constexpr int kMostDays = 36'500;

engine::TicketView shown(bool numbers, engine::TicketView ticket)
{
    return numbers ? ticket : wire::maskedNumbers(std::move(ticket));
}

Result<std::optional<places::Point>> pointIn(const Exchange& exchange)
{
    if (exchange.query("lon").empty() && exchange.query("lat").empty())
        return std::optional<places::Point>();
    const auto lon = parseDecimal(exchange.query("lon"));
    const auto lat = parseDecimal(exchange.query("lat"));
    if (!lon || !lat || !(*lon >= -180 && *lon <= 180) || !(*lat >= -90 && *lat <= 90))
        return Error{"bad_query", "lon, lat"};
    return std::optional(places::Point{*lon, *lat});
}

Result<store::TicketFilter> filterOf(const Exchange& exchange, UtcTime now)
{
    store::TicketFilter filter;
    filter.words = exchange.query("q");
    if (filter.words.size() > kMaxWords)
        return Error{"bad_query", "q"};
    filter.callerNumber = exchange.query("caller");
    const auto point = pointIn(exchange);
    if (!point)
        return point.error();
    filter.near = point.value();
    if (const auto& text = exchange.query("metres"); !text.empty()) {
        const auto metres = parseDecimal(text);
        if (!metres || !(*metres > 0 && *metres <= kMostMetres))
            return Error{"bad_query", "metres"};
        filter.metres = *metres;
    }
    if (const auto& text = exchange.query("days"); !text.empty()) {
        const auto days = parseNumber(text);
        if (!days || *days < 0 || *days > kMostDays)
            return Error{"bad_query", "days"};
        filter.since = now - std::chrono::days{*days};
    }
    if (const auto& text = exchange.query("state"); !text.empty()) {
        const auto state = ticket::parseState(text);
        if (!state)
            return Error{"bad_query", "state"};
        filter.states = {*state};
    }
    if (const auto& text = exchange.query("limit"); !text.empty()) {
        const auto limit = parseNumber(text);
        if (!limit || *limit < 1 || *limit > store::kMaxFound)
            return Error{"bad_query", "limit"};
        filter.limit = static_cast<int>(*limit);
    }
    return filter;
}

/// By id, number or provisional number; `unknown_ticket` also for one the asker may not see.
Result<engine::TicketView> visibleTicket(Api& api, const engine::Actor& actor,
                                         const std::string& id)
{
    auto found = api.tickets.ticket(TicketId(id));
    if (found && !found.value())
        found = api.tickets.byNumber(id);
    if (!found)
        return found.error();
    if (!found.value() || !engine::maySee(actor, *found.value()))
        return Error{"unknown_ticket", {}};
    return std::move(*found.value());
}

struct Seen {
    std::vector<engine::TicketView> tickets;
    bool more = false; ///< than these, which are the newest
};

/// What the query asks for, of what the asker may see; `limit` unless the query has one.
Result<Seen> visibleTickets(Api& api, const Exchange& exchange, const engine::Actor& actor,
                            int limit = 50)
{
    auto filter = filterOf(exchange, api.centre.now());
    if (!filter)
        return filter.error();
    if (exchange.query("limit").empty())
        filter.value().limit = limit;
    const bool onlyOwnUnit =
        std::all_of(actor.roles.begin(), actor.roles.end(),
                    [](engine::Role role) { return role == engine::Role::UnitStaff; });
    if (onlyOwnUnit)
        filter.value().unit = actor.unit.empty() ? UnitId("-") : actor.unit;
    filter.value().asker = actor;
    const auto most = static_cast<std::size_t>(filter.value().limit++);
    auto found = api.tickets.find(filter.value());
    if (!found)
        return found.error();
    Seen seen{std::move(found).value()};
    seen.more = seen.tickets.size() > most;
    if (seen.more)
        seen.tickets.resize(most);
    return seen;
}

/// What was asked for, as it stays in the log for good: no number of a caller in full.
std::string queryText(const Exchange& exchange)
{
    std::string text;
    for (const char* name : {"q", "caller", "lon", "lat", "metres", "days", "state", "limit"}) {
        const auto& value = exchange.query(name);
        if (value.empty())
            continue;
        const bool number = name == std::string_view("caller");
        text += (text.empty() ? "" : "&") + std::string(name) + '=' +
                (number ? masked(value) : maskedWithin(value));
    }
    return text;
}

/// `12 tickets: q=暖气&days=30`.
std::string subjectOf(const Exchange& exchange, const Seen& seen)
{
    const auto query = queryText(exchange);
    return std::to_string(seen.tickets.size()) + " tickets" +
           (seen.more ? " and more left out" : "") + (query.empty() ? "" : ": " + query);
}

std::vector<TicketId> idsOf(const std::vector<engine::TicketView>& tickets)
{
    std::vector<TicketId> ids;
    for (const auto& ticket : tickets)
        ids.push_back(ticket.id);
    return ids;
}

/// The reason in the body of a request that only some may make, and never without one.
Result<std::string> reasonOf(Exchange& exchange, bool allowed)
{
    const auto body = exchange.body(wire::kMaxBody);
    if (!body)
        return body.error();
    auto reason = wire::parseReasonBody(body.value());
    if (!reason)
        return reason.error();
    if (!allowed)
        return Error{"forbidden", {}};
    if (reason.value().empty())
        return Error{"missing_reason", {}};
    if (reason.value().size() > kMaxWords)
        return Error{"too_long", "reason"};
    return reason;
}

} // namespace

bool showsNumbers(Api& api, const engine::Actor& actor)
{
    if (!seesNumbers(actor) || !engine::has(actor, engine::Role::CallTaker))
        return seesNumbers(actor);
    bool atHome = true;
    const auto looked =
        api.centre.look([&](const engine::State& state) { atHome = isAtHome(actor, state); });
    return looked && !atHome;
}

void findTickets(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    auto seen = visibleTickets(api, exchange, actor);
    if (!seen)
        return exchange.replyError(seen.error());
    auto& tickets = seen.value().tickets;
    const bool numbers = showsNumbers(api, actor);
    for (auto& ticket : tickets)
        ticket = shown(numbers, std::move(ticket));
    if (!tickets.empty()) {
        const auto recorded = api.access.record(
            {api.centre.now(), actor.staff, "find_tickets", std::to_string(tickets.size())});
        if (!recorded)
            return exchange.replyError(recorded.error());
    }
    exchange.reply(200, wire::ticketsBody(tickets));
}

void getTicket(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    auto found = visibleTicket(api, actor, exchange.id());
    if (!found)
        return exchange.replyError(found.error());
    const auto recorded =
        api.access.record({api.centre.now(), actor.staff, "read_ticket", found.value().id.str()});
    if (!recorded)
        return exchange.replyError(recorded.error());
    exchange.reply(200,
                   wire::ticketText(shown(showsNumbers(api, actor), std::move(found).value())));
}

void unmaskTicket(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    const auto reason = reasonOf(exchange, mayUnmask(actor));
    if (!reason)
        return exchange.replyError(reason.error());
    const auto& path = exchange.path();
    auto found = visibleTicket(api, actor, path[path.size() - 2]);
    if (!found)
        return exchange.replyError(found.error());
    const auto noted = noteAccess(api, actor, "unmask", found.value().id.str(), reason.value());
    if (!noted)
        return exchange.replyError(noted.error());
    exchange.reply(200, wire::ticketText(found.value()));
}

/// Numbers stay masked whoever asks: what leaves the house cannot be taken back.
void exportTickets(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    const auto reason = reasonOf(exchange, mayExport(actor));
    if (!reason)
        return exchange.replyError(reason.error());
    auto seen = visibleTickets(api, exchange, actor, store::kMaxFound);
    if (!seen)
        return exchange.replyError(seen.error());
    auto& [tickets, more] = seen.value();
    for (auto& ticket : tickets)
        ticket = wire::maskedNumbers(std::move(ticket));
    const auto table = ticketTable(tickets, api.centre.city());
    const auto noted = noteAccess(api, actor, "export", subjectOf(exchange, seen.value()),
                                  reason.value(), idsOf(tickets));
    if (!noted)
        return exchange.replyError(noted.error());
    const auto count = std::to_string(tickets.size());
    if (more)
        exchange.setHeader("X-Cut-At", count);
    exchange.setHeader("Content-Disposition", "attachment; filename=\"tickets" +
                                                  (more ? "-newest-" + count : std::string()) +
                                                  ".csv\"");
    exchange.reply(200, table, "text/csv; charset=utf-8");
}

} // namespace lianxin::http
