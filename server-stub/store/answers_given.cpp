#include "server-stub/store/answers_given.h"

#include "models/wire/view_json.h"
#include "server-stub/store/ticket_reads.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <limits>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

Result<AnswersGiven> answersGiven(Database& database, const AnswersGivenFilter& filter)
{
    const std::string which = " FROM ticket_answer a JOIN ticket t ON t.row = a.ticket"
                              " WHERE a.entry = ? AND a.version < ? AND t.accepted_at >= ?"
                              " AND (coalesce(json_extract(t.view, '$.confidential'), 0) = 0"
                              " OR instr(?, ',' || json_extract(t.view, '$.team') || ',') > 0)";
    std::string teams = ",";
    for (const auto& team : filter.teams)
        teams += team + ',';
    std::string entry = filter.entry.str();
    int before = filter.before > 0 ? filter.before : std::numeric_limits<int>::max();
    Poco::Int64 since = filter.since ? filter.since->time_since_epoch().count() : 0;
    int limit = std::clamp(filter.limit, 1, kMaxFound);
    std::vector<std::string> views;
    std::vector<int> versions;
    Poco::Int64 total = 0;
    const auto done = database.read([&](Session& session) {
        session << "SELECT count(*)" + which, use(entry), use(before), use(since), use(teams),
            into(total), now;
        session << "SELECT t.view, a.version" + which +
                       " ORDER BY t.accepted_at DESC, t.row DESC, a.version LIMIT ?",
            use(entry), use(before), use(since), use(teams), use(limit), into(views),
            into(versions), now;
    });
    if (!done)
        return done.error();
    AnswersGiven given{{}, total};
    for (std::size_t i = 0; i < views.size(); ++i) {
        auto ticket = wire::parseTicketText(views[i]);
        if (!ticket)
            return Error{"store_corrupt", "ticket: " + ticket.error().detail};
        given.tickets.push_back({std::move(ticket).value(), versions[i]});
    }
    return given;
}

Result<std::vector<VersionGiven>> versionsGiven(Database& database)
{
    std::vector<std::string> entries;
    std::vector<int> versions;
    std::vector<Poco::Int64> tickets;
    const auto done = database.read([&](Session& session) {
        session << "SELECT entry, version, count(*) FROM ticket_answer GROUP BY entry, version"
                   " ORDER BY entry, version",
            into(entries), into(versions), into(tickets), now;
    });
    if (!done)
        return done.error();
    std::vector<VersionGiven> all;
    for (std::size_t i = 0; i < entries.size(); ++i)
        all.push_back({EntryId(entries[i]), versions[i], tickets[i]});
    return all;
}

} // namespace lianxin::store
