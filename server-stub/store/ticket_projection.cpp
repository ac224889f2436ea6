#include "server-stub/store/ticket_projection.h"

#include "models/engine/ticket_fold.h"
#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "server-stub/store/held_words.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/prepared.h"
#include "server-stub/store/random.h"
#include "server-stub/store/ticket_terms.h"
#include "server-stub/store/work_ahead.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

namespace lianxin::store {

using engine::TicketView;
using Poco::Data::Session;

namespace {

constexpr std::size_t kCached = 1000;
constexpr const char* kAddPoint = "INSERT INTO ticket_point(ticket, lon, lat) VALUES(?,?,?)";
constexpr const char* kAddWords = "INSERT INTO ticket_words(rowid, terms) VALUES(?,?)";

int isOpen(const TicketView& view)
{
    return view.state != ticket::State::Archived ? 1 : 0;
}

std::string callerOf(const TicketView& view, const std::string& secret)
{
    return personDigest(secret, fieldOf(view, ticket::field::kCallerNumber));
}

/// Every unit that leads or helps, or did, or was told.
std::set<std::string_view> unitsOf(const TicketView& view)
{
    std::set<std::string_view> units;
    for (const auto& assignment : view.assignments) {
        units.insert(assignment.lead.str());
        for (const auto& helper : assignment.helpers)
            units.insert(helper.str());
    }
    for (const auto& unit : view.told)
        units.insert(unit.str());
    return units;
}

/// Every ticket after a row. Throws also for one that cannot be read.
void eachTicket(Session& session, std::int64_t after,
                const std::function<void(std::int64_t row, const TicketView& view)>& seen)
{
    using namespace Poco::Data::Keywords;
    Poco::Int64 atOnce = 1000;
    for (Poco::Int64 row = after;;) {
        std::vector<Poco::Int64> rows;
        std::vector<std::string> views;
        session << "SELECT row, view FROM ticket WHERE row > ? ORDER BY row LIMIT ?", use(row),
            use(atOnce), into(rows), into(views), now;
        if (rows.empty())
            return;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto view = wire::parseTicketText(views[i]);
            if (!view)
                throw Poco::DataFormatException("ticket", std::to_string(rows[i]));
            seen(rows[i], view.value());
        }
        row = rows.back();
    }
}

} // namespace

struct TicketProjection::Entry {
    std::int64_t row = 0;
    std::optional<TicketView> stored; ///< as the table has it, while `now` differs
    TicketView now;
    bool asked = false; ///< since the last flush
    bool dirty = false; ///< something was folded since

    /// What is written of it, computed by prepare() and dropped when it was.
    struct Texts {
        std::string view;
        std::string caller;               ///< digest
        std::optional<std::string> terms; ///< when they differ from those in the index,
        std::string termsBefore;          ///< which are these
    };
    Texts texts{};

    void prepare(const std::string& secret)
    {
        if (!dirty)
            return;
        texts.view = wire::ticketText(now);
        texts.caller = callerOf(now, secret);
        if (stored && stored->fields == now.fields) // nothing else that is indexed ever changes
            return;
        auto terms = termsOf(now, texts.caller);
        if (stored)
            texts.termsBefore = termsOf(*stored, callerOf(*stored, secret));
        if (!stored || terms != texts.termsBefore)
            texts.terms = std::move(terms);
    }
};

struct TicketProjection::Cache {
    std::unordered_map<TicketId, Entry> entries;
    std::vector<Entry*> asked;
    std::vector<std::pair<std::int64_t, session::AnswerUsed>> answers; ///< given in which row
    std::int64_t lastRow = 0;

    void addAnswers(std::int64_t row, const std::vector<session::AnswerUsed>& given)
    {
        for (const auto& answer : given)
            answers.emplace_back(row, answer);
    }
};

struct TicketProjection::Tables {
    Prepared insert, update, point, words, dropWords, unit, dropUnit, answer;

    explicit Tables(Session& s)
        : insert(s, "INSERT INTO ticket(row, id, number, provisional, state, open, queued, lead,"
                    " caller, district, category, kind, accepted_by, accepted_at, seq, view)"
                    " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          update(s, "UPDATE ticket SET state = ?2, open = ?3, queued = ?4, lead = ?5, caller = ?6,"
                    " category = ?7, kind = ?8, seq = ?9, view = ?10 WHERE row = ?1"),
          point(s, kAddPoint), words(s, kAddWords),
          dropWords(s, "INSERT INTO ticket_words(ticket_words, rowid, terms)"
                       " VALUES('delete', ?, ?)"),
          unit(s, "INSERT INTO ticket_unit(unit, open, ticket) VALUES(?,?,?)"),
          dropUnit(s, "DELETE FROM ticket_unit WHERE unit = ? AND open = ? AND ticket = ?"),
          answer(s, "INSERT OR IGNORE INTO ticket_answer(entry, version, ticket) VALUES(?,?,?)")
    {}
};

TicketProjection::TicketProjection(Session& session, std::string secret, HeldWords* held)
    : m_session(session), m_secret(std::move(secret)), m_held(held),
      m_find(session, "SELECT row, view FROM ticket WHERE id = ?"),
      m_cache(std::make_unique<Cache>()), m_tables(std::make_unique<Tables>(session))
{
    using namespace Poco::Data::Keywords;
    session << "SELECT coalesce(max(row), 0) FROM ticket", into(m_cache->lastRow), now;
    if (m_held)
        readHeld();
}

TicketProjection::~TicketProjection() = default;

TicketProjection::Entry* TicketProjection::find(const TicketId& id)
{
    if (const auto it = m_cache->entries.find(id); it != m_cache->entries.end())
        return &it->second;
    const auto found = m_find.find(id.str());
    if (!found)
        throw Poco::IOException(found.error().detail);
    if (!found.value())
        return nullptr;
    auto parsed = wire::parseTicketText((*found.value())[1]);
    if (!parsed)
        return nullptr;
    auto& entry = m_cache->entries[id];
    entry.row = std::stoll((*found.value())[0]);
    entry.now = std::move(parsed).value();
    return &entry;
}

TicketProjection::Entry* TicketProjection::make(const TicketId& id)
{
    const auto [at, isNew] = m_cache->entries.try_emplace(id);
    if (isNew)
        at->second.row = ++m_cache->lastRow;
    return &at->second;
}

/// Only TicketAccepted makes a ticket, and of each there is one: the table need not be asked.
TicketProjection::Entry* TicketProjection::entryOf(const engine::Event& event)
{
    const TicketId id = wire::ticketOf(event.body);
    if (id.empty())
        return nullptr;
    const bool isNew = std::holds_alternative<engine::TicketAccepted>(event.body);
    Entry* entry = isNew ? make(id) : find(id);
    if (entry && !std::exchange(entry->asked, true))
        m_cache->asked.push_back(entry);
    return entry;
}

TicketProjection::Change TicketProjection::apply(Entry* entry, const engine::Event& event)
{
    Change change;
    if (!entry)
        return change;
    if (!entry->now.assignments.empty())
        change.before = entry->now.assignments.back();
    if (!entry->dirty && !entry->now.id.empty())
        entry->stored = entry->now;
    const engine::Judge judge(&entry->now, event);
    engine::foldTicket(entry->now, event);
    change.after = &entry->now;
    change.judgements = judge.after(entry->now);
    if (const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body))
        m_cache->addAnswers(entry->row, accepted->answers);
    else if (const auto* journal = std::get_if<engine::JournalStored>(&event.body);
             journal && entry->now.acceptedBy == event.actor) // of nobody else's ticket
        m_cache->addAnswers(entry->row, journal->answers);
    entry->dirty = entry->dirty || entry->now.seq == event.seq;
    return change;
}

void TicketProjection::prepare(WorkAhead& ahead)
{
    auto& asked = m_cache->asked;
    m_prepared = ahead.add(asked.size(), [&](std::size_t i) { asked[i]->prepare(m_secret); });
}

void TicketProjection::flush(WorkAhead& ahead)
{
    const WorkAhead::Scope scope(ahead);
    if (!m_prepared)
        prepare(ahead);
    auto next = *std::exchange(m_prepared, std::nullopt);
    for (auto* entry : m_cache->asked) {
        ahead.waitFor(next++);
        entry->asked = false;
        if (std::exchange(entry->dirty, false))
            write(*entry);
        entry->stored.reset();
        entry->texts = {};
    }
    for (const auto& [row, given] : m_cache->answers)
        m_tables->answer.run(given.entry.str(), given.version, row);
    if (m_held && m_held->full())
        indexHeld();
    m_cache->asked.clear();
    m_cache->answers.clear();
    if (m_cache->entries.size() > kCached)
        m_cache->entries.clear();
}

void TicketProjection::write(Entry& entry)
{
    if (entry.stored)
        update(entry);
    else
        insert(entry);
    writeUnits(entry);
    writeWords(entry);
}

void TicketProjection::insert(const Entry& entry)
{
    const TicketView& v = entry.now;
    m_tables->insert.run(entry.row, v.id.str(), v.number, v.provisionalNumber,
                         ticket::name(v.state), isOpen(v), v.awaitingDispatch ? 1 : 0,
                         engine::leadOf(v).str(), entry.texts.caller, v.district.str(),
                         v.category.str(), ticket::name(v.kind), v.acceptedBy.str(),
                         v.acceptedAt.time_since_epoch().count(), v.seq, entry.texts.view);
    if (v.point)
        m_tables->point.run(entry.row, v.point->lon, v.point->lat);
}

/// Numbers, point, district, acceptance: what never changes stays as it was inserted.
void TicketProjection::update(const Entry& entry)
{
    const TicketView& v = entry.now;
    m_tables->update.run(entry.row, ticket::name(v.state), isOpen(v), v.awaitingDispatch ? 1 : 0,
                         engine::leadOf(v).str(), entry.texts.caller, v.category.str(),
                         ticket::name(v.kind), v.seq, entry.texts.view);
}

void TicketProjection::writeUnits(const Entry& entry)
{
    const auto units = unitsOf(entry.now);
    const int open = isOpen(entry.now);
    if (entry.stored) {
        const auto before = unitsOf(*entry.stored);
        if (before == units && isOpen(*entry.stored) == open)
            return;
        for (const auto unit : before)
            m_tables->dropUnit.run(unit, isOpen(*entry.stored), entry.row);
    }
    for (const auto unit : units)
        m_tables->unit.run(unit, open, entry.row);
}

void TicketProjection::writeWords(Entry& entry)
{
    if (!entry.texts.terms)
        return;
    if (m_held && entry.row > m_wordsThrough) {
        m_held->put(entry.row, std::move(*entry.texts.terms));
        return;
    }
    if (entry.stored)
        m_tables->dropWords.run(entry.row, entry.texts.termsBefore);
    m_tables->words.run(entry.row, *entry.texts.terms);
}

void TicketProjection::readHeld()
{
    m_wordsThrough = std::stoll(readMeta(m_session, kWordsThrough).value_or("0"));
    m_held->clear();
    eachTicket(m_session, m_wordsThrough, [this](std::int64_t row, const TicketView& view) {
        m_held->put(row, termsOf(view, callerOf(view, m_secret)));
    });
}

void TicketProjection::indexHeld()
{
    for (const auto& [row, terms] : m_held->all()) {
        m_tables->words.run(row, terms);
        m_wordsThrough = row;
    }
    writeMeta(m_session, kWordsThrough, std::to_string(m_wordsThrough));
}

/// Whoever asks looks here first and in the index then: nothing is missed in between.
void TicketProjection::committed()
{
    if (m_held)
        m_held->dropThrough(m_wordsThrough);
}

void refillWords(Session& session)
{
    Prepared words(session, kAddWords);
    const auto secret = readMeta(session, kPersonSecret).value_or(std::string());
    std::int64_t last = 0;
    eachTicket(session, 0, [&](std::int64_t row, const TicketView& view) {
        words.run(row, termsOf(view, callerOf(view, secret)));
        last = row;
    });
    writeMeta(session, kWordsThrough, std::to_string(last));
}

void fillPoints(Session& session)
{
    Prepared add(session, kAddPoint);
    eachTicket(session, 0, [&](std::int64_t row, const TicketView& view) {
        if (view.point)
            add.run(row, view.point->lon, view.point->lat);
    });
}

} // namespace lianxin::store
