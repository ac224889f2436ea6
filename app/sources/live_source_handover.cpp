#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sources/live_source.h"
#include "models/item/form_model.h"
#include "models/wire/command_limits.h"

#include <algorithm>

/// What the centre answers: tickets it takes, and tickets that it refuses and somebody must mend.
/// 改单: such a ticket is open again, in its call or between later ones; calls go before it.
namespace lianxin::sources {

namespace {

/// Why the seat takes no calls meanwhile, as the hall reads it.
constexpr auto kMending = "改单";

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
        if (why && why->code != "skipped")
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
    mendNext();
}

/// Where no call is on the desk.
void LiveSource::mendNext()
{
    if (!m_recorder.id().empty())
        return;
    auto next = m_handover.nextRefused();
    if (!next)
        return;
    const auto session = session::foldAll(next->events);
    const auto away = m_with.centre->now() - session.offer.centreTime;
    m_recorder.restore(next->id, std::move(next->events),
                       static_cast<int>(std::max<std::int64_t>(0, away.count() - session.atMs)));
    m_mending = true;
    m_call = session.offer.call;
    m_ticket = session.refusal ? session.refusal->ticket : TicketId();
    own(m_ticket);
    m_turnedAt = 0;
    Q_EMIT noticed(tr("中心未收下这件工单，改好后重新提交。"));
    Q_EMIT changed();
    if (m_with.centre->online())
        m_with.centre->refresh();
}

/// A call comes: what was mended so far is kept.
void LiveSource::putAside()
{
    if (!std::exchange(m_mending, false))
        return;
    if (session().submitted)
        record(session::WrapUpFinished{});
    m_handover.keep(m_recorder.id(), m_recorder.events());
    m_recorder.clear();
}

/// No calls while a ticket is mended; the seat is free again when that is done.
void LiveSource::settleSeat(const engine::SeatView& seat)
{
    m_stillWrapsUp = seat.state == engine::SeatState::WrapUp;
    const bool isOurs = seat.state == engine::SeatState::Busy && seat.reason == kMending;
    if (m_mending && seat.state == engine::SeatState::Free)
        m_with.centre->tell(engine::SetSeatState{m_with.seat, engine::SeatState::Busy, kMending});
    else if (!m_mending && isOurs)
        m_with.centre->tell(engine::SetSeatState{m_with.seat, engine::SeatState::Free, {}});
}

} // namespace lianxin::sources
