#include "server-stub/store/ticket_reads.h"

#include "models/wire/view_json.h"
#include "server-stub/store/cells.h"
#include "server-stub/store/store_log.h"
#include "server-stub/store/ticket_projection.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

/// A SELECT over the ticket table that grows by one condition for every part of the filter.
struct Question {
    std::string tables = "ticket t";
    std::string where;
    std::vector<std::string>
        texts; ///< bound to the `?`s, in order; numbers stand in the SQL itself

    void require(const std::string& condition)
    {
        where += (where.empty() ? " WHERE " : " AND ") + condition;
    }
    void require(const std::string& condition, std::string text)
    {
        require(condition);
        texts.push_back(std::move(text));
    }
};

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

places::Box around(places::Point p, double metres)
{
    constexpr double kMetresPerDegree = 111'195.0;
    const double north = metres / kMetresPerDegree;
    const double shrink = std::max(0.01, std::cos(p.lat * std::numbers::pi / 180));
    return {p.lon - north / shrink, p.lat - north, p.lon + north / shrink, p.lat + north};
}

std::string stateList(const std::vector<ticket::State>& states)
{
    std::string list;
    for (const auto state : states)
        list += (list.empty() ? "'" : ",'") + std::string(ticket::name(state)) + "'";
    return "(" + list + ")";
}

void requirePlace(Question& q, const TicketFilter& filter)
{
    std::string ranges;
    for (const auto& [first, last] : cellsOf(around(*filter.near, filter.metres)))
        ranges += (ranges.empty() ? "(" : ",(") + number(first) + ',' + number(last) + ')';
    q.require("t.row IN (SELECT c.ticket FROM (VALUES" + ranges +
              ") r CROSS JOIN ticket_cell c ON c.cell BETWEEN r.column1 AND r.column2)");
}

Question ask(const TicketFilter& filter, const StoreLog& log)
{
    Question q;
    const std::string match = matchExpression(filter.words);
    if (!match.empty()) {
        q.tables = "ticket_words w CROSS JOIN ticket t ON t.row = w.rowid";
        q.require("w.ticket_words MATCH ?", match);
    }
    if (!filter.callerNumber.empty())
        q.require("t.caller = ?", log.callerDigest(filter.callerNumber));
    if (filter.near)
        requirePlace(q, filter);
    if (filter.since)
        q.require("t.accepted_at >= " + number(filter.since->time_since_epoch().count()));
    if (filter.until)
        q.require("t.accepted_at < " + number(filter.until->time_since_epoch().count()));
    if (filter.which == TicketFilter::Which::Open)
        q.require("t.open = 1");
    if (!filter.states.empty())
        q.require("t.state IN " + stateList(filter.states));
    if (!filter.unit.empty())
        q.require(
            "t.row IN (SELECT ticket FROM ticket_unit WHERE unit = ?" +
                std::string(filter.which == TicketFilter::Which::Open ? " AND open = 1)" : ")"),
            filter.unit.str());
    if (!filter.acceptedBy.empty())
        q.require("t.accepted_by = ?", filter.acceptedBy.str());
    if (!filter.category.empty())
        q.require("t.category = ?", filter.category.str());
    if (filter.secrets == TicketFilter::Secrets::LeftOut)
        q.require("coalesce(json_extract(t.view, '$.confidential'), 0) = 0");
    return q;
}

/// Newest first.
std::string page(const TicketFilter& filter)
{
    return std::string(matchExpression(filter.words).empty()
                           ? " ORDER BY t.accepted_at DESC, t.row DESC"
                           : " ORDER BY w.rowid DESC") +
           " LIMIT " + number(std::clamp(filter.limit, 1, kMaxFound));
}

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
    const Question q = ask(filter, m_log);
    auto tickets =
        select(m_database, "SELECT t.view FROM " + q.tables + q.where + page(filter), q.texts);
    if (tickets && filter.near) {
        std::erase_if(tickets.value(), [&](const TicketView& t) {
            return !t.point || places::distanceMetres(*t.point, *filter.near) > filter.metres;
        });
    }
    return tickets;
}

Result<std::int64_t> TicketReads::count(const TicketFilter& filter)
{
    Question q = ask(filter, m_log);
    Poco::Int64 found = 0;
    const auto done = m_database.read([&](Session& session) {
        Statement statement(session);
        statement << "SELECT count(*) FROM " + q.tables + q.where, into(found);
        for (auto& text : q.texts)
            statement, use(text);
        statement.execute();
    });
    if (!done)
        return done.error();
    return static_cast<std::int64_t>(found);
}

Status TicketReads::newest(const std::function<bool(const TicketView&)>& seen)
{
    Poco::Int64 before = std::numeric_limits<Poco::Int64>::max();
    while (true) {
        std::vector<std::string> views;
        std::vector<Poco::Int64> rows;
        const auto done = m_database.read([&](Session& session) {
            session << "SELECT row, view FROM ticket WHERE row < ? ORDER BY row DESC LIMIT " +
                           number(kMaxFound),
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
