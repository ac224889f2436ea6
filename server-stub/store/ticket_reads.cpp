#include "server-stub/store/ticket_reads.h"

#include "models/wire/view_json.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_search.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <limits>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

Result<std::vector<TicketView>> parsed(const std::vector<std::string>& texts)
{
    std::vector<TicketView> tickets;
    tickets.reserve(texts.size());
    for (const auto& text : texts) {
        auto ticket = wire::parseTicketText(text);
        if (!ticket)
            return Error{"store_corrupt", "ticket: " + ticket.error().detail};
        tickets.push_back(std::move(ticket).value());
    }
    return tickets;
}

Result<std::optional<TicketView>> first(Result<std::vector<TicketView>> tickets)
{
    if (!tickets)
        return tickets.error();
    if (tickets.value().empty())
        return std::optional<TicketView>();
    return std::optional(std::move(tickets.value().front()));
}

Result<std::vector<TicketView>> select(Database& database, const std::string& sql,
                                       std::vector<std::string> texts)
{
    std::vector<std::string> views;
    const auto done = database.read([&](Session& session) {
        Statement statement(session);
        statement << sql, into(views);
        for (auto& text : texts)
            statement, use(text);
        statement.execute();
    });
    if (!done)
        return done.error();
    return parsed(views);
}

} // namespace

Result<std::vector<TicketView>> TicketReads::find(const TicketFilter& filter)
{
    Result<std::vector<TicketView>> found = std::vector<TicketView>();
    const auto done = m_database.read([&](Session& session) {
        found = TicketSearch(session, filter, m_log.callerDigest(filter.callerNumber),
                             m_log.heldWords(), m_atOnce)
                    .run();
    });
    return done ? std::move(found) : done.error();
}

Result<std::int64_t> TicketReads::count(const TicketFilter& filter)
{
    Result<std::int64_t> found = std::int64_t{0};
    const auto done = m_database.read([&](Session& session) {
        found = TicketSearch(session, filter, m_log.callerDigest(filter.callerNumber),
                             m_log.heldWords(), m_atOnce)
                    .count();
    });
    return done ? std::move(found) : done.error();
}

Status TicketReads::newest(const std::function<bool(const TicketView&)>& seen)
{
    Poco::Int64 before = std::numeric_limits<Poco::Int64>::max();
    while (true) {
        std::vector<std::string> views;
        std::vector<Poco::Int64> rows;
        const auto done = m_database.read([&](Session& session) {
            session << "SELECT row, view FROM ticket WHERE row < ? ORDER BY row DESC LIMIT " +
                           std::to_string(kMaxFound),
                use(before), into(rows), into(views), now;
        });
        if (!done)
            return done;
        const auto tickets = parsed(views);
        if (!tickets)
            return tickets.error();
        for (const auto& ticket : tickets.value())
            if (!seen(ticket))
                return success();
        if (rows.empty())
            return success();
        before = rows.back();
    }
}

Result<std::optional<TicketView>> TicketReads::byNumber(const std::string& number)
{
    return first(
        select(m_database,
               "SELECT view FROM ticket WHERE number = ? UNION ALL"
               " SELECT view FROM ticket WHERE provisional <> '' AND provisional = ? LIMIT 1",
               {number, number}));
}

Result<std::optional<TicketView>> TicketReads::ticket(const TicketId& id)
{
    return first(select(m_database, "SELECT view FROM ticket WHERE id = ?", {id.str()}));
}

Result<std::vector<TicketView>> TicketReads::ofCaller(const Personal& number, int limit)
{
    TicketFilter filter;
    filter.callerNumber = number.value;
    filter.limit = limit;
    return number.value.empty() ? std::vector<TicketView>{} : find(filter);
}

Result<std::vector<TicketView>> TicketReads::near(places::Point point, double metres, UtcTime since,
                                                  int limit)
{
    TicketFilter filter;
    filter.near = point;
    filter.metres = metres;
    filter.since = since;
    filter.limit = limit;
    return find(filter);
}

Result<std::vector<TicketView>> TicketReads::search(const std::string& words, int limit)
{
    TicketFilter filter;
    filter.words = words;
    filter.limit = limit;
    return find(filter);
}

Result<std::optional<TicketView>> EngineQuery::ticket(const TicketId& id)
{
    return m_log.ticket(id);
}

Result<std::vector<TicketView>> EngineQuery::ofCaller(const Personal& number, int limit)
{
    return m_reads.ofCaller(number, limit);
}

Result<std::vector<TicketView>> EngineQuery::near(places::Point point, double metres, UtcTime since,
                                                  int limit)
{
    return m_reads.near(point, metres, since, limit);
}

Result<std::vector<TicketView>> EngineQuery::search(const std::string& words, int limit)
{
    return m_reads.search(words, limit);
}

} // namespace lianxin::store
