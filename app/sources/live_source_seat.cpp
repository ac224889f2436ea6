#include "app/sources/live_source.h"

#include <utility>

/// The seat in the hall: whether it is signed in, takes calls, and if not, why.
namespace lianxin::sources {

namespace {

/// Why the seat takes no calls meanwhile, as the hall reads it.
constexpr auto kMending = "改单";
constexpr auto kStillWraps = "整理工单"; ///< longer than the centre grants

} // namespace

/// What the centre refuses is tried again with the next lease.
void LiveSource::signIn(bool isOffline)
{
    if (!std::exchange(m_signedIn, true)) {
        if (isOffline)
            m_with.centre->tell(engine::SignInSeat{m_with.seat, m_with.skills});
        else
            m_with.centre->tell(engine::RenewLease{m_with.seat});
    }
    if (!m_lease.isActive())
        m_lease.start();
}

void LiveSource::signOut()
{
    m_takesCalls = false;
    m_lease.stop();
    // From a call the centre lets nobody go.
    if (std::exchange(m_signedIn, false) && m_call.empty() && m_with.centre->online())
        m_with.centre->tell(engine::SignOutSeat{m_with.seat});
    else
        Q_EMIT signedOut();
}

void LiveSource::renewLease()
{
    if (m_signedIn)
        m_with.centre->tell(engine::RenewLease{m_with.seat});
    else if (m_with.centre->online())
        m_with.centre->refresh();
}

/// The centre does not know this seat (any more), or somebody else holds it.
void LiveSource::noteRefusedSeat(const std::string& code)
{
    const bool gone = code == "seat_offline";
    if (!gone && code != "seat_taken" && code != "already_signed_in" && code != "not_your_seat")
        return;
    m_signedIn = false;
    if (gone)
        m_with.centre->refresh();
}

void LiveSource::takeSurge(bool on, const std::string& reason)
{
    if (on == m_surge && reason == m_surgeReason)
        return;
    m_surge = on;
    m_surgeReason = reason;
    Q_EMIT surgeChanged(on, QString::fromStdString(reason));
    shortenForm();
}

void LiveSource::takeSeatState(engine::SeatState state, const std::string& reason)
{
    m_seatState = state;
    settleSeat(state, reason);
    const bool busy = state == engine::SeatState::Busy;
    Q_EMIT breakChanged(!busy            ? QString()
                        : reason.empty() ? tr("示忙")
                                         : QString::fromStdString(reason));
}

/// 简表 in surge mode and at home; a ticket that is on its way stays as it is.
void LiveSource::shortenForm()
{
    const bool on = m_surge || m_atHome;
    if (m_recorder.id().empty() || session().submitted || on == session().shortForm.has_value())
        return;
    const QString because = !on ? QString() : m_surge ? tr("应急模式") : tr("居家坐席");
    record(session::FormShortened{on, because.toStdString()});
}

/// No calls while a ticket is written after its call, or mended; the seat is free again when that
/// is done.
void LiveSource::settleSeat(engine::SeatState state, const std::string& reason)
{
    const bool ours =
        state == engine::SeatState::Busy && (reason == kMending || reason == kStillWraps);
    const bool occupied = wrapsUp();
    if (!m_takesCalls || (occupied ? state != engine::SeatState::Free : !ours))
        return;
    m_settling = true;
    const auto* why = !occupied                                 ? ""
                      : session().reopened || session().refusal ? kMending
                                                                : kStillWraps;
    m_with.centre->tell(engine::SetSeatState{
        m_with.seat, occupied ? engine::SeatState::Busy : engine::SeatState::Free, why});
}

} // namespace lianxin::sources
