#include "server-stub/store/log_rows.h"

#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "server-stub/store/audience.h"

namespace lianxin::store {

namespace {

std::int64_t ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

LogRows::LogRows(Poco::Data::Session& session)
    : m_begin(session, "BEGIN IMMEDIATE"), m_commit(session, "COMMIT"),
      m_event(session, "INSERT INTO event(seq, type, recorded_at, audience, sealed, hash)"
                       " VALUES(?,?,?,?,?,?)"),
      m_vault(session, "INSERT INTO vault(seq, key, subject, field, salt, value)"
                       " VALUES(?,?,?,?,?,?)"),
      m_answer(session, "INSERT INTO command(id, digest, answer, at) VALUES(?,?,?,?)"),
      m_journal(session, "INSERT OR REPLACE INTO journal(session, call, ticket, staff, digest,"
                         " events, bytes, stored_at, seq) VALUES(?,?,?,?,?,?,?,?,?)"),
      m_figure(session, "INSERT INTO unit_figure(unit, month, figure, good, judged)"
                        " VALUES(?,?,?,?,?) ON CONFLICT(month, unit, figure) DO UPDATE SET"
                        " good = good + excluded.good, judged = judged + excluded.judged")
{}

void LogRows::add(const engine::Event& event, const Written& written, const wire::Sealed& sealed)
{
    m_event.run(event.seq, wire::typeName(event.body), ms(event.recordedAt), join(written.audience),
                sealed.text, written.hash);
    for (const auto& kept : sealed.values)
        m_vault.run(event.seq, kept.key, kept.subject, kept.field, kept.salt, kept.value);
    addJournalOf(event);
}

void LogRows::addJournalOf(const engine::Event& event)
{
    if (const auto* journal = std::get_if<engine::JournalStored>(&event.body))
        addJournal(event, *journal);
}

void LogRows::add(const engine::StoredAnswer& stored)
{
    m_answer.run(stored.answer.command.str(), stored.bodyDigest, wire::answerText(stored.answer),
                 ms(stored.at));
}

void LogRows::add(const engine::Judgement& judgement)
{
    const auto& [key, change] = judgement;
    m_figure.run(key.unit.str(), key.month, engine::name(key.figure), change.good, change.judged);
}

void LogRows::addJournal(const engine::Event& event, const engine::JournalStored& body)
{
    m_journal.run(body.session.str(), body.call.str(), body.ticket.str(), event.actor.str(),
                  body.digest, body.events, body.bytes, ms(event.recordedAt), event.seq);
}

} // namespace lianxin::store
