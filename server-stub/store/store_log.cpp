#include "server-stub/store/store_log.h"

#include "models/wire/event_json.h"
#include "models/wire/vault.h"
#include "models/wire/view_json.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/random.h"
#include "server-stub/store/ticket_projection.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <sqlite3.h>
#include <sys/statvfs.h>

#include <map>
#include <unordered_map>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;
using Poco::Data::Statement;

namespace {

constexpr int kReadAtOnce = 2000; ///< bounds the memory a reader takes, whatever it asks for

Poco::Int64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

bool nearlyFull(const std::string& file, std::int64_t reserve)
{
    struct statvfs disk {};
    if (reserve <= 0 || statvfs(file.c_str(), &disk) != 0)
        return false;
    return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize) < reserve;
}

std::string secretOf(Session& session)
{
    if (auto known = readMeta(session, "person_secret"))
        return *known;
    const std::string fresh = randomHex(32);
    writeMeta(session, "person_secret", fresh);
    return fresh;
}

} // namespace

/// The prepared statements of one append, bound by reference to the row that is being written.
struct StoreLog::Writer {
    Poco::Int64 seq = 0, at = 0, bytes = 0;
    int events = 0;
    std::string type, audience, text, hash, id, digest, key, subject, field, salt, value, call, ticket, staff;
    Statement begin, commit, event, vault, answer, journal, known, when;
    std::vector<std::string> knownDigest, knownAnswer;
    std::vector<Poco::Int64> knownAt;

    explicit Writer(Session& s)
        : begin(s), commit(s), event(s), vault(s), answer(s), journal(s), known(s), when(s)
    {
        begin << "BEGIN IMMEDIATE";
        commit << "COMMIT";
        event << "INSERT INTO event(seq, type, recorded_at, audience, sealed, hash) VALUES(?,?,?,?,?,?)", use(seq),
            use(type), use(at), use(audience), use(text), use(hash);
        vault << "INSERT INTO vault(seq, key, subject, field, salt, value) VALUES(?,?,?,?,?,?)", use(seq), use(key),
            use(subject), use(field), use(salt), use(value);
        answer << "INSERT INTO command(id, digest, answer, at) VALUES(?,?,?,?)", use(id), use(digest), use(text),
            use(at);
        journal << "INSERT OR REPLACE INTO journal(session, call, ticket, staff, digest, events, bytes, stored_at, seq)"
                   " VALUES(?,?,?,?,?,?,?,?,?)",
            use(id), use(call), use(ticket), use(staff), use(digest), use(events), use(bytes), use(at), use(seq);
        known << "SELECT digest, answer, at FROM command WHERE id = ?", use(id), into(knownDigest), into(knownAnswer),
            into(knownAt);
        when << "SELECT recorded_at FROM event WHERE seq = ?", use(seq), into(knownAt);
    }

    void writeEvent(const StoredEvent& stored, const wire::Sealed& sealed)
    {
        seq = stored.event.seq;
        type = wire::typeName(stored.event.body);
        at = ms(stored.event.recordedAt);
        audience = join(stored.audience);
        text = sealed.text;
        hash = stored.hash;
        event.execute();
        for (const auto& v : sealed.values) {
            key = v.key;
            subject = v.subject;
            field = v.field;
            salt = v.salt;
            value = v.value;
            vault.execute();
        }
    }

    void writeJournal(const engine::Event& e, const engine::JournalStored& body)
    {
        id = body.session.str();
        call = body.call.str();
        ticket = body.ticket.str();
        staff = e.actor.str();
        digest = body.digest;
        events = body.events;
        bytes = body.bytes;
        journal.execute();
    }

    void writeAnswer(const engine::StoredAnswer& stored)
    {
        id = stored.answer.command.str();
        digest = stored.bodyDigest;
        text = wire::answerText(stored.answer);
        at = ms(stored.at);
        answer.execute();
    }
};

StoreLog::StoreLog(Database& database, StoreLogOptions options) : m_database(database), m_options(options) {}

StoreLog::~StoreLog() = default;

Result<std::unique_ptr<StoreLog>> StoreLog::open(Database& database, StoreLogOptions options)
{
    std::unique_ptr<StoreLog> log(new StoreLog(database, options));
    Poco::Int64 count = 0;
    Poco::Int64 last = 0;
    try {
        Session& session = database.log();
        log->m_secret = secretOf(session);
        session << "SELECT coalesce(max(seq), 0) FROM event", into(last), now;
        if (last > 0) {
            session << "SELECT hash FROM event WHERE seq = ?", use(last), into(log->m_lastHash), now;
            session << "SELECT count(*) FROM event WHERE seq > ? - 1000", use(last), into(count), now;
        }
        log->m_writer = std::make_unique<Writer>(session);
        log->m_tickets = std::make_unique<TicketProjection>(session, log->m_secret);
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    if (count != std::min<Poco::Int64>(last, 1000))
        return Error{"store_corrupt", database.file()};
    log->m_lastSeq = last;
    return log;
}

Status StoreLog::append(const engine::Batch& batch)
{
    if (batch.events.empty() && batch.answers.empty())
        return success();
    if (nearlyFull(m_database.file(), m_options.reserveBytes))
        return Error{"disk_full", {}};
    if (!m_tickets)
        if (const auto usable = startAfresh(); !usable)
            return usable;
    m_appended.clear();
    std::string hash = m_lastHash;
    Writer& w = *m_writer;
    try {
        w.begin.execute();
        for (const auto& event : batch.events) {
            StoredEvent stored{event, {}, {}};
            stored.event.previous = hash;
            const auto sealed = wire::seal(stored.event, newSalt);
            hash = stored.hash = wire::chainHash(hash, sealed.text);
            const auto change = m_tickets->apply(stored.event);
            stored.audience = m_audience.of(stored.event, change.before.get(), change.after.get());
            w.writeEvent(stored, sealed);
            if (const auto* journal = std::get_if<engine::JournalStored>(&event.body))
                w.writeJournal(event, *journal);
            m_appended.push_back(std::move(stored));
        }
        for (const auto& answer : batch.answers)
            w.writeAnswer(answer);
        m_tickets->flush();
        w.commit.execute();
    } catch (const Poco::Exception& thrown) {
        m_appended.clear();
        const Error error = storeError(thrown);
        const auto usable = startAfresh();
        return usable ? error : usable.error();
    }
    m_lastHash = hash;
    if (!batch.events.empty())
        m_lastSeq = batch.events.back().seq;
    return success();
}

/// After a failure nothing of the transaction stands, and Poco's statements, left in the middle of their execution, are made anew.
Status StoreLog::startAfresh()
{
    Session& session = m_database.log();
    auto* handle = Poco::Data::SQLite::Utility::dbHandle(session);
    m_writer.reset();
    m_tickets.reset();
    if (sqlite3_get_autocommit(handle) == 0)
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
    try {
        m_writer = std::make_unique<Writer>(session);
        m_tickets = std::make_unique<TicketProjection>(session, m_secret);
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    return success();
}

Result<std::vector<StoredEvent>> StoreLog::readStored(std::int64_t after, int limit)
{
    std::vector<std::string> texts, hashes, audiences, keys, values;
    Poco::Int64 from = after;
    Poco::Int64 to = after + std::min(limit, kReadAtOnce);
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT sealed, hash, audience FROM event WHERE seq > ? AND seq <= ? ORDER BY seq", use(from), use(to),
            into(texts), into(hashes), into(audiences), now;
        session << "SELECT key, value FROM vault WHERE seq > ? AND seq <= ?", use(from), use(to), into(keys),
            into(values), now;
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
            return Error{"store_corrupt", "event " + std::to_string(after + 1 + static_cast<std::int64_t>(i)) + ": "
                                              + event.error().code + " " + event.error().detail};
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
    if (!m_writer)
        return Error{"io", {}};
    Writer& w = *m_writer;
    w.id = id.str();
    w.knownDigest.clear();
    w.knownAnswer.clear();
    w.knownAt.clear();
    try {
        w.known.execute();
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    if (w.knownAnswer.empty())
        return std::optional<engine::StoredAnswer>();
    auto answer = wire::parseAnswerText(w.knownAnswer.front());
    if (!answer)
        return Error{"store_corrupt", "command " + id.str()};
    return std::optional(engine::StoredAnswer{std::move(answer).value(), w.knownDigest.front(),
                                              UtcTime{Milliseconds{w.knownAt.front()}}});
}

std::vector<StoredEvent> StoreLog::takeAppended()
{
    return std::exchange(m_appended, {});
}

Result<std::optional<UtcTime>> StoreLog::recordedAt(std::int64_t seq)
{
    if (!m_writer)
        return Error{"io", {}};
    Writer& w = *m_writer;
    w.seq = seq;
    w.knownAt.clear();
    try {
        w.when.execute();
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    return w.knownAt.empty() ? std::optional<UtcTime>() : std::optional(UtcTime{Milliseconds{w.knownAt.front()}});
}

Status StoreLog::probe()
{
    if (nearlyFull(m_database.file(), m_options.reserveBytes))
        return Error{"disk_full", {}};
    constexpr std::size_t kProbe = 256 * 1024; // more than one group needs, so that a handful of free pages is no promise
    std::string filler(kProbe, ' ');
    const auto done = m_database.write([&](Session& session) {
        session << "INSERT INTO meta(key, value) VALUES('probe', ?)", use(filler), now;
        session << "DELETE FROM meta WHERE key = 'probe'", now;
    });
    return done;
}

void StoreLog::recall(const std::vector<engine::SeatView>& seats, const std::vector<engine::CallView>& calls)
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

} // namespace lianxin::store
