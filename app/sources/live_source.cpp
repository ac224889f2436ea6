#include "app/sources/live_source.h"

#include "app/sources/cards.h"
#include "app/sources/desk_words.h"
#include "app/sync/local_store.h"
#include "app/sync/uuid.h"
#include "models/engine/subject.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace lianxin::sources {

using namespace ticket::field;

namespace {

/// A third of the lease the centre grants, so that two renewals may be lost.
constexpr int kLeaseMs = 10000;
/// The call is shown at the latest now, with or without its history.
constexpr int kHistoryMs = 400;

QString cityClock(qint64 msSinceEpoch)
{
    const int offset = static_cast<int>(std::chrono::seconds(base::kCityOffset).count());
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::OffsetFromUTC, offset)
        .toString(QStringLiteral("HH:mm:ss"));
}
/// A seat that still writes is taken out of the hall so long before the centre would free it.
constexpr Milliseconds kBeforeFreed{5000};
constexpr Milliseconds kAgain{1000}; ///< the end of the call may not have come there yet
/// Why a call ended.
constexpr auto kHungUp = "agent_hung_up";

/// Help that goes on when the form is submitted and stays as it is.
bool isOfTalk(const session::Body& body)
{
    return std::holds_alternative<session::AnswersShown>(body) ||
           std::holds_alternative<session::HintsShown>(body) ||
           std::holds_alternative<session::MoodSensed>(body) ||
           std::holds_alternative<session::CoachingShown>(body);
}

bool makesFree(const engine::EventBody& body, const SeatId& seat)
{
    const auto* done = std::get_if<engine::WrapUpFinished>(&body);
    const auto* in = std::get_if<engine::SeatSignedIn>(&body);
    return (done && done->seat == seat) || (in && in->seat == seat);
}

} // namespace

LiveSource::LiveSource(Surroundings with, QObject* parent)
    : SessionSource(parent), m_with(std::move(with)), m_recorder(m_with.store, m_with.speed),
      m_handover(*m_with.centre, m_with.store)
{
    connect(&m_recorder, &Recorder::recorded, this, [this](const session::Event& event) {
        if (std::holds_alternative<session::UtteranceHeard>(event.body))
            m_with.centre->relay(m_call, event);
        Q_EMIT changed();
    });
    connect(this, &SessionSource::changed, this, &LiveSource::askTopic);
    connect(this, &SessionSource::changed, this, &LiveSource::followMatter);
    connect(m_with.centre, &sync::Centre::snapshotTaken, this, &LiveSource::takeSnapshot);
    connect(m_with.centre, &sync::Centre::happened, this, &LiveSource::takeEvent);
    connect(m_with.centre, &sync::Centre::answered, this, &LiveSource::takeAnswer);
    connect(m_with.centre, &sync::Centre::onlineChanged, this, &LiveSource::setOnline);
    connect(m_with.centre, &sync::Centre::troubled, this, [this](const QString& code) {
        Q_EMIT noticed(code.isEmpty() ? QString() : wordsFor(code));
    });
    connect(&m_handover, &Handover::journalStored, this, &LiveSource::journalStored);
    connect(m_with.helper, &AssistWorker::found, this,
            [this](const SessionId& id, const std::vector<session::Body>& bodies, int upToSeq,
                   qint64 tookUs) {
                takeHelp(id, bodies, upToSeq);
                Q_EMIT helped(tookUs);
            });
    connect(m_with.helper, &AssistWorker::turned, this, &LiveSource::takeTurn);
    connect(m_with.helper, &AssistWorker::searched, this,
            [this](const QString& words, const session::AnswersShown& shown) {
                if (words == m_sought && !words.isEmpty())
                    record(shown);
            });
    if (m_with.store) {
        connect(m_with.store, &sync::LocalStore::saved, this, [this](qint64 atMs) {
            if (!m_recorder.id().empty())
                Q_EMIT draftSaved(cityClock(atMs));
        });
        connect(m_with.store, &sync::LocalStore::failed, this,
                [this](const QString& code) { Q_EMIT noticed(wordsFor(code)); });
        connect(m_with.store, &sync::LocalStore::recovered, this, [this] { Q_EMIT noticed({}); });
    }
    m_overtime.setSingleShot(true);
    connect(&m_overtime, &QTimer::timeout, this, [this] {
        if (!wrapsUp() || m_seatState == engine::SeatState::Busy)
            return;
        if (m_with.centre->online())
            settleSeat(engine::SeatState::Free, {});
        m_overtime.start(kAgain);
    });
    m_lease.setInterval(kLeaseMs);
    connect(&m_lease, &QTimer::timeout, this, &LiveSource::renewLease);
}

LiveSource::~LiveSource() = default;

UtcTime LiveSource::now() const
{
    if (m_recorder.id().empty())
        return m_with.centre->now();
    return m_recorder.session().offer.centreTime + Milliseconds(m_recorder.nowMs());
}

void LiveSource::setCity(std::shared_ptr<const engine::City> city)
{
    m_city = std::move(city);
    auto areas = m_city->districts;
    areas.insert(areas.end(), m_city->streets.begin(), m_city->streets.end());
    m_jurisdictions = std::make_shared<places::Jurisdictions>(std::move(areas));
    if (m_with.centre->online())
        m_with.centre->refresh();
    ask();
}

// — where an earlier run was cut off

void LiveSource::restore()
{
    if (!m_with.store)
        return;
    m_provisional = m_with.store->counter(QLatin1String(kProvisionalCounter));
    m_handover.restore();
    auto left = m_with.store->openSessions();
    const auto isOpen = [](const sync::StoredSession& stored) {
        const auto session = session::foldAll(stored.events);
        return session.call != session::CallState::None &&
               session.call != session::CallState::Closed && !isUnfinished(session);
    };
    const auto last = std::find_if(left.rbegin(), left.rend(), isOpen);
    for (auto& stored : left) {
        const auto session = session::foldAll(stored.events);
        if (session.endReason == kHungUp)
            m_hungUp.insert(session.offer.call);
        if (session.call == session::CallState::None)
            m_with.store->endSession(stored.id);
        else if (last == left.rend() || &stored != &*last)
            m_handover.keep(stored.id, std::move(stored.events));
        else {
            m_call = session.reopened ? CallId() : session.offer.call;
            takeUp(std::move(stored), session);
            Q_EMIT changed();
        }
    }
    takeUpNext();
}

// — what the centre says

void LiveSource::setOnline(bool online)
{
    if (!online)
        m_signedIn = false;
    if (!m_recorder.id().empty() && m_recorder.session().online != online)
        record(session::LinkChanged{online});
    Q_EMIT noticed(online ? QString() : wordsFor(QStringLiteral("offline")));
    if (!online)
        return;
    if (!m_signedIn)
        m_with.centre->refresh();
    m_handover.wake();
    takeUpNext();
}

void LiveSource::takeSnapshot(const wire::Snapshot& snapshot)
{
    // Without the city's words no history could be shown: a seat that is not ready takes no calls.
    if (!m_city)
        return;
    const auto seat = std::find_if(snapshot.seats.begin(), snapshot.seats.end(),
                                   [&](const auto& s) { return s.id == m_with.seat; });
    takeSurge(snapshot.surge, snapshot.surgeReason);
    Q_EMIT escalationsHeld(snapshot.escalationsHeld);
    if (seat != snapshot.seats.end())
        takeSeatState(seat->state, seat->reason);
    m_atHome = seat != snapshot.seats.end() && seat->atHome;
    shortenForm();
    if (!m_takesCalls)
        return;
    signIn(seat == snapshot.seats.end() || seat->state == engine::SeatState::Offline);

    const auto isOpen = [&](const engine::CallView& c) {
        return c.seat == m_with.seat && c.phase != engine::CallPhase::Ended;
    };
    const auto call =
        std::find_if(snapshot.calls.begin(), snapshot.calls.end(),
                     [&](const auto& c) { return isOpen(c) && !m_hungUp.contains(c.id); });
    std::erase_if(m_hungUp, [&](const CallId& id) {
        return std::none_of(snapshot.calls.begin(), snapshot.calls.end(),
                            [&](const auto& c) { return isOpen(c) && c.id == id; });
    });
    const auto state = m_recorder.session().call;
    const bool busy = state == session::CallState::Offered ||
                      state == session::CallState::Talking || state == session::CallState::Held;
    const bool elsewhere = busy && (call == snapshot.calls.end() || !mine(call->id));
    if (elsewhere && (state == session::CallState::Offered || !m_hearing))
        end(QStringLiteral("lost"));
    if (call == snapshot.calls.end() || (elsewhere && m_hearing))
        return;
    if (!mine(call->id))
        offer(*call);
    else if (call->phase == engine::CallPhase::Talking && !m_hearing)
        talk();
}

void LiveSource::takeEvent(const engine::Event& event)
{
    if (const auto* surge = std::get_if<engine::SurgeSwitched>(&event.body))
        takeSurge(surge->on, surge->reason);
    else if (std::holds_alternative<engine::TimeJumped>(event.body) ||
             std::holds_alternative<engine::EscalationsReleased>(event.body))
        Q_EMIT escalationsHeld(std::holds_alternative<engine::TimeJumped>(event.body));
    else if (const auto* set = std::get_if<engine::SeatStateSet>(&event.body);
             set && set->seat == m_with.seat) {
        loseOffer();
        takeSeatState(set->state, set->reason);
    } else if (const auto* lost = std::get_if<engine::LeaseLost>(&event.body);
               lost && lost->seat == m_with.seat) {
        m_signedIn = false;
        m_with.centre->refresh();
    } else if (makesFree(event.body, m_with.seat))
        takeSeatState(engine::SeatState::Free, {});
    else if (const auto* out = std::get_if<engine::SeatSignedOut>(&event.body);
             out && out->seat == m_with.seat)
        Q_EMIT signedOut();
    else if (!engine::callOf(event.body).empty() && engine::ticketOf(event.body).empty())
        takeCallEvent(event);
    else
        takeTicketEvent(event);
}

void LiveSource::takeCallEvent(const engine::Event& event)
{
    if (const auto* offered = std::get_if<engine::CallOffered>(&event.body);
        offered && offered->seat == m_with.seat)
        m_with.centre->refresh();
    else if (const auto* answered = std::get_if<engine::CallAnswered>(&event.body);
             answered && mine(answered->call))
        talk();
    else if (const auto* ended = std::get_if<engine::CallEnded>(&event.body)) {
        if (mine(ended->call))
            end(QString::fromStdString(ended->reason));
        else if (ended->call == m_offering)
            m_offering = {};
    } else if (const auto* given = std::get_if<engine::CallTransferred>(&event.body);
               given && mine(given->call) && given->from == m_with.seat)
        end(QStringLiteral("transferred"));
    else if (const auto* joined = std::get_if<engine::PartyJoined>(&event.body);
             joined && mine(joined->call))
        takeParty(session::PartyJoined{joined->line, joined->name});
    else if (const auto* released = std::get_if<engine::PartyReleased>(&event.body);
             released && mine(released->call))
        record(session::PartyReleased{});
}

void LiveSource::takeTicketEvent(const engine::Event& event)
{
    using ticket::State;
    if (const auto* e = std::get_if<engine::TicketAccepted>(&event.body))
        number(e->ticket, e->number);
    else if (const auto* e = std::get_if<engine::TicketDispatched>(&event.body))
        progress(e->ticket, State::Dispatched, e->lead);
    else if (const auto* e = std::get_if<engine::TicketQueued>(&event.body))
        progress(e->ticket, State::Accepted, {});
    else if (const auto* e = std::get_if<engine::TicketMerged>(&event.body))
        progress(e->ticket, State::Merged, {});
    else if (const auto* e = std::get_if<engine::TicketSigned>(&event.body))
        progress(e->ticket, State::Signed, e->unit);
    else if (const auto* e = std::get_if<engine::TicketReturned>(&event.body))
        progress(e->ticket, State::Returned, e->unit);
    else if (const auto* e = std::get_if<engine::TicketReplied>(&event.body))
        progress(e->ticket, State::Replied, e->unit);
    else if (const auto* e = std::get_if<engine::TicketAnswered>(&event.body))
        progress(e->ticket, State::Answered, {});
    else if (const auto* e = std::get_if<engine::TicketRefused>(&event.body))
        progress(e->ticket, State::Refused, {});
    else if (const auto* e = std::get_if<engine::TicketHandedOver>(&event.body))
        progress(e->ticket, State::HandedOver, e->to);
    else if (const auto* e = std::get_if<engine::CallbackRecorded>(&event.body))
        progress(e->ticket, State::CalledBack, {});
    else if (const auto* e = std::get_if<engine::TicketEvaluated>(&event.body))
        progress(e->ticket, State::Evaluated, {});
    else if (const auto* e = std::get_if<engine::TicketArchived>(&event.body))
        progress(e->ticket, State::Archived, {});
}

void LiveSource::progress(const TicketId& ticket, ticket::State state, const UnitId& unit)
{
    if (std::find(m_own.begin(), m_own.end(), ticket) == m_own.end())
        return;
    const auto before = shown(ticket);
    const std::string name = unit.empty() ? before.value_or(ShownTicket{}).unitName
                             : m_city     ? unitName(*m_city, unit)
                                          : unit.str();
    if (before)
        record(session::TicketProgressed{ticket, std::string(ticket::name(state)), name});
    const auto stateName = ticket::name(state);
    Q_EMIT ticketMoved(
        QString::fromStdString(ticket.str()),
        QString::fromUtf8(stateName.data(), static_cast<qsizetype>(stateName.size())),
        QString::fromStdString(name));
}

// — the call

void LiveSource::offer(const engine::CallView& call)
{
    if (call.id == m_offering || mine(call.id))
        return;
    m_offering = call.id;
    const auto once = [this, self = QPointer(this),
                       call](const std::vector<engine::TicketView>& past) {
        if (self && m_offering == call.id)
            begin(call, past);
    };
    m_with.centre->ticketsOfCaller(QString::fromStdString(call.number.value), once);
    QTimer::singleShot(kHistoryMs, this, [once] { once({}); });
}

void LiveSource::begin(const engine::CallView& call, const std::vector<engine::TicketView>& past)
{
    putAside();
    m_offering = {};
    m_call = call.id;
    const SessionId id(sync::newUuid());
    m_ticket = ticketOf(id);
    m_near.clear();
    m_sorted.reset();
    m_turnedAt = 0;
    own(m_ticket);
    session::CallOffered offered;
    offered.call = call.id;
    offered.number = call.number;
    offered.dialled = call.dialled;
    offered.key = call.key;
    offered.media = call.media;
    offered.offeredBecause = call.because;
    offered.centreTime = m_with.centre->now();
    for (const auto& ticket : past) {
        if (m_city)
            offered.history.push_back(cardOf(ticket, *m_city));
        for (const auto& field : ticket.fields)
            if (offered.callerName.value.empty() && field.name == kCallerName)
                offered.callerName = field.value;
    }
    m_between = {};
    m_recorder.begin(id);
    record(std::move(offered));
    shortenForm();
    Q_EMIT this->offered();
    if (call.phase == engine::CallPhase::Talking)
        talk();
}

void LiveSource::answer()
{
    if (session().call == session::CallState::Offered)
        m_with.centre->tell(engine::AnswerCall{m_call, m_with.seat});
}

void LiveSource::talk()
{
    if (m_hearing || session().call == session::CallState::WrapUp)
        return;
    if (!session().answeredMs)
        record(session::CallAnswered{});
    openHearing(std::max(0, m_recorder.nowMs() - *session().answeredMs));
}

void LiveSource::openHearing(int positionMs)
{
    if (!m_with.hear)
        return;
    m_with.hear(
        m_call, session().offer.media,
        [this, self = QPointer(this), call = m_call, positionMs](std::unique_ptr<Hearing> hearing) {
            if (!self || !hearing || call != m_call || m_hearing)
                return;
            m_hearing = std::move(hearing);
            follow(*m_hearing);
            m_hearing->open(positionMs, m_recorder.nowMs());
        });
}

void LiveSource::takeParty(session::PartyJoined joined)
{
    const auto name = QString::fromStdString(joined.name);
    record(std::move(joined));
    if (!session().submitted && handsOver(true))
        Q_EMIT noticed(tr("%1已在线上。工单接着写，F12 移交；挂机时自动移交。").arg(name));
}

/// It rang here and is no more this seat's.
void LiveSource::loseOffer()
{
    m_offering = {};
    if (session().call == session::CallState::Offered)
        end(QStringLiteral("lost"));
}

/// The last sentences may come after the call, but never into the next one's journal.
void LiveSource::follow(const Hearing& hearing)
{
    const auto during = [this, call = m_call](auto what) {
        return [this, call, what](auto&&... said) {
            if (mine(call))
                what(said...);
        };
    };
    connect(&hearing, &Hearing::progressed, this,
            during([this](session::Speaker speaker, const QString& running) {
                record(session::SpeechProgressed{speaker, running.toStdString()});
            }));
    connect(&hearing, &Hearing::sentence, this,
            during([this](session::Speaker speaker, const QString& text, int fromMs, int toMs) {
                const int number = static_cast<int>(session().transcript.size()) + 1;
                record(session::UtteranceHeard{number, speaker, text.toStdString(), fromMs, toMs});
                ask();
            }));
    connect(&hearing, &Hearing::recogniserChanged, this,
            during([this](const QString& state, int delayMs) { takeRecogniser(state, delayMs); }));
    connect(&hearing, &Hearing::lineEnded, this,
            during([this](const QString&) { Q_EMIT lineEnded(); }));
}

void LiveSource::takeRecogniser(const QString& state, int delayMs)
{
    const session::RecogniserChanged next{state.toStdString(), delayMs};
    if (state == QLatin1String("connecting") || next == session().recogniser)
        return;
    const bool wasLost = session().recogniser.state == "lost";
    record(next);
    if (state == QLatin1String("lost"))
        Q_EMIT noticed(wordsFor(QStringLiteral("recogniser_lost")));
    else if (wasLost && m_with.centre->online())
        Q_EMIT noticed({});
}

void LiveSource::hold()
{
    if (session().call != session::CallState::Talking)
        return;
    m_heldAtMs = m_recorder.nowMs();
    if (m_hearing)
        m_hearing->hold();
    record(session::CallHeld{});
    m_with.centre->send(engine::HoldCall{m_call});
}

void LiveSource::resume()
{
    if (session().call != session::CallState::Held)
        return;
    record(session::CallResumed{});
    if (m_hearing)
        m_hearing->resume(m_recorder.nowMs() - m_heldAtMs);
    else
        talk(); // the seat was restarted while the caller held
    m_with.centre->send(engine::ResumeCall{m_call});
}

void LiveSource::setMuted(bool on)
{
    if (m_hearing)
        m_hearing->setMuted(on);
    record(session::CallMuted{on});
}

void LiveSource::hangUp()
{
    const auto state = session().call;
    if (state != session::CallState::Talking && state != session::CallState::Held)
        return;
    m_with.centre->send(engine::EndCall{m_call, kHungUp});
    m_hungUp.insert(m_call);
    end(QLatin1String(kHungUp));
}

void LiveSource::end(const QString& reason)
{
    const auto state = session().call;
    if (state == session::CallState::Offered) {
        // It rang and went elsewhere: nothing was said, nothing is to be kept.
        if (m_with.store)
            m_with.store->endSession(m_recorder.id());
        m_recorder.clear();
        m_call = {};
        Q_EMIT changed();
        takeUpNext();
        return;
    }
    if (state != session::CallState::Talking && state != session::CallState::Held)
        return;
    if (m_hearing) {
        // The last sentences are still on their way; they belong to the call.
        auto* hearing = m_hearing.release();
        connect(hearing, &Hearing::finished, hearing, &QObject::deleteLater);
        hearing->close();
        hearing->setParent(this);
    }
    record(session::CallEnded{reason.toStdString()});
    if (!session().submitted && handsOver(true))
        submit(session::Outcome::HandedOver, {});
    if (m_city)
        m_overtime.start(std::max(m_city->callTimes.wrapUp - kBeforeFreed, Milliseconds{0}));
    ask();
}

void LiveSource::finishWrapUp()
{
    if (!wrapsUp())
        return;
    Q_EMIT leaving();
    if (session().refusal && !std::exchange(m_givesUp, true)) {
        Q_EMIT noticed(tr("中心还没有收下这件工单。再按一次“完成”就不再提交。"));
        return;
    }
    const bool caughtUp = catchesUp();
    record(session::WrapUpFinished{});
    // Where the centre has freed the seat already there is nothing to finish.
    if (m_seatState != engine::SeatState::Free && m_seatState != engine::SeatState::Busy)
        m_with.centre->send(engine::FinishWrapUp{m_with.seat});
    m_handover.keep(m_recorder.id(), m_recorder.events());
    m_recorder.clear();
    m_call = {};
    m_ticket = {};
    m_near.clear();
    m_sorted.reset();
    m_givesUp = false;
    Q_EMIT changed();
    if (!caughtUp)
        Q_EMIT callClosed();
    takeUpNext();
    if (m_recorder.id().empty() && m_with.centre->online())
        m_with.centre->refresh();
}

// — help

void LiveSource::ask()
{
    if (!m_recorder.id().empty() && !session().transcript.empty())
        m_with.helper->listen(m_recorder.id(), session(), now());
}

void LiveSource::takeHelp(const SessionId& id, const std::vector<session::Body>& bodies,
                          int upToSeq)
{
    if (id != m_recorder.id() || upToSeq < m_turnedAt)
        return;
    for (const auto& body : bodies) {
        if (session().submitted && !isOfTalk(body))
            continue;
        if (!m_sought.isEmpty() && std::holds_alternative<session::AnswersShown>(body))
            continue;
        record(body);
        if (const auto* pin = std::get_if<session::PinPlaced>(&body))
            showNearby(*pin);
    }
}

} // namespace lianxin::sources
