#include "app/sources/handover.h"

#include "models/wire/command_json.h"
#include "models/wire/session_json.h"

#include <QPointer>

#include <algorithm>
#include <limits>
#include <utility>

namespace lianxin::sources {

namespace {

/// A journal that the centre could not take for the moment is offered again.
constexpr int kAgainMs = 20000;
constexpr int kLongestAwayMs = 24 * 3600 * 1000;

} // namespace

int awayMs(const session::CallSession& session, UtcTime now)
{
    const auto away = now - session.offer.centreTime - Milliseconds(session.atMs);
    return static_cast<int>(std::clamp<std::int64_t>(away.count(), 0, kLongestAwayMs));
}

bool isUnfinished(const session::CallSession& session)
{
    return session.call == session::CallState::WrapUp && !session.submitted;
}

TicketId ticketOf(const SessionId& session)
{
    return TicketId(session.str());
}

Handover::Handover(sync::Centre& centre, sync::LocalStore* store, QObject* parent)
    : QObject(parent), m_centre(centre), m_store(store)
{
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_centre.online())
            wake();
    });
}

void Handover::wake()
{
    for (const auto& [id, events] : std::map(m_underway))
        post(id, events);
}

void Handover::restore()
{
    if (!m_store)
        return;
    for (const auto& row : m_store->commands(std::numeric_limits<int>::max())) {
        const auto command = wire::parseCommandText(row.json.toStdString());
        if (!command.ok())
            continue;
        if (const auto* ticket = std::get_if<engine::SubmitTicket>(&command.value().body))
            m_submissions[command.value().id] = {ticket->ticket, ticket->session};
    }
}

void Handover::submit(engine::SubmitTicket ticket)
{
    const Submission submission{ticket.ticket, ticket.session};
    m_submissions[m_centre.send(std::move(ticket))] = submission;
}

std::optional<Submission> Handover::answered(const CommandId& command)
{
    const auto submission = m_submissions.extract(command);
    return submission ? std::optional(submission.mapped()) : std::nullopt;
}

bool Handover::isAwaited(const SessionId& id) const
{
    return std::any_of(m_submissions.begin(), m_submissions.end(),
                       [&](const auto& one) { return one.second.session == id; });
}

void Handover::keep(const SessionId& id, std::vector<session::Event> events)
{
    if (isUnfinished(session::foldAll(events))) {
        m_unfinished.push_back({id, std::move(events)});
    } else if (isAwaited(id)) {
        m_waiting[id] = std::move(events);
    } else {
        post(id, events);
    }
}

void Handover::release(const SessionId& id)
{
    if (const auto waiting = m_waiting.extract(id))
        post(id, waiting.mapped());
}

session::CallSession Handover::comeBack(const SessionId& id, session::SubmissionRefused refused)
{
    auto waiting = m_waiting.extract(id);
    if (!waiting)
        return {};
    auto& events = waiting.mapped();
    const auto left = session::foldAll(events);
    const session::Event event{left.seq + 1, left.atMs + awayMs(left, m_centre.now()),
                               std::move(refused)};
    if (m_store)
        m_store->append(id, event);
    events.push_back(event);
    auto session = session::foldAll(events);
    m_unfinished.push_back({id, std::move(events)});
    return session;
}

std::optional<sync::StoredSession> Handover::nextUnfinished()
{
    if (m_unfinished.empty())
        return std::nullopt;
    auto next = std::move(m_unfinished.back());
    m_unfinished.pop_back();
    return next;
}

void Handover::post(const SessionId& id, const std::vector<session::Event>& events)
{
    const auto session = session::foldAll(events);
    const TicketId ticket = session.submitted ? session.submitted->ticket : TicketId();
    m_underway[id] = events;
    m_again.start();
    m_centre.storeJournal(id, session.offer.call, ticket,
                          QByteArray::fromStdString(wire::sessionLines(events)),
                          [this, self = QPointer(this), store = m_store, id] {
                              if (store)
                                  store->endSession(id);
                              if (!self)
                                  return;
                              m_underway.erase(id);
                              if (m_underway.empty())
                                  m_again.stop();
                              Q_EMIT journalStored();
                          });
}

} // namespace lianxin::sources
