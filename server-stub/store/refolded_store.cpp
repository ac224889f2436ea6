#include "server-stub/store/refolded_store.h"

#include "models/engine/command_age.h"
#include "models/wire/event_json.h"
#include "models/wire/view_json.h"
#include "server-stub/store/lookup.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/prepared.h"
#include "server-stub/store/random.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <filesystem>
#include <utility>

namespace lianxin::store {

using engine::TicketView;
using Poco::Data::Session;

namespace {

void run(Session& session, const std::string& sql)
{
    session << sql, Poco::Data::Keywords::now;
}

} // namespace

RefoldedStore::RefoldedStore(std::string file) : m_file(std::move(file)) {}

RefoldedStore::~RefoldedStore()
{
    m_command.reset();
    m_find.reset();
    m_tickets.reset();
    m_rows.reset();
    m_database.reset();
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        std::filesystem::remove(m_file + suffix, ignored);
}

Result<std::unique_ptr<RefoldedStore>> RefoldedStore::beside(const std::string& file,
                                                             const std::string& secret)
{
    std::unique_ptr<RefoldedStore> made(new RefoldedStore(file + ".refolded-" + randomHex(4)));
    try {
        if (const auto opened = made->open(secret); !opened)
            return opened.error();
    } catch (const Poco::Exception& thrown) {
        return storeError(thrown);
    }
    return made;
}

Status RefoldedStore::open(const std::string& secret)
{
    auto opened = Database::open({m_file, 0, 0, DatabaseUse::Building});
    if (!opened)
        return opened.error();
    m_database = std::move(opened).value();
    Session& session = m_database->log();
    run(session, "PRAGMA cache_size=-64000"); // what does not fit goes to the file
    writeMeta(session, kPersonSecret, secret);
    m_rows = std::make_unique<LogRows>(session);
    m_tickets = std::make_unique<TicketProjection>(session, secret);
    m_find = std::make_unique<Lookup>(session, "SELECT view FROM ticket WHERE id = ?");
    m_command = std::make_unique<Prepared>(
        session, "INSERT OR REPLACE INTO command(id, digest, answer, at) VALUES(?, '', ?, ?)");
    // One transaction for all of it: the index of words writes a segment at each commit.
    m_rows->begin();
    return success();
}

RefoldedStore::Folded RefoldedStore::fold(const engine::Event& event)
{
    Folded folded;
    const auto change = m_tickets->apply(event);
    folded.audience = m_audience.of(event, change.before ? &*change.before : nullptr, change.after);
    folded.judgements = change.judgements;
    if (change.after) {
        folded.ticketNumber = change.after->number;
        m_recent.insert_or_assign(change.after->id, *change.after);
    }
    for (const auto& judgement : folded.judgements)
        m_rows->add(judgement);
    m_rows->addJournalOf(event);
    addAnswer(event);
    return folded;
}

/// A command's events stand together, and its answer follows from them; a refusal leaves no trace.
void RefoldedStore::addAnswer(const engine::Event& event)
{
    if (event.cause.empty())
        return;
    auto& answer = m_answer.answer;
    if (answer.command != event.cause) {
        if (!answer.command.empty())
            m_command->run(answer.command.str(), wire::answerText(answer),
                           m_answer.at.time_since_epoch().count());
        m_answer = {{event.cause, event.seq, 0, std::nullopt, {}},
                    {},
                    engine::keptFrom(event.cause, event.recordedAt)};
        if (const auto* accepted = std::get_if<engine::TicketAccepted>(&event.body))
            answer.ticketNumber = accepted->number;
    }
    answer.lastSeq = event.seq;
}

void RefoldedStore::flush()
{
    m_tickets->flush(m_ahead);
    m_recent.clear();
    if (const auto& answer = m_answer.answer; !answer.command.empty())
        m_command->run(answer.command.str(), wire::answerText(answer),
                       m_answer.at.time_since_epoch().count());
}

const TicketView* RefoldedStore::ticket(const TicketId& id)
{
    if (const auto it = m_recent.find(id); it != m_recent.end())
        return &it->second;
    const auto row = m_find->find(id.str());
    if (!row || !row.value())
        return nullptr;
    auto view = wire::parseTicketText(row.value()->front());
    if (!view)
        return nullptr;
    m_found = std::move(view).value();
    return &*m_found;
}

} // namespace lianxin::store
