#include "app/sources/cards.h"
#include "app/sources/live_source.h"
#include "app/sync/local_store.h"
#include "app/sync/uuid.h"

#include <algorithm>

/// The tickets of this desk, of which one call may have several: 一事一单.
namespace lianxin::sources {

namespace {

constexpr std::size_t kOwnTickets = 500;

} // namespace

void LiveSource::nextMatter()
{
    const auto& desk = session();
    if (m_recorder.id().empty() || desk.call == session::CallState::Offered)
        return;
    if (desk.reopened) {
        Q_EMIT noticed(tr("改单时不能另起一件：这通电话已经结束。"));
        return;
    }
    if (!desk.turn) {
        m_with.helper->findTurn(m_recorder.id(), desk, now());
    } else if (desk.submitted) {
        beginMatter(*desk.turn);
    } else {
        markTurn(0);
    }
}

void LiveSource::takeTurn(const SessionId& id, int utterance)
{
    if (id != m_recorder.id() || session().turn)
        return;
    if (session().submitted)
        beginMatter(utterance);
    else
        markTurn(utterance);
}

/// 0 takes it back.
void LiveSource::markTurn(int utterance)
{
    record(session::TurnMarked{utterance});
    m_turnedAt = session().seq;
    ask();
}

/// The journal of the matter before is complete and goes to the centre; who calls, what was said
/// and the line itself go on in one of its own.
void LiveSource::beginMatter(int utterance)
{
    if (!m_city)
        return;
    Q_EMIT leaving();
    session::MatterBegun begun;
    begun.utterance = utterance;
    if (session().matter)
        begun.before = session().matter->before;
    begun.before.push_back(cardOf(session(), now(), *m_city));
    auto events = session::withoutMatter(m_recorder.events());
    const SessionId done = m_recorder.id();
    std::vector<session::Event> complete;
    {
        const sync::LocalStore::Together together(m_with.store);
        if (session().call != session::CallState::WrapUp)
            record(session::CallEnded{kNextMatter});
        record(session::WrapUpFinished{});
        complete = m_recorder.events();
        const SessionId next(sync::newUuid());
        m_ticket = ticketOf(next);
        own(m_ticket);
        m_near.clear();
        m_sorted.reset();
        m_topicAsked = {};
        m_recorder.branch(next, std::move(events));
        m_turnedAt = 0;
        record(std::move(begun));
    }
    shortenForm();
    m_handover.keep(done, std::move(complete));
    ask();
}

/// The centre's number, from the answer or from the event, whichever comes first.
void LiveSource::number(const TicketId& ticket, const std::string& number)
{
    if (number.empty() || std::find(m_own.begin(), m_own.end(), ticket) == m_own.end())
        return;
    if (const auto before = shown(ticket); before && before->number != number)
        record(session::TicketNumbered{ticket, number});
    Q_EMIT ticketNumbered(QString::fromStdString(ticket.str()), QString::fromStdString(number));
}

void LiveSource::own(const TicketId& ticket)
{
    m_own.push_back(ticket);
    if (m_own.size() > kOwnTickets)
        m_own.erase(m_own.begin());
}

std::optional<LiveSource::ShownTicket> LiveSource::shown(const TicketId& ticket) const
{
    const auto& desk = m_recorder.session();
    if (m_recorder.id().empty() || desk.call == session::CallState::Closed)
        return std::nullopt;
    if (desk.submitted && desk.submitted->ticket == ticket)
        return ShownTicket{desk.number, desk.ticketUnit};
    if (desk.matter)
        for (const auto& card : desk.matter->before)
            if (card.id == ticket)
                return ShownTicket{card.number, card.unitName};
    return std::nullopt;
}

} // namespace lianxin::sources
