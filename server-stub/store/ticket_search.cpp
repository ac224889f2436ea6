#include "server-stub/store/ticket_search.h"

#include "models/engine/permissions.h"
#include "models/wire/view_json.h"
#include "server-stub/store/lookup.h"
#include "server-stub/store/ticket_terms.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;

namespace {

using Which = TicketFilter::Which;

using Clock = std::chrono::steady_clock;
/// A ticket that took longer to read was not in memory, and those after it may not be either.
constexpr std::chrono::microseconds kFromDisk{500};
/// So many candidates at least, and at most, are looked for together: as many as tickets are
/// wanted, and twice as many as before where none of them fitted.
constexpr std::size_t kFewest = 8;
constexpr std::size_t kMost = 256;

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

const std::vector<ticket::State> kOnlyArchived{ticket::State::Archived};

bool isOnlyOpen(const std::vector<ticket::State>& states)
{
    return !states.empty() &&
           std::find(states.begin(), states.end(), ticket::State::Archived) == states.end();
}

/// At most so many at or below `below`, down to `last`.
std::vector<std::int64_t> nextRows(RowCursor& all, std::int64_t below, std::int64_t last,
                                   std::size_t count)
{
    std::vector<std::int64_t> rows;
    while (rows.size() < count) {
        const auto row = all.at(below);
        if (!row || *row < last)
            break;
        rows.push_back(*row);
        below = *row - 1;
    }
    return rows;
}

/// Rows of one value of the leading column and of one or both sides of `open`.
Rows openOrNot(Session& session, const std::string& select, const std::string& row,
               const std::string& text, Which which)
{
    const auto side = [&](const char* open) {
        return selectedRows(session,
                            select + " = ?1 AND open = " + open + " AND " + row +
                                " <= ?2 ORDER BY " + row + " DESC",
                            text, kIndexSteps);
    };
    std::vector<Rows> sides;
    sides.push_back(side("1"));
    if (which == Which::All)
        sides.push_back(side("0"));
    return anyOf(std::move(sides));
}

} // namespace

TicketSearch::TicketSearch(Session& session, const TicketFilter& filter, std::string callerDigest,
                           const HeldWords& held, RowsAtOnce& atOnce)
    : m_session(session), m_filter(filter), m_atOnce(atOnce),
      m_callerDigest(std::move(callerDigest)), m_terms(asked())
{
    if (!m_terms.empty())
        m_held = held.matching(m_terms);
}

Result<std::vector<TicketView>> TicketSearch::run()
{
    const auto limit = static_cast<std::size_t>(std::clamp(m_filter.limit, 1, kMaxFound + 1));
    std::vector<TicketView> found;
    const auto done = each(limit, [&](TicketView ticket) { found.push_back(std::move(ticket)); });
    if (!done)
        return done.error();
    return found;
}

Result<std::int64_t> TicketSearch::count()
{
    std::int64_t found = 0;
    const auto done =
        each(std::numeric_limits<std::size_t>::max(), [&](const TicketView&) { ++found; });
    if (!done)
        return done.error();
    return found;
}

Status TicketSearch::each(std::size_t most, const std::function<void(TicketView)>& seen)
{
    const auto last = oldest();
    const auto all = rows(last);
    Lookup ticket(m_session, "SELECT view FROM ticket WHERE row = ?" + conditions());
    std::int64_t below = std::numeric_limits<std::int64_t>::max();
    bool fromDisk = false;
    for (auto size = std::clamp(most, kFewest, kMost); most > 0;) {
        const auto candidates = nextRows(*all, below, last, size);
        if (candidates.empty())
            break;
        below = candidates.back() - 1;
        if (fromDisk)
            m_atOnce.read(candidates);
        const auto before = most;
        for (auto row = candidates.begin(); row != candidates.end() && most > 0; ++row) {
            const auto begin = Clock::now();
            const auto view = ticket.find(*row);
            if (!view)
                return view.error();
            if (!fromDisk && Clock::now() - begin > kFromDisk) {
                fromDisk = true;
                m_atOnce.read({row + 1, candidates.end()});
            }
            if (!view.value())
                continue;
            auto read = wire::parseTicketText(view.value()->front());
            if (!read)
                return Error{"store_corrupt", "ticket: " + read.error().detail};
            if (!fits(read.value()))
                continue;
            seen(std::move(read).value());
            --most;
        }
        size = std::clamp(most == before ? 2 * size : most, kFewest, kMost);
    }
    return success();
}

/// Every part of the filter that an index knows, and where tickets lie.
Rows TicketSearch::rows(std::int64_t last)
{
    std::vector<Rows> parts;
    if (!m_filter.acceptedBy.empty())
        parts.push_back(openOrNot(m_session, "SELECT row FROM ticket WHERE accepted_by", "row",
                                  m_filter.acceptedBy.str(), m_filter.which));
    if (!m_filter.unit.empty())
        parts.push_back(openOrNot(m_session, "SELECT ticket FROM ticket_unit WHERE unit", "ticket",
                                  m_filter.unit.str(), m_filter.which));
    const bool knownOpen = !m_filter.acceptedBy.empty() || !m_filter.unit.empty();
    if (isOnlyOpen(m_filter.states) || (m_filter.which == Which::Open && !knownOpen))
        parts.push_back(rowsInStates(m_filter.states));
    if (!m_terms.empty()) {
        std::vector<Rows> sides;
        sides.push_back(selectedRows(m_session,
                                     "SELECT rowid FROM ticket_words WHERE ticket_words MATCH ?1"
                                     " AND rowid <= ?2 ORDER BY rowid DESC",
                                     m_terms.expression(), kWordSteps));
        sides.push_back(listedRows(std::move(m_held)));
        parts.push_back(anyOf(std::move(sides)));
    }
    if (parts.empty())
        parts.push_back(m_filter.states == kOnlyArchived
                            ? withoutRows(everyRow(newest()), rowsInStates({}))
                            : everyRow(newest()));
    auto all = allOf(std::move(parts));
    return m_filter.near
               ? nearRows(m_session, std::move(all), *m_filter.near, m_filter.metres, last)
               : std::move(all);
}

std::int64_t TicketSearch::newest()
{
    Poco::Int64 row = 0;
    m_session << "SELECT coalesce(max(row), 0) FROM ticket", into(row), now;
    return row;
}

/// Of open tickets alone; empty: in any of their states.
Rows TicketSearch::rowsInStates(const std::vector<ticket::State>& wanted)
{
    std::vector<Rows> parts;
    for (const auto state : ticket::kStates) {
        const bool asked =
            wanted.empty() || std::find(wanted.begin(), wanted.end(), state) != wanted.end();
        if (asked && state != ticket::State::Archived)
            parts.push_back(selectedRows(m_session,
                                         "SELECT row FROM ticket WHERE open = 1 AND state = ?1 AND"
                                         " row <= ?2 ORDER BY row DESC",
                                         std::string(ticket::name(state)), kIndexSteps));
    }
    return anyOf(std::move(parts));
}

/// What the index of words, places and callers is asked.
TermQuery TicketSearch::asked() const
{
    auto all = matchWords(m_filter.words).and_(matchCaller(m_callerDigest));
    return m_filter.near ? all.and_(matchNear(around(*m_filter.near, m_filter.metres))) : all;
}

/// No row before this one was accepted at `since` or later: rows follow one another as tickets were
/// recorded, and what was recorded before `since` was accepted before it. So the first row among
/// those accepted in some time from `since` on is the first of all, if there is one.
std::int64_t TicketSearch::oldest()
{
    if (!m_filter.since)
        return 0;
    constexpr std::chrono::days kAtFirst{1};
    const auto from = m_filter.since->time_since_epoch().count();
    const auto until = (*m_filter.since + kAtFirst).time_since_epoch().count();
    for (const auto& end : {" AND accepted_at < " + number(until), std::string()}) {
        std::vector<Poco::Int64> rows;
        m_session << "SELECT row FROM (SELECT min(row) AS row FROM ticket WHERE accepted_at >= " +
                         number(from) + end + ") WHERE row IS NOT NULL",
            into(rows), now;
        if (!rows.empty())
            return rows.front();
    }
    return std::numeric_limits<std::int64_t>::max();
}

/// What is asked of each ticket: all parts that its row can answer, whether or not an index has
/// answered them already.
std::string TicketSearch::conditions() const
{
    std::string sql;
    if (m_filter.since)
        sql += " AND accepted_at >= " + number(m_filter.since->time_since_epoch().count());
    if (m_filter.until)
        sql += " AND accepted_at < " + number(m_filter.until->time_since_epoch().count());
    if (m_filter.which == Which::Open)
        sql += " AND open = 1";
    if (!m_callerDigest.empty())
        sql += " AND caller = '" + m_callerDigest + "'";
    std::string states;
    for (const auto state : m_filter.states)
        states += (states.empty() ? "'" : ",'") + std::string(ticket::name(state)) + "'";
    return states.empty() ? sql : sql + " AND state IN (" + states + ")";
}

/// What no index and no column tells.
bool TicketSearch::fits(const TicketView& ticket) const
{
    if (!m_filter.category.empty() && ticket.category != m_filter.category)
        return false;
    if (m_filter.asker && !engine::maySee(*m_filter.asker, ticket))
        return false;
    return m_filter.secrets == TicketFilter::Secrets::Among || !ticket.confidential;
}

} // namespace lianxin::store
