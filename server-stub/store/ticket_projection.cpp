#include "server-stub/store/ticket_projection.h"

#include "models/engine/ticket_fold.h"
#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "server-stub/store/random.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <unordered_map>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using engine::TicketView;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

constexpr std::size_t kCached = 1000;

/// The columns of one row, bound by reference to statements that are prepared once.
struct Row {
    Poco::Int64 row = 0;
    std::string id, number, provisional, state, lead, caller, district, category, kind, acceptedBy, view, grams;
    int open = 1;
    int queued = 0;
    Poco::Int64 acceptedAt = 0;
    Poco::Int64 seq = 0;
    double lon = 0;
    double lat = 0;
    std::string unit;
};

} // namespace

struct TicketProjection::Statements {
    Row row;
    Statement find, upsert, place, dropWords, words, dropUnits, unit;
    std::vector<Poco::Int64> foundRows;
    std::vector<std::string> foundViews;

    explicit Statements(Session& s)
        : find(s), upsert(s), place(s), dropWords(s), words(s), dropUnits(s), unit(s)
    {
        find << "SELECT row, view FROM ticket WHERE id = ?", use(row.id), into(foundRows), into(foundViews);
        upsert << "INSERT INTO ticket(row, id, number, provisional, state, open, queued, lead, caller, district, category,"
                  " kind, accepted_by, accepted_at, seq, view) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                  " ON CONFLICT(row) DO UPDATE SET number = excluded.number, provisional = excluded.provisional,"
                  " state = excluded.state, open = excluded.open, queued = excluded.queued, lead = excluded.lead,"
                  " caller = excluded.caller, district = excluded.district, category = excluded.category,"
                  " kind = excluded.kind, seq = excluded.seq, view = excluded.view",
            use(row.row), use(row.id), use(row.number), use(row.provisional), use(row.state), use(row.open),
            use(row.queued), use(row.lead), use(row.caller), use(row.district), use(row.category), use(row.kind),
            use(row.acceptedBy), use(row.acceptedAt), use(row.seq), use(row.view);
        place << "INSERT OR REPLACE INTO ticket_place(row, west, east, south, north) VALUES(?,?,?,?,?)", use(row.row),
            use(row.lon), use(row.lon), use(row.lat), use(row.lat);
        dropWords << "DELETE FROM ticket_words WHERE rowid = ?", use(row.row);
        words << "INSERT INTO ticket_words(rowid, grams) VALUES(?, ?)", use(row.row), use(row.grams);
        dropUnits << "DELETE FROM ticket_unit WHERE ticket = ?", use(row.row);
        unit << "INSERT OR IGNORE INTO ticket_unit(unit, open, ticket) VALUES(?, ?, ?)", use(row.unit), use(row.open),
            use(row.row);
    }
};

struct TicketProjection::Cached {
    struct Entry {
        Poco::Int64 row = 0;
        View stored; ///< as the table has it; null for a new ticket
        View now;
        bool dirty = false;
    };
    std::unordered_map<TicketId, Entry> entries;
    std::vector<TicketId> dirty;
    Poco::Int64 lastRow = 0;
};

TicketProjection::TicketProjection(Session& session, std::string secret)
    : m_secret(std::move(secret)), m_statements(std::make_unique<Statements>(session)),
      m_cache(std::make_unique<Cached>())
{
    session << "SELECT coalesce(max(row), 0) FROM ticket", into(m_cache->lastRow), now;
}

TicketProjection::~TicketProjection() = default;

TicketProjection::View TicketProjection::load(const TicketId& id)
{
    if (const auto it = m_cache->entries.find(id); it != m_cache->entries.end())
        return it->second.now;
    auto& s = *m_statements;
    s.row.id = id.str();
    s.foundRows.clear();
    s.foundViews.clear();
    s.find.execute();
    if (s.foundRows.empty())
        return nullptr;
    auto parsed = wire::parseTicketText(s.foundViews.front());
    if (!parsed)
        return nullptr;
    auto& entry = m_cache->entries[id];
    entry.row = s.foundRows.front();
    entry.stored = entry.now = std::make_shared<const TicketView>(std::move(parsed).value());
    return entry.now;
}

TicketProjection::Change TicketProjection::apply(const engine::Event& event)
{
    const TicketId id = wire::ticketOf(event.body);
    if (id.empty())
        return {};
    Change change;
    change.before = load(id);
    TicketView view = change.before ? *change.before : TicketView{};
    engine::foldTicket(view, event);
    if (view.id.empty())
        return change;
    auto& entry = m_cache->entries[id];
    if (entry.row == 0)
        entry.row = ++m_cache->lastRow;
    entry.now = change.after = std::make_shared<const TicketView>(std::move(view));
    if (!entry.dirty) {
        entry.dirty = true;
        m_cache->dirty.push_back(id);
    }
    return change;
}

void TicketProjection::flush()
{
    for (const auto& id : m_cache->dirty) {
        auto& entry = m_cache->entries.at(id);
        write(*entry.now);
        const bool open = entry.now->state != ticket::State::Archived;
        const bool moved = !entry.stored || entry.stored->assignments != entry.now->assignments
            || (entry.stored->state == ticket::State::Archived) == open;
        if (moved)
            writeUnits(*entry.now, entry.row, open);
        if (!entry.stored || entry.stored->point != entry.now->point || entry.stored->fields != entry.now->fields)
            writeIndexes(*entry.now, entry.row);
        entry.stored = entry.now;
        entry.dirty = false;
    }
    m_cache->dirty.clear();
    if (m_cache->entries.size() > kCached)
        m_cache->entries.clear();
}

void TicketProjection::write(const TicketView& view)
{
    Row& r = m_statements->row;
    r.row = m_cache->entries.at(view.id).row;
    r.id = view.id.str();
    r.number = view.number;
    r.provisional = view.provisionalNumber;
    r.state = std::string(ticket::name(view.state));
    r.open = view.state != ticket::State::Archived ? 1 : 0;
    r.queued = view.awaitingDispatch ? 1 : 0;
    r.lead = view.assignments.empty() ? std::string() : view.assignments.back().lead.str();
    r.caller = personDigest(m_secret, fieldOf(view, ticket::field::kCallerNumber));
    r.district = view.district.str();
    r.category = view.category.str();
    r.kind = std::string(ticket::name(view.kind));
    r.acceptedBy = view.acceptedBy.str();
    r.acceptedAt = view.acceptedAt.time_since_epoch().count();
    r.seq = view.seq;
    r.view = wire::ticketText(view);
    m_statements->upsert.execute();
}

void TicketProjection::writeUnits(const TicketView& view, std::int64_t row, bool open)
{
    auto& s = *m_statements;
    s.row.row = row;
    s.row.open = open ? 1 : 0;
    s.dropUnits.execute();
    for (const auto& assignment : view.assignments) {
        s.row.unit = assignment.lead.str();
        s.unit.execute();
        for (const auto& helper : assignment.helpers) {
            s.row.unit = helper.str();
            s.unit.execute();
        }
    }
}

void TicketProjection::writeIndexes(const TicketView& view, std::int64_t row)
{
    auto& s = *m_statements;
    const View stored = m_cache->entries.at(view.id).stored;
    s.row.row = row;
    if (view.point) {
        s.row.lon = view.point->lon;
        s.row.lat = view.point->lat;
        s.place.execute();
    }
    s.row.grams = gramsOf(view);
    if (stored) {
        if (s.row.grams == gramsOf(*stored))
            return;
        s.dropWords.execute();
    }
    s.words.execute();
}

} // namespace lianxin::store
