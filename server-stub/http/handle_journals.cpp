#include "models/engine/permissions.h"
#include "models/wire/command_limits.h"
#include "models/wire/digest.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/session_json.h"
#include "server-stub/http/access_note.h"
#include "server-stub/http/routes.h"
#include "server-stub/store/random.h"

#include <algorithm>

namespace lianxin::http {

namespace {

using engine::Role;

/// As long as a ticket has not arrived, nobody knows what it will be.
bool maySeeTicket(Api& api, const engine::Actor& actor, const TicketId& id)
{
    const auto ticket = api.tickets.ticket(id);
    return ticket && ticket.value() &&
           (!ticket.value()->confidential || engine::maySee(actor, *ticket.value()));
}

/// Call-takers read their own journals; who inspects, supervises or trains reads all of them, but a
/// confidential ticket's call only who may see the ticket. Of a call of several matters each
/// journal holds what was said of all, so all of its tickets count.
bool mayReplay(Api& api, const engine::Actor& actor, const store::JournalEntry& entry)
{
    if (entry.staff == actor.staff)
        return true;
    if (!engine::has(actor, Role::Inspector) && !engine::has(actor, Role::Supervisor) &&
        !engine::has(actor, Role::Trainer))
        return false;
    if (entry.call.empty())
        return entry.ticket.empty() || maySeeTicket(api, actor, entry.ticket);
    const auto ofCall = api.journals.ofCall(entry.call);
    return ofCall && std::all_of(ofCall.value().begin(), ofCall.value().end(),
                                 [&](const store::JournalEntry& each) {
                                     return each.ticket.empty() ||
                                            maySeeTicket(api, actor, each.ticket);
                                 });
}

struct Told {
    int events = 0;
    TicketId ticket; ///< which the call became, as far as the journal knows
    std::vector<session::AnswerUsed> answers; ///< that the caller was given for it
};

/// The last of them, as many as a ticket may name itself.
void addOnce(std::vector<session::AnswerUsed>& answers, const session::AnswerUsed& used)
{
    std::erase(answers, used);
    if (answers.size() == wire::kLongestCommandList)
        answers.erase(answers.begin());
    answers.push_back(used);
}

Result<Told> readThrough(const std::string& lines)
{
    const auto journal = wire::readJournal(lines);
    if (journal.damage)
        return Error{"malformed_journal", journal.damage->code + " " + journal.damage->detail};
    Told told{static_cast<int>(journal.events.size()) + journal.unknown, {}, {}};
    for (const auto& event : journal.events) {
        if (const auto* submitted = std::get_if<session::TicketSubmitted>(&event.body))
            told.ticket = submitted->ticket;
        else if (std::holds_alternative<session::SubmissionRefused>(event.body))
            told.ticket = {};
        else if (const auto* used = std::get_if<session::AnswerUsed>(&event.body))
            addOnce(told.answers, *used);
    }
    return told;
}

engine::Command storing(const Exchange& exchange, const std::string& lines, const Told& told,
                        UtcTime now)
{
    engine::Command command;
    command.id = CommandId(store::newId(now));
    command.actor = exchange.actor();
    command.body = engine::StoreJournal{SessionId(exchange.id()),
                                        CallId(exchange.header("X-Call")),
                                        told.ticket.empty() ? TicketId(exchange.header("X-Ticket"))
                                                            : told.ticket,
                                        wire::sha256Hex(lines),
                                        told.events,
                                        static_cast<std::int64_t>(lines.size()),
                                        told.answers};
    return command;
}

bool hasPlainIds(const Exchange& exchange)
{
    const auto fine = [](const std::string& id) { return id.empty() || store::isPlainId(id); };
    return store::isPlainId(exchange.id()) && fine(exchange.header("X-Call")) &&
           fine(exchange.header("X-Ticket"));
}

} // namespace

void putJournal(Api& api, Exchange& exchange)
{
    const auto lines = exchange.body(store::kMaxJournal);
    if (!lines)
        return exchange.replyError(lines.error());
    if (!hasPlainIds(exchange))
        return exchange.replyError({"bad_id", {}});
    if (!engine::has(exchange.actor(), Role::CallTaker))
        return exchange.replyError({"forbidden", {}});
    const auto told = readThrough(lines.value());
    if (!told)
        return exchange.replyError(told.error());
    const auto known = api.journals.find(exchange.id());
    if (!known)
        return exchange.replyError(known.error());
    if (known.value() && known.value()->staff != exchange.viewer.staff)
        return exchange.replyError({"forbidden", {}});
    const UtcTime now = api.centre.now();
    auto command = storing(exchange, lines.value(), told.value(), now);
    const std::string digest = std::get<engine::StoreJournal>(command.body).digest;
    if (known.value() && known.value()->digest == digest)
        return exchange.reply(201, "{\"digest\":\"" + digest + "\"}");
    if (const auto written = api.journals.put(SessionId(exchange.id()), digest, lines.value(), now);
        !written)
        return exchange.replyError(written.error());
    std::vector<engine::Command> commands;
    commands.push_back(std::move(command));
    const auto answers = api.centre.submit(std::move(commands));
    if (!answers)
        return exchange.replyError(answers.error());
    if (const auto& rejection = answers.value().front().rejection)
        return exchange.replyError({rejection->code, rejection->detail});
    if (known.value())
        api.journals.remove(*known.value());
    exchange.reply(201, "{\"digest\":\"" + digest + "\"}");
}

void getJournal(Api& api, Exchange& exchange)
{
    const auto actor = exchange.actor();
    auto entry = api.journals.find(exchange.id());
    if (!entry)
        return exchange.replyError(entry.error());
    if (!entry.value() || !mayReplay(api, actor, *entry.value()))
        return exchange.replyError({"unknown_journal", {}});
    auto lines = api.journals.read(*entry.value());
    if (!lines && lines.error().code == "journal_missing") {
        // A newer one may have replaced it since it was found.
        entry = api.journals.find(exchange.id());
        if (entry && entry.value() && mayReplay(api, actor, *entry.value()))
            lines = api.journals.read(*entry.value());
    }
    if (!lines)
        return exchange.replyError(lines.error());
    const auto noted = noteAccess(api, actor, "replay", entry.value()->session.str());
    if (!noted)
        return exchange.replyError(noted.error());
    exchange.setHeader("X-Session", entry.value()->session.str());
    exchange.setHeader("X-Call", entry.value()->call.str());
    exchange.setHeader("X-Ticket", entry.value()->ticket.str());
    exchange.reply(200,
                   showsNumbers(api, actor) ? lines.value() : wire::maskedJournal(lines.value()),
                   "application/x-ndjson; charset=utf-8");
}

} // namespace lianxin::http
