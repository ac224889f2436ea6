#include "models/engine/engine.h"

#include "models/base/overloaded.h"
#include "models/engine/subject.h"
#include "models/engine/ticket_clocks.h"
#include "models/engine/ticket_fold.h"
#include "models/ticket/numbering.h"

namespace lianxin::engine {

namespace {

constexpr std::size_t kEndedCalls = 8; ///< that each seat's row keeps

/// One event being applied.
class Evolution {
public:
    Evolution(State& state, const Event& event) : m_state(state), m_event(event) {}

    void run()
    {
        auto& centre = m_state.editCentre();
        centre.seq = m_event.seq;
        const int day = ticket::cityDay(m_event.recordedAt);
        if (centre.today.day != day)
            centre.today = DayCounters{.day = day};
        std::visit([&](const auto& e) { apply(e); }, m_event.body);
        std::visit([&](const auto& e) { count(centre.today, e); }, m_event.body);
        applyToTicket();
        m_state.dropOldestArchived();
    }

private:
    UtcTime at() const { return m_event.recordedAt; }
    Milliseconds lease() const { return m_state.city().city().callTimes.lease; }

    void setSeat(SeatRow& row, SeatState state, std::string reason = {})
    {
        row.view.state = state;
        row.view.reason = std::move(reason);
        row.view.since = at();
        if (state != SeatState::Ringing && state != SeatState::Talking)
            row.view.call = {};
    }
    /// The seat's call is over or somebody else's.
    void release(SeatRow& row, SeatState state)
    {
        setSeat(row, row.leaseLost ? SeatState::Offline : state);
        row.leaseLost = false;
    }
    template <class Change> void changeSeat(const SeatId& id, Change change)
    {
        if (m_state.seat(id))
            m_state.changeSeat(id, change);
    }
    template <class Change> void changeCall(const CallId& id, Change change)
    {
        if (m_state.call(id))
            m_state.changeCall(id, change);
    }

    template <class Other> void apply(const Other&) {}

    void apply(const SeatSignedIn& e)
    {
        m_state.changeSeat(e.seat, [&](SeatRow& row) {
            const bool goesOn = isOnline(row) && row.view.staff == e.staff;
            row.view.id = e.seat;
            row.view.staff = e.staff;
            row.view.staffName = e.staffName;
            row.view.skills = e.skills;
            row.skills = routing::SkillSet{e.skills};
            row.view.leaseUntil = at() + lease();
            row.view.group = e.group;
            const auto* group = m_state.city().city().callPlan.find(e.group);
            row.view.atHome = group && group->atHome;
            row.leaseLost = false;
            if (!goesOn)
                setSeat(row, SeatState::Free);
        });
    }
    void apply(const SeatSignedOut& e) { m_state.eraseSeat(e.seat); }
    void apply(const SeatStateSet& e)
    {
        changeSeat(e.seat, [&](SeatRow& row) { setSeat(row, e.state, e.reason); });
    }
    void apply(const LeaseRenewed& e)
    {
        changeSeat(e.seat, [&](SeatRow& row) {
            row.leaseLost = false;
            row.view.leaseUntil = e.until;
        });
    }
    void apply(const LeaseLost& e)
    {
        changeSeat(e.seat, [&](SeatRow& row) {
            if (row.view.state == SeatState::Talking)
                row.leaseLost = true;
            else
                setSeat(row, SeatState::Offline);
        });
    }
    void apply(const CallQueued& e)
    {
        m_state.changeCall(e.call, [&](CallRow& row) {
            const bool isNew = row.view.id.empty();
            row.view.id = e.call;
            row.view.number = e.number;
            row.view.dialled = e.dialled;
            row.view.key = e.key;
            row.view.skills = e.skills;
            row.view.media = e.media;
            row.view.phase = CallPhase::Waiting;
            row.view.seat = {};
            row.view.offeredAt.reset();
            row.view.because.clear();
            row.view.group = e.group;
            if (isNew)
                row.view.queuedAt = row.waitsSince = at();
            row.needs = routing::SkillSet{e.skills};
            row.atHead = e.atHead;
            row.priority = e.priority;
            row.preferred = e.preferred;
            row.toldAt.reset();
        });
    }
    void apply(const WaitAnnounced& e)
    {
        changeCall(e.call, [&](CallRow& row) { row.toldAt = at(); });
    }
    void apply(const CallOverflowed& e)
    {
        changeCall(e.call, [&](CallRow& row) {
            row.overflowed |= 1U << static_cast<unsigned>(e.step);
            row.also.push_back({e.group, routing::SkillSet{e.skills}});
            row.view.also.push_back(e.group);
        });
    }
    void apply(const CallPassedOn& e) { m_state.eraseCall(e.call); }
    void apply(const CallTransferred& e)
    {
        changeCall(e.call, [&](CallRow& row) {
            row.view.phase = CallPhase::Waiting;
            row.view.seat = {};
            row.view.offeredAt.reset();
            row.view.because.clear();
            row.view.group = e.group;
            row.view.skills = e.skills;
            row.view.also.clear();
            row.view.transferred = true;
            row.view.note = e.note;
            row.needs = routing::SkillSet{e.skills};
            row.also.clear();
            row.overflowed = 0;
            row.preferred = {};
            row.waitsSince = at();
            row.toldAt.reset();
            row.atHead = true;
        });
        changeSeat(e.from, [&](SeatRow& row) { release(row, SeatState::WrapUp); });
    }
    void apply(const PartyJoined& e)
    {
        changeCall(e.call, [&](CallRow& row) { row.view.party = Party{e.line, e.name}; });
    }
    void apply(const PartyReleased& e)
    {
        changeCall(e.call, [](CallRow& row) { row.view.party.reset(); });
    }
    void apply(const CallbackRequested& e)
    {
        changeCall(e.call, [](CallRow& row) { row.view.callback = true; });
    }
    void apply(const CallMissed& e)
    {
        changeCall(e.call, [](CallRow& row) { row.view.callback = row.view.missed = true; });
    }
    void apply(const CallerRestricted& e)
    {
        if (!e.number.value.empty())
            m_state.restrict({e.number, e.until, e.reason});
    }
    void apply(const RestrictionEnded& e) { m_state.endRestriction(e.number.value); }
    void apply(const SurgeSwitched& e) { m_state.switchSurge(e.on, e.reason, at()); }
    void apply(const CallOffered& e)
    {
        if (const auto* call = m_state.call(e.call);
            call && call->waitsSince < at() && call->view.phase == CallPhase::Waiting)
            m_state.changeGroup(call->view.group,
                                [&](GroupRow& row) { row.pace.take(call->waitsSince, at()); });
        changeCall(e.call, [&](CallRow& row) {
            row.view.phase = CallPhase::Ringing;
            row.view.seat = e.seat;
            row.view.offeredAt = at();
            row.view.because = e.because;
        });
        changeSeat(e.seat, [&](SeatRow& row) {
            setSeat(row, SeatState::Ringing);
            row.view.call = e.call;
        });
    }
    void apply(const CallAnswered& e)
    {
        changeCall(e.call, [&](CallRow& row) {
            row.view.phase = CallPhase::Talking;
            row.view.answeredAt = at();
        });
        changeSeat(e.seat, [&](SeatRow& row) {
            setSeat(row, SeatState::Talking);
            row.view.call = e.call;
        });
    }
    void apply(const CallHeld& e)
    {
        changeCall(e.call, [](CallRow& row) { row.view.phase = CallPhase::Held; });
    }
    void apply(const CallResumed& e)
    {
        changeCall(e.call, [](CallRow& row) { row.view.phase = CallPhase::Talking; });
    }
    void apply(const CallEnded& e)
    {
        const auto* call = m_state.call(e.call);
        if (!call)
            return;
        const auto seat = call->view.seat;
        const bool connected = call->view.answeredAt.has_value();
        const auto number = call->view.number;
        if (!connected)
            ++m_state.editCentre().today.callsAbandoned;
        m_state.eraseCall(e.call);
        changeSeat(seat, [&](SeatRow& row) {
            if (connected) {
                row.endedCalls.push_back({e.call, number});
                if (row.endedCalls.size() > kEndedCalls)
                    row.endedCalls.erase(row.endedCalls.begin());
            }
            release(row, connected ? SeatState::WrapUp : SeatState::Free);
        });
    }
    void apply(const WrapUpFinished& e)
    {
        changeSeat(e.seat, [&](SeatRow& row) { setSeat(row, SeatState::Free); });
    }
    void apply(const TicketAccepted& e)
    {
        m_state.changeTicket(e.ticket, [&](TicketRow& row) { row.view.id = e.ticket; });
    }
    void apply(const TicketMerged& e) { m_state.follow(e.ticket, e.into); }
    void apply(const TicketDispatched& e)
    {
        const auto* row = m_state.ticket(e.ticket);
        if (row && !e.between.empty())
            m_state.rule({row->view.category, e.between, e.lead, row->view.number});
    }
    void apply(const TicketSplit& e) { m_state.unfollow(e.ticket, e.from); }
    void apply(const TicketReplied& e)
    {
        const auto* row = m_state.ticket(e.ticket);
        if (row && row->view.mergedInto)
            m_state.unfollow(e.ticket, TicketId{*row->view.mergedInto});
    }
    void apply(const TimeJumped&)
    {
        m_state.editCentre().holdingEscalations = true;
        m_state.renewAllLeases(at() + lease());
    }
    void apply(const ClocksRevised& e)
    {
        m_state.reviseClocks(e.policy, e.calendarYears, e.calendarVersion);
    }
    void apply(const EscalationsReleased&) { m_state.editCentre().holdingEscalations = false; }

    template <class Other> void count(DayCounters&, const Other&) {}
    void count(DayCounters& today, const CallQueued& e) { today.calls += e.atHead ? 0 : 1; }
    /// A call is answered once, however many hear it.
    void count(DayCounters& today, const CallAnswered& e)
    {
        const auto* call = m_state.call(e.call);
        today.callsAnswered += call && call->view.transferred ? 0 : 1;
    }
    void count(DayCounters& today, const CallTransferred&) { ++today.transferred; }
    void count(DayCounters& today, const CallPassedOn&) { ++today.passedOn; }
    void count(DayCounters& today, const CallTurnedAway&) { ++today.turnedAway; }
    void count(DayCounters& today, const CallbackRequested&) { ++today.callbacks; }
    void count(DayCounters& today, const CallMissed&) { ++today.missed; }
    void count(DayCounters& today, const TicketAccepted&) { ++today.tickets; }
    void count(DayCounters& today, const TicketAnswered&) { ++today.answered; }
    void count(DayCounters& today, const TicketRefused&) { ++today.refused; }
    void count(DayCounters& today, const TicketHandedOver&) { ++today.handedOver; }
    void count(DayCounters& today, const TicketDispatched& e)
    {
        ++today.dispatched;
        today.dispatchedAutomatically += e.automatic ? 1 : 0;
    }
    void count(DayCounters& today, const TicketReturned&) { ++today.returned; }
    void count(DayCounters& today, const TicketReplied&) { ++today.replied; }
    void count(DayCounters& today, const TicketArchived&) { ++today.archived; }
    void count(DayCounters& today, const ClockFired& e)
    {
        today.overdue += e.kind == "overdue" ? 1 : 0;
    }

    void applyToTicket()
    {
        const auto id = ticketOf(m_event.body);
        if (id.empty() || !m_state.ticket(id))
            return;
        m_state.changeTicket(id, [&](TicketRow& row) {
            foldTicket(row.view, m_event);
            if (const auto* set = std::get_if<ClockSet>(&m_event.body))
                setClock(row, *set);
            if (const auto* fired = std::get_if<ClockFired>(&m_event.body)) {
                if (fired->kind != kReleased)
                    mark(row.clocks, *fired, at());
                row.nextFiring = nextFiringOf(m_state.city(), row);
            }
            if (row.view.state == ticket::State::Archived)
                row.nextFiring.reset();
        });
    }
    void setClock(TicketRow& row, const ClockSet& set)
    {
        row.rule = set.rule;
        row.policyVersion = set.policyVersion;
        auto clock = clockOf(set);
        for (auto& one : row.clocks) {
            if (one.step != clock.step || one.unit != clock.unit ||
                one.startedAt != clock.startedAt)
                continue;
            one = std::move(clock);
            row.nextFiring = nextFiringOf(m_state.city(), row);
            return;
        }
        if (row.clocks.empty())
            row.clocks.reserve(kUsualSteps);
        row.clocks.push_back(std::move(clock));
        const auto its =
            nextFiringOf(m_state.city(), row.policyVersion, row.rule, {&row.clocks.back(), 1});
        if (its && (!row.nextFiring || *its < *row.nextFiring))
            row.nextFiring = its;
    }

    State& m_state;
    const Event& m_event;
};

} // namespace

void evolve(State& state, const Event& event)
{
    Evolution(state, event).run();
}

} // namespace lianxin::engine
