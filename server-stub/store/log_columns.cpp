#include "server-stub/store/log_columns.h"

#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "server-stub/store/audience.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

Poco::Int64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

void EventColumns::add(const StoredEvent& stored, const std::string& sealedText)
{
    seq.push_back(stored.event.seq);
    type.emplace_back(wire::typeName(stored.event.body));
    recordedAt.push_back(ms(stored.event.recordedAt));
    audience.push_back(join(stored.audience));
    sealed.push_back(sealedText);
    hash.push_back(stored.hash);
}

void EventColumns::write(Session& session)
{
    if (!seq.empty())
        session << "INSERT INTO event(seq, type, recorded_at, audience, sealed, hash) "
                   "VALUES(?,?,?,?,?,?)",
            use(seq), use(type), use(recordedAt), use(audience), use(sealed), use(hash), now;
    *this = {};
}

void VaultColumns::add(std::int64_t event, const wire::VaultValue& kept)
{
    seq.push_back(event);
    key.push_back(kept.key);
    subject.push_back(kept.subject);
    field.push_back(kept.field);
    salt.push_back(kept.salt);
    value.push_back(kept.value);
}

void VaultColumns::write(Session& session)
{
    if (!seq.empty())
        session << "INSERT INTO vault(seq, key, subject, field, salt, value) VALUES(?,?,?,?,?,?)",
            use(seq), use(key), use(subject), use(field), use(salt), use(value), now;
    *this = {};
}

void AnswerColumns::add(const engine::StoredAnswer& stored)
{
    id.push_back(stored.answer.command.str());
    digest.push_back(stored.bodyDigest);
    answer.push_back(wire::answerText(stored.answer));
    at.push_back(ms(stored.at));
}

void AnswerColumns::write(Session& session)
{
    if (!id.empty())
        session << "INSERT INTO command(id, digest, answer, at) VALUES(?,?,?,?)", use(id),
            use(digest), use(answer), use(at), now;
    *this = {};
}

void JournalColumns::add(const engine::Event& event, const engine::JournalStored& body)
{
    session.push_back(body.session.str());
    call.push_back(body.call.str());
    ticket.push_back(body.ticket.str());
    staff.push_back(event.actor.str());
    digest.push_back(body.digest);
    events.push_back(body.events);
    bytes.push_back(body.bytes);
    storedAt.push_back(ms(event.recordedAt));
    seq.push_back(event.seq);
}

void JournalColumns::write(Session& target)
{
    if (!session.empty())
        target << "INSERT OR REPLACE INTO journal(session, call, ticket, staff, digest, events, "
                  "bytes, stored_at, seq)"
                  " VALUES(?,?,?,?,?,?,?,?,?)",
            use(session), use(call), use(ticket), use(staff), use(digest), use(events), use(bytes),
            use(storedAt), use(seq), now;
    *this = {};
}

} // namespace lianxin::store
