#include "server-stub/store/store_log.h"

#include "models/wire/vault.h"
#include "models/wire/view_json.h"
#include "server-stub/store/checkpoints.h"
#include "server-stub/store/log_rows.h"
#include "server-stub/store/lookup.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/random.h"
#include "server-stub/store/schema.h"
#include "server-stub/store/ticket_projection.h"
#include "server-stub/store/work_ahead.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <sqlite3.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

constexpr int kReadAtOnce = 2000; ///< bounds the memory a reader takes, whatever it asks for

Poco::Int64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

UtcTime timeOf(const std::string& text)
{
    return UtcTime{Milliseconds{std::stoll(text)}};
}

bool nearlyFull(const std::string& file, std::int64_t reserve)
{
    struct statvfs disk {};
    if (reserve <= 0 || statvfs(file.c_str(), &disk) != 0)
        return false;
    return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize) <
           reserve;
}

void rollBack(Session& session)
{
    auto* handle = Poco::Data::SQLite::Utility::dbHandle(session);
    if (sqlite3_get_autocommit(handle) == 0)
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::string secretOf(Session& session)
{
    if (auto known = readMeta(session, kPersonSecret))
        return *known;
    const std::string fresh = randomHex(32);
    writeMeta(session, kPersonSecret, fresh);
    return fresh;
}

} // namespace

struct StoreLog::Lookups {
    Lookup answer, recordedAt, ticket;

    explicit Lookups(Session& s)
        : answer(s, "SELECT digest, answer, at FROM command WHERE id = ?"),
          recordedAt(s, "SELECT recorded_at FROM event WHERE seq = ?"),
          ticket(s, "SELECT view FROM ticket WHERE id = ?")
    {}
};

/// Of an event, before its row.
struct StoreLog::Draft {
    Written written;
    wire::Sealed sealed;
    std::vector<engine::Judgement> judgements;
};

StoreLog::StoreLog(Database& database, StoreLogOptions options)
    : m_database(database), m_options(options), m_held(options.wordsHeld),
      m_ahead(std::make_unique<WorkAhead>())
{}

StoreLog::~StoreLog() = default;

Result<std::unique_ptr<StoreLog>> StoreLog::open(Database& database, StoreLogOptions options)
{
    std::unique_ptr<StoreLog> log(new StoreLog(database, options));
    Poco::Int64 count = 0;
    Poco::Int64 last = 0;
    bool refold = false;
    try {
        Session& session = database.log();
        log->m_secret = secretOf(session);
        session << "SELECT coalesce(max(seq), 0) FROM event", into(last), now;
        if (last > 0) {
            session << "SELECT hash FROM event WHERE seq = ?", use(last), into(log->m_lastHash),
                now;
            session << "SELECT count(*) FROM event WHERE seq > ? - 1000", use(last), into(count),
                now;
        }
        log->m_lookups = std::make_unique<Lookups>(session);
        log->m_rows = std::make_unique<LogRows>(session);
        log->m_tickets = std::make_unique<TicketProjection>(session, log->m_secret, &log->m_held);
        refold = readMeta(session, kRefoldPending).has_value();
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    if (count != std::min<Poco::Int64>(last, 1000))
        return Error{"store_corrupt", database.file()};
    log->m_lastSeq = last;
    if (refold)
        if (const auto folded = log->refold(); !folded)
            return folded.error();
    return log;
}

Status StoreLog::append(const engine::Batch& batch)
{
    if (batch.events.empty() && batch.answers.empty())
        return success();
    if (nearlyFull(m_database.file(), m_options.reserveBytes))
        return Error{"disk_full", {}};
    if (m_refusal)
        return *m_refusal;
    if (m_isAhead && m_drafts.empty())
        if (const auto usable = startAfresh(); !usable)
            return usable;
    m_written.clear();
    if (const auto written = write(batch); !written) {
        forgetDrafts();
        const auto usable = startAfresh();
        return usable ? written : usable;
    }
    m_isAhead = false;
    for (auto& draft : m_drafts)
        m_written.push_back(std::move(draft.written));
    m_drafts.clear();
    if (!batch.events.empty()) {
        m_lastHash = m_written.back().hash;
        m_lastSeq = batch.events.back().seq;
    }
    return success();
}

/// The transaction of the append: what is looked up before it then takes no lock of its own. When
/// it cannot begin, append() tries again and says why.
void StoreLog::beginGroup()
{
    try {
        m_rows->begin();
        m_inGroup = true;
    } catch (const Poco::Exception&) {
        m_inGroup = false;
    }
}

void StoreLog::endGroup()
{
    forgetDrafts();
    if (std::exchange(m_inGroup, false))
        rollBack(m_database.log());
    m_refusal.reset();
    if (m_isAhead)
        (void)startAfresh(); // append() tries again
}

void StoreLog::foresee(const engine::EventGroup& events)
{
    const bool many = events.size() - m_drafts.size() >= m_options.foreseen;
    const bool sound = !m_refusal && (!m_isAhead || !m_drafts.empty());
    if (!many || !sound || nearlyFull(m_database.file(), m_options.reserveBytes))
        return;
    try {
        draft(events);
    } catch (const Poco::Exception& thrown) {
        m_refusal = storeError(thrown);
        forgetDrafts();
    }
}

void StoreLog::forgetDrafts()
{
    m_ahead->waitForAll();
    m_drafts.clear();
}

/// The events that were not yet are folded, and their texts and hashes computed, ahead from now on.
void StoreLog::draft(const engine::EventGroup& events)
{
    m_isAhead = m_isAhead || m_drafts.size() < events.size();
    struct Task {
        const engine::Event* event;
        TicketProjection::Entry* ticket;
        const std::string* previous;
        Draft* draft;
    };
    std::vector<Task> tasks;
    for (auto i = m_drafts.size(); i < events.size(); ++i) {
        auto* ticket = m_tickets->entryOf(events[i]);
        const auto* previous = m_drafts.empty() ? &m_lastHash : &m_drafts.back().written.hash;
        tasks.push_back({&events[i], ticket, previous, &m_drafts.emplace_back()});
    }
    const bool first = tasks.size() == m_drafts.size();
    const auto count = tasks.size();
    const auto number = m_ahead->add(count, [this, tasks = std::move(tasks)](std::size_t i) {
        const auto& [event, ticket, previous, draft] = tasks[i];
        auto change = m_tickets->apply(ticket, *event);
        draft->written.audience =
            m_audience.of(*event, change.before ? &*change.before : nullptr, change.after);
        draft->judgements = std::move(change.judgements);
        draft->written.previous = *previous;
        draft->sealed = wire::seal(*event, *previous, newSalt);
        draft->written.hash = wire::chainHash(*previous, draft->sealed.text);
    });
    if (first)
        m_firstDraft = number;
}

/// One transaction. While rows are written, the next are folded and their texts computed.
Status StoreLog::write(const engine::Batch& batch)
{
    const auto& events = batch.events;
    const WorkAhead::Scope scope(*m_ahead);
    try {
        if (!m_inGroup)
            m_rows->begin();
        draft(events);
        auto next = m_firstDraft;
        m_tickets->prepare(*m_ahead);
        for (std::size_t i = 0; i < events.size(); ++i) {
            m_ahead->waitFor(next++);
            m_rows->add(events[i], m_drafts[i].written, m_drafts[i].sealed);
            for (const auto& judgement : m_drafts[i].judgements)
                m_rows->add(judgement);
        }
        for (const auto& answer : batch.answers)
            m_rows->add(answer);
        m_tickets->flush(*m_ahead);
        m_rows->commit();
        m_inGroup = false;
        m_tickets->committed();
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    return success();
}

/// Every projection from the log alone, in one transaction: a store of an older version.
Status StoreLog::refold()
{
    Session& session = m_database.log();
    try {
        m_rows->begin();
        for (const char* table :
             {"ticket", "ticket_point", "ticket_unit", "ticket_answer", "unit_figure"})
            session << "DELETE FROM " + std::string(table), now;
        session << "INSERT INTO ticket_words(ticket_words) VALUES('delete-all')", now;
        writeMeta(session, kWordsThrough, "0");
        m_tickets = std::make_unique<TicketProjection>(session, m_secret, &m_held);
        for (std::int64_t seq = 0; seq < m_lastSeq;) {
            const auto events = read(seq, kReadAtOnce);
            if (!events || events.value().empty()) {
                session << "ROLLBACK", now;
                return events ? Error{"store_corrupt", m_database.file()} : events.error();
            }
            for (const auto& event : events.value()) {
                const auto change = m_tickets->apply(event);
                for (const auto& judgement : change.judgements)
                    m_rows->add(judgement);
                seq = event.seq;
            }
            m_tickets->flush(*m_ahead);
        }
        session << "DELETE FROM meta WHERE key = 'refold_pending'", now;
        m_rows->commit();
        m_tickets->committed();
    } catch (const Poco::Exception& thrown) {
        const auto usable = startAfresh();
        return usable ? storeError(thrown) : usable.error();
    }
    return success();
}

/// After a failure nothing of the transaction may stand, on disk or in memory.
Status StoreLog::startAfresh()
{
    Session& session = m_database.log();
    rollBack(session);
    m_inGroup = false;
    m_isAhead = true;
    try {
        m_tickets = std::make_unique<TicketProjection>(session, m_secret, &m_held);
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    m_isAhead = false;
    return success();
}

Result<std::vector<StoredEvent>> StoreLog::readStored(std::int64_t after, int limit)
{
    std::vector<std::string> texts, hashes, audiences, keys, values;
    Poco::Int64 from = after;
    Poco::Int64 to = after + std::min(limit, kReadAtOnce);
    const auto done = m_database.read([&](Session& session) {
        session
            << "SELECT sealed, hash, audience FROM event WHERE seq > ? AND seq <= ? ORDER BY seq",
            use(from), use(to), into(texts), into(hashes), into(audiences), now;
        session << "SELECT key, value FROM vault WHERE seq > ? AND seq <= ?", use(from), use(to),
            into(keys), into(values), now;
    });
    if (!done)
        return done.error();
    std::unordered_map<std::string, std::string> vault;
    for (std::size_t i = 0; i < keys.size(); ++i)
        vault.emplace(std::move(keys[i]), std::move(values[i]));
    const auto lookup = [&](const std::string& key) -> std::optional<std::string> {
        const auto it = vault.find(key);
        return it == vault.end() ? std::nullopt : std::optional(it->second);
    };
    std::vector<StoredEvent> events;
    events.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto event = wire::unseal(texts[i], lookup);
        if (!event)
            return Error{"store_corrupt",
                         "event " + std::to_string(after + 1 + static_cast<std::int64_t>(i)) +
                             ": " + event.error().code + " " + event.error().detail};
        events.push_back({std::move(event).value(), hashes[i], splitTopics(audiences[i])});
    }
    return events;
}

Result<std::vector<engine::Event>> StoreLog::read(std::int64_t after, int limit)
{
    auto stored = readStored(after, limit);
    if (!stored)
        return stored.error();
    std::vector<engine::Event> events;
    events.reserve(stored.value().size());
    for (auto& s : stored.value())
        events.push_back(std::move(s.event));
    return events;
}

Result<std::optional<engine::StoredAnswer>> StoreLog::answerTo(const CommandId& id)
{
    const auto row = m_lookups->answer.find(id.str());
    if (!row)
        return row.error();
    if (!row.value())
        return std::optional<engine::StoredAnswer>();
    const auto& columns = *row.value();
    auto answer = wire::parseAnswerText(columns[1]);
    if (!answer)
        return Error{"store_corrupt", "command " + id.str()};
    return std::optional(
        engine::StoredAnswer{std::move(answer).value(), columns[0], timeOf(columns[2])});
}

std::optional<engine::Fold>
StoreLog::checkpoint(const std::shared_ptr<const engine::CityIndex>& city)
{
    return Checkpoints(m_database).newest(city);
}

Status StoreLog::keep(const engine::State& state, UtcTime time, const std::function<bool()>& goesOn)
{
    if (nearlyFull(m_database.file(), m_options.reserveBytes))
        return Error{"disk_full", {}};
    return Checkpoints(m_database).keep(state, time, goesOn);
}

Result<std::optional<engine::TicketView>> StoreLog::ticket(const TicketId& id)
{
    const auto row = m_lookups->ticket.find(id.str());
    if (!row)
        return row.error();
    if (!row.value())
        return std::optional<engine::TicketView>();
    auto view = wire::parseTicketText(row.value()->front());
    if (!view)
        return Error{"store_corrupt", "ticket " + id.str()};
    return std::optional(std::move(view).value());
}

std::vector<StoredEvent> StoreLog::asStored(engine::EventGroup appended)
{
    std::vector<StoredEvent> stored;
    stored.reserve(appended.size());
    for (std::size_t i = 0; i < std::min(appended.size(), m_written.size()); ++i) {
        auto& written = m_written[i];
        appended[i].previous = std::move(written.previous);
        stored.push_back(
            {std::move(appended[i]), std::move(written.hash), std::move(written.audience)});
    }
    m_written.clear();
    return stored;
}

Result<std::optional<UtcTime>> StoreLog::recordedAt(std::int64_t seq)
{
    const auto row = m_lookups->recordedAt.find(seq);
    if (!row)
        return row.error();
    return row.value() ? std::optional(timeOf(row.value()->front())) : std::nullopt;
}

Status StoreLog::probe()
{
    if (nearlyFull(m_database.file(), m_options.reserveBytes))
        return Error{"disk_full", {}};
    constexpr std::size_t kProbe =
        256 * 1024; // more than one group needs, so that a handful of free pages is no promise
    std::string filler(kProbe, ' ');
    const auto done = m_database.write([&](Session& session) {
        session << "INSERT INTO meta(key, value) VALUES('probe', ?)", use(filler), now;
        session << "DELETE FROM meta WHERE key = 'probe'", now;
    });
    return done;
}

void StoreLog::recall(const std::vector<engine::SeatView>& seats,
                      const std::vector<engine::CallView>& calls)
{
    m_audience.recall(seats, calls);
}

std::string StoreLog::callerDigest(const std::string& number) const
{
    return personDigest(m_secret, number);
}

Status StoreLog::dropOldAnswers(UtcTime now)
{
    Poco::Int64 before = ms(now - engine::kAnswersKept);
    return m_database.write([&](Session& session) {
        session << "DELETE FROM command WHERE at < ?", use(before), Poco::Data::Keywords::now;
    });
}

Status bringUpToDate(Database& database)
{
    bool pending = false;
    const auto read = database.read(
        [&](Session& session) { pending = readMeta(session, kRefoldPending).has_value(); });
    if (!read || !pending)
        return read;
    const auto log = StoreLog::open(database);
    return log ? success() : Status(log.error());
}

} // namespace lianxin::store
