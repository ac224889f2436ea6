#include "models/engine/sim_floor.h"

#include <utility>

namespace lianxin::engine {

// — what people do

void SimHall::Impl::arrive(const SimCall& who)
{
    const int number = arrivals++;
    callers.emplace(number, SimCaller{who});
    observer.arrived(number, who);
    ReportCall call;
    call.call = CallId{simName('c', number)};
    if (who.group >= 0)
        call.key = city->callPlan.lines[static_cast<std::size_t>(who.group)].key;
    if (who.takesCallback)
        call.number = "13800000000";
    if (!give(std::move(call)))
        return leave(CallId{simName('c', number)}, SimEnd::TurnedAway);
    const auto it = callers.find(number);
    if (it != callers.end() && it->second.seat < 0)
        plan(now + who.patienceS, SimHappening::HangUp, number);
}

void SimHall::Impl::signIn(int number)
{
    auto& seat = seats[static_cast<std::size_t>(number)];
    SignInSeat in;
    in.seat = SeatId{simName('s', number)};
    in.skills = seat.shift.skills;
    if (seat.shift.group >= 0)
        in.group = city->callPlan.groups[static_cast<std::size_t>(seat.shift.group)].id;
    seat.online = true;
    seat.onlineSince = now;
    auto staff = std::exchange(command.actor.staff, StaffId{simName('p', number)});
    give(std::move(in));
    command.actor.staff = std::move(staff);
}

void SimHall::Impl::signOut(int number)
{
    auto& seat = seats[static_cast<std::size_t>(number)];
    if (seat.call >= 0) {
        seat.leaving = true;
        return;
    }
    if (seat.busySince < kNever)
        rest(seat);
    seat.online = seat.leaving = false;
    ++seat.generation;
    observer.staffed(seat.shift.group, seat.onlineSince, now);
    give(SignOutSeat{SeatId{simName('s', number)}});
}

void SimHall::Impl::pickUp(int number)
{
    const auto it = callers.find(number);
    if (it != callers.end() && it->second.seat >= 0)
        give(AnswerCall{CallId{simName('c', number)}, SeatId{simName('s', it->second.seat)}});
}

/// `wait`: 0 the first, 1 the one after a transfer.
void SimHall::Impl::hangUp(int number, int wait)
{
    const auto it = callers.find(number);
    if (it != callers.end() && !it->second.talking && !it->second.callback &&
        it->second.second == (wait == 1))
        give(EndCall{CallId{simName('c', number)}, {}});
}

void SimHall::Impl::talkOver(int number)
{
    const auto& caller = callers.at(number);
    const CallId call{simName('c', number)};
    if (caller.who.transferTo < 0 || caller.second) {
        give(EndCall{call, {}});
        return;
    }
    TransferCall transfer{call, {}, {}, {}};
    transfer.group = city->callPlan.groups[static_cast<std::size_t>(caller.who.transferTo)].id;
    if (!give(std::move(transfer)))
        give(EndCall{call, {}});
}

void SimHall::Impl::wrapUpOver(int number, SimSeat& seat)
{
    if (seat.leaving)
        return signOut(number);
    give(FinishWrapUp{SeatId{simName('s', number)}});
}

void SimHall::Impl::happen(const SimHappening& what)
{
    const auto seat = [&]() -> SimSeat& { return seats[static_cast<std::size_t>(what.who)]; };
    switch (what.kind) {
    case SimHappening::SignIn:
        return signIn(what.who);
    case SimHappening::SignOut:
        return signOut(what.who);
    case SimHappening::SurgeOn:
    case SimHappening::SurgeOff:
        give(SwitchSurge{what.kind == SimHappening::SurgeOn, surgeReason});
        return;
    case SimHappening::PickUp:
        return pickUp(what.who);
    case SimHappening::HangUp:
        return hangUp(what.who, what.generation);
    case SimHappening::TalkOver:
        return talkOver(what.who);
    case SimHappening::WrapUpOver:
        if (seat().generation == what.generation)
            wrapUpOver(what.who, seat());
    }
}

/// What follows at the same instant: seats that pick up or wrap up in no time.
void SimHall::Impl::settle()
{
    const auto last = [](std::vector<int>& list) {
        const int who = list.back();
        list.pop_back();
        return who;
    };
    while (!ready.empty() || !done.empty() || !asking.empty()) {
        if (!ready.empty()) {
            pickUp(last(ready));
        } else if (!done.empty()) {
            const int seat = last(done);
            wrapUpOver(seat, seats[static_cast<std::size_t>(seat)]);
        } else if (const int call = last(asking);
                   give(RequestCallback{CallId{simName('c', call)}})) {
            callers.at(call).callback = true;
            observer.calledBack(call, callers.at(call).who, now);
        }
    }
}

/// What seats are in the middle of counts up to now.
void SimHall::Impl::close()
{
    for (auto& seat : seats) {
        if (seat.busySince < kNever)
            observer.busy(seat.shift.group, seat.busySince, now);
        if (seat.online)
            observer.staffed(seat.shift.group, seat.onlineSince, now);
    }
}

} // namespace lianxin::engine
