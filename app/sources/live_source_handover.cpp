#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sources/live_source.h"
#include "app/sync/uuid.h"
#include "models/item/form_model.h"
#include "models/wire/command_limits.h"

#include <algorithm>
#include <utility>

/// What the centre answers: tickets it takes, and tickets that it refuses and somebody must mend.
/// 改单: such a ticket is open again, in its call or between later ones. Calls go before it, as
/// before any ticket that is still written after its call.
namespace lianxin::sources {

namespace {

QString labelOf(const session::CallSession& session, const std::string& field)
{
    if (const QString fixed = item::fieldLabel(field); !fixed.isEmpty())
        return fixed;
    if (session.formTemplate)
        for (const auto& asked : session.formTemplate->fields)
            if (asked.name == field)
                return QString::fromStdString(asked.label);
    return QString::fromStdString(field);
}

} // namespace

/// The first field that the centre would not take; empty: none.
QString LiveSource::whatIsTooLong() const
{
    for (const auto& [name, field] : session().fields)
        if (std::max(field.value.value.value.size(), field.value.display.value.size()) >
            wire::kLongestCommandText)
            return labelOf(session(), name);
    return {};
}

void LiveSource::takeAnswer(const engine::Answer& answer)
{
    const auto submission = m_handover.answered(answer.command);
    const auto& why = answer.rejection;
    if (!submission) {
        const bool tooLate = why && why->code == "seat_busy" && std::exchange(m_settling, false);
        if (why)
            noteRefusedSeat(why->code);
        if (why && why->code != "skipped" && !tooLate)
            Q_EMIT noticed(
                wordsFor(QString::fromStdString(why->code), QString::fromStdString(why->detail)));
    } else if (why && why->code != "already_submitted") {
        takeBack(*submission, *why);
    } else {
        number(submission->ticket, why ? why->detail : answer.ticketNumber);
        m_handover.release(submission->session);
    }
}

void LiveSource::takeBack(const Submission& submission, const engine::Rejection& why)
{
    const QString words =
        wordsFor(QString::fromStdString(why.code), QString::fromStdString(why.detail));
    session::SubmissionRefused refused{submission.ticket, why.code, words.toStdString()};
    if (submission.session == m_recorder.id()) {
        record(std::move(refused));
        Q_EMIT noticed(tr("中心未收下这件工单：%1").arg(words));
        ask();
        return;
    }
    const auto session = m_handover.comeBack(submission.session, std::move(refused));
    const QString title =
        m_city ? QString::fromStdString(cardOf(session, now(), *m_city).title) : QString();
    Q_EMIT noticed(tr("中心未收下“%1”：%2（办完手上的电话后改）").arg(title, words));
    takeUpNext();
}

/// Where no call is on the desk.
void LiveSource::takeUpNext()
{
    if (!m_recorder.id().empty())
        return;
    auto next = m_handover.nextUnfinished();
    if (!next)
        return;
    const auto left = session::foldAll(next->events);
    takeUp(std::move(*next), left);
    m_givesUp = false;
    m_turnedAt = 0;
    if (left.online != m_with.centre->online())
        record(session::LinkChanged{m_with.centre->online()});
    Q_EMIT noticed(
        left.refusal
            ? tr("中心未收下这件工单：%1").arg(QString::fromStdString(left.refusal->because))
            : tr("这通电话的工单还没写完：接着写，不用写就按“完成”。"));
    Q_EMIT changed();
    if (m_with.centre->online())
        m_with.centre->refresh();
}

/// The journal as it was left is the desk's again.
void LiveSource::takeUp(sync::StoredSession stored, const session::CallSession& left)
{
    m_recorder.restore(stored.id, std::move(stored.events), awayMs(left, m_with.centre->now()));
    m_ticket = left.submitted ? left.submitted->ticket
               : left.refusal ? left.refusal->ticket
                              : ticketOf(stored.id);
    if (left.matter)
        for (const auto& card : left.matter->before)
            own(card.id);
    own(m_ticket);
}

/// A call comes: what is written after another makes way, as far as it is.
void LiveSource::putAside()
{
    if (!wrapsUp())
        return;
    Q_EMIT leaving();
    if (session().submitted)
        record(session::WrapUpFinished{});
    else
        Q_EMIT noticed(tr("先接电话：没写完的工单放在一边，挂机以后接着写。"));
    m_handover.keep(m_recorder.id(), m_recorder.events());
    m_recorder.clear();
    m_givesUp = false;
    if (!m_call.empty())
        Q_EMIT callClosed();
}

} // namespace lianxin::sources
