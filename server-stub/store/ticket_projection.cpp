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

namespace {

constexpr std::size_t kCached = 1000;

using Texts = std::vector<std::string>;
using Numbers = std::vector<Poco::Int64>;

} // namespace

/// The rows of one flush, by column: each statement is compiled once for all of them.
struct TicketProjection::Rows {
    struct {
        Numbers row, open, queued, acceptedAt, seq;
        Texts id, number, provisional, state, lead, caller, district, category, kind, acceptedBy,
            view;
    } tickets;
    struct {
        Numbers row;
        std::vector<double> lon, lat;
    } places;
    struct {
        Numbers row;
        Texts grams;
    } words;
    struct {
        Numbers row, open;
        Texts unit;
    } units;
    struct {
        Texts entry;
        std::vector<int> version;
        Numbers row;
    } answers;
    Numbers wordsDropped, unitsDropped;

    void write(Session& s)
    {
        auto& t = tickets;
        if (!t.row.empty())
            s << "INSERT INTO ticket(row, id, number, provisional, state, open, queued, lead, "
                 "caller, district, category, kind,"
                 " accepted_by, accepted_at, seq, view) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                 " ON CONFLICT(row) DO UPDATE SET number = excluded.number, provisional = "
                 "excluded.provisional,"
                 " state = excluded.state, open = excluded.open, queued = excluded.queued, lead = "
                 "excluded.lead,"
                 " caller = excluded.caller, district = excluded.district, category = "
                 "excluded.category, kind = excluded.kind,"
                 " seq = excluded.seq, view = excluded.view",
                use(t.row), use(t.id), use(t.number), use(t.provisional), use(t.state), use(t.open),
                use(t.queued), use(t.lead), use(t.caller), use(t.district), use(t.category),
                use(t.kind), use(t.acceptedBy), use(t.acceptedAt), use(t.seq), use(t.view), now;
        if (!places.row.empty())
            s << "INSERT OR REPLACE INTO ticket_place(row, west, east, south, north) "
                 "VALUES(?1,?2,?2,?3,?3)",
                use(places.row), use(places.lon), use(places.lat), now;
        if (!wordsDropped.empty())
            s << "DELETE FROM ticket_words WHERE rowid = ?", use(wordsDropped), now;
        if (!words.row.empty())
            s << "INSERT INTO ticket_words(rowid, grams) VALUES(?, ?)", use(words.row),
                use(words.grams), now;
        if (!unitsDropped.empty())
            s << "DELETE FROM ticket_unit WHERE ticket = ?", use(unitsDropped), now;
        if (!units.row.empty())
            s << "INSERT OR IGNORE INTO ticket_unit(unit, open, ticket) VALUES(?, ?, ?)",
                use(units.unit), use(units.open), use(units.row), now;
        if (!answers.row.empty())
            s << "INSERT OR IGNORE INTO ticket_answer(entry, version, ticket) VALUES(?, ?, ?)",
                use(answers.entry), use(answers.version), use(answers.row), now;
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
    std::vector<std::pair<Poco::Int64, session::AnswerUsed>> answers; ///< given in which row
    Poco::Int64 lastRow = 0;
};

TicketProjection::TicketProjection(Session& session, std::string secret)
    : m_session(session), m_secret(std::move(secret)),
      m_find(session, "SELECT row, view FROM ticket WHERE id = ?"),
      m_cache(std::make_unique<Cached>())
{
    session << "SELECT coalesce(max(row), 0) FROM ticket", into(m_cache->lastRow), now;
}

TicketProjection::~TicketProjection() = default;

TicketProjection::View TicketProjection::load(const TicketId& id)
{
    if (const auto it = m_cache->entries.find(id); it != m_cache->entries.end())
        return it->second.now;
    const auto found = m_find.find(id.str());
    if (!found || !found.value())
        return nullptr;
    auto parsed = wire::parseTicketText((*found.value())[1]);
    if (!parsed)
        return nullptr;
    auto& entry = m_cache->entries[id];
    entry.row = std::stoll((*found.value())[0]);
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
    if (const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body))
        for (const auto& given : accepted->answers)
            m_cache->answers.emplace_back(entry.row, given);
    if (!entry.dirty) {
        entry.dirty = true;
        m_cache->dirty.push_back(id);
    }
    return change;
}

void TicketProjection::flush()
{
    Rows rows;
    for (const auto& id : m_cache->dirty) {
        auto& entry = m_cache->entries.at(id);
        const TicketView* stored = entry.stored.get();
        const bool open = entry.now->state != ticket::State::Archived;
        addTicket(rows, *entry.now, entry.row);
        if (stored == nullptr || stored->assignments != entry.now->assignments ||
            (stored->state != ticket::State::Archived) != open)
            addUnits(rows, *entry.now, entry.row);
        if (stored == nullptr || stored->point != entry.now->point ||
            stored->fields != entry.now->fields)
            addIndexes(rows, stored, *entry.now, entry.row);
        entry.stored = entry.now;
        entry.dirty = false;
    }
    for (const auto& [row, given] : m_cache->answers) {
        rows.answers.entry.push_back(given.entry.str());
        rows.answers.version.push_back(given.version);
        rows.answers.row.push_back(row);
    }
    rows.write(m_session);
    m_cache->dirty.clear();
    m_cache->answers.clear();
    if (m_cache->entries.size() > kCached)
        m_cache->entries.clear();
}

void TicketProjection::addTicket(Rows& rows, const TicketView& view, std::int64_t row) const
{
    auto& t = rows.tickets;
    t.row.push_back(row);
    t.id.push_back(view.id.str());
    t.number.push_back(view.number);
    t.provisional.push_back(view.provisionalNumber);
    t.state.emplace_back(ticket::name(view.state));
    t.open.push_back(view.state != ticket::State::Archived ? 1 : 0);
    t.queued.push_back(view.awaitingDispatch ? 1 : 0);
    t.lead.push_back(engine::leadOf(view).str());
    t.caller.push_back(personDigest(m_secret, fieldOf(view, ticket::field::kCallerNumber)));
    t.district.push_back(view.district.str());
    t.category.push_back(view.category.str());
    t.kind.emplace_back(ticket::name(view.kind));
    t.acceptedBy.push_back(view.acceptedBy.str());
    t.acceptedAt.push_back(view.acceptedAt.time_since_epoch().count());
    t.seq.push_back(view.seq);
    t.view.push_back(wire::ticketText(view));
}

void TicketProjection::addUnits(Rows& rows, const TicketView& view, std::int64_t row)
{
    const Poco::Int64 open = view.state != ticket::State::Archived ? 1 : 0;
    const auto add = [&](const UnitId& unit) {
        rows.units.unit.push_back(unit.str());
        rows.units.open.push_back(open);
        rows.units.row.push_back(row);
    };
    rows.unitsDropped.push_back(row);
    for (const auto& assignment : view.assignments) {
        add(assignment.lead);
        for (const auto& helper : assignment.helpers)
            add(helper);
    }
}

void TicketProjection::addIndexes(Rows& rows, const TicketView* stored, const TicketView& view,
                                  std::int64_t row)
{
    if (view.point) {
        rows.places.row.push_back(row);
        rows.places.lon.push_back(view.point->lon);
        rows.places.lat.push_back(view.point->lat);
    }
    auto grams = gramsOf(view);
    if (stored != nullptr) {
        if (grams == gramsOf(*stored))
            return;
        rows.wordsDropped.push_back(row);
    }
    rows.words.row.push_back(row);
    rows.words.grams.push_back(std::move(grams));
}

} // namespace lianxin::store
