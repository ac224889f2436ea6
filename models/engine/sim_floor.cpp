#include "models/engine/sim_floor.h"

#include <charconv>

namespace lianxin::engine {

namespace {

/// A Monday, at midnight in the city.
const UtcTime kStart = base::fromLocal(std::chrono::local_days{std::chrono::year{2026} / 11 / 23});

} // namespace

UtcTime simInstant(SimTime at)
{
    return kStart + Milliseconds{static_cast<std::int64_t>(at * 1000)};
}
SimTime simTime(UtcTime at)
{
    return static_cast<double>((at - kStart).count()) / 1000;
}

std::string simName(char kind, int number)
{
    std::string text(10, '0');
    text[0] = kind;
    for (std::size_t at = text.size() - 1; at > 0 && number > 0; --at, number /= 10)
        text[at] = static_cast<char>('0' + number % 10);
    return text;
}
int simNumber(const std::string& name)
{
    int number = -1;
    std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return number;
}

Actor simEverybody()
{
    Actor actor;
    actor.staff = StaffId{"sim"};
    actor.roles = {Role::CallTaker, Role::Gateway, Role::Supervisor, Role::Administrator};
    return actor;
}

// — the engine

bool SimHall::Impl::give(CommandBody body)
{
    command.body = std::move(body);
    auto decision = decide(state, command, {}, simInstant(now));
    auto* bodies = std::get_if<std::vector<EventBody>>(&decision);
    if (!bodies)
        return false;
    for (auto& one : *bodies)
        fold(one);
    return !bodies->empty();
}

void SimHall::Impl::fold(EventBody& body)
{
    ++event.seq;
    event.recordedAt = simInstant(now);
    event.body = std::move(body);
    evolve(state, event);
    hear(event.body);
}

void SimHall::Impl::hear(const EventBody& body)
{
    std::visit(
        [&](const auto& e) {
            using Body = std::decay_t<decltype(e)>;
            if constexpr (requires { this->heard(e); })
                heard(e);
            else if constexpr (std::is_same_v<Body, CallPassedOn>)
                leave(e.call, SimEnd::PassedOn);
            else if constexpr (std::is_same_v<Body, CallTurnedAway>)
                leave(e.call, SimEnd::TurnedAway);
            else if constexpr (std::is_same_v<Body, CallOverflowed>)
                observer.overflowed(simNumber(e.call.str()),
                                    callers.at(simNumber(e.call.str())).who, now);
        },
        body);
}

/// What the engine asked to be woken for up to then: overflow, the end of wrap-up.
void SimHall::Impl::wakeUntil(SimTime at)
{
    const auto limit = simInstant(at);
    for (auto wake = state.firstWakeTime(); wake && *wake <= limit; wake = state.firstWakeTime()) {
        now = std::max(now, simTime(*wake));
        if (!give(Advance{}))
            return;
    }
}

// — what was heard

void SimHall::Impl::heard(const CallOffered& e)
{
    const int number = simNumber(e.call.str());
    auto& caller = callers.at(number);
    caller.seat = simNumber(e.seat.str());
    auto& seat = seats[static_cast<std::size_t>(caller.seat)];
    seat.call = number;
    seat.busySince = now;
    ++seat.generation;
    if (answerS > 0)
        plan(now + answerS, SimHappening::PickUp, number, seat.generation);
    else
        ready.push_back(number);
}

void SimHall::Impl::heard(const CallAnswered& e)
{
    const int number = simNumber(e.call.str());
    auto& caller = callers.at(number);
    const double talk = caller.second ? caller.who.secondTalkS : caller.who.talkS;
    plan(now + talk, SimHappening::TalkOver, number);
    caller.talking = true;
    if (caller.answered)
        return;
    caller.answered = true;
    observer.answered(number, caller.who, now,
                      seats[static_cast<std::size_t>(caller.seat)].shift.group);
}

void SimHall::Impl::heard(const CallEnded& e)
{
    const auto& caller = callers.at(simNumber(e.call.str()));
    if (caller.seat >= 0) {
        auto& seat = seats[static_cast<std::size_t>(caller.seat)];
        if (caller.answered)
            after(seat, caller.seat, caller.who.wrapUpS);
        else
            rest(seat);
    }
    leave(e.call, caller.answered ? SimEnd::Served : SimEnd::HungUp);
}

void SimHall::Impl::heard(const CallTransferred& e)
{
    const int number = simNumber(e.call.str());
    auto& caller = callers.at(number);
    caller.second = true;
    caller.talking = false;
    plan(now + caller.who.patienceS, SimHappening::HangUp, number, 1);
    auto& seat = seats[static_cast<std::size_t>(caller.seat)];
    after(seat, caller.seat, caller.who.wrapUpS);
    caller.seat = -1;
    observer.transferred(number, caller.who, now);
}

void SimHall::Impl::heard(const WrapUpFinished& e)
{
    const int number = simNumber(e.seat.str());
    auto& seat = seats[static_cast<std::size_t>(number)];
    rest(seat);
    if (seat.leaving)
        done.push_back(number);
}

void SimHall::Impl::heard(const WaitAnnounced& e)
{
    const int number = simNumber(e.call.str());
    const auto& caller = callers.at(number);
    observer.announced(number, caller.who, e.seconds);
    if (e.offersCallback && caller.who.takesCallback)
        asking.push_back(number);
}

void SimHall::Impl::leave(const CallId& call, SimEnd how)
{
    const int number = simNumber(call.str());
    const auto it = callers.find(number);
    observer.left(number, it->second.who, how, now);
    callers.erase(it);
}

void SimHall::Impl::after(SimSeat& seat, int number, double wrapUpS)
{
    seat.call = -1;
    ++seat.generation;
    if (wrapUpS > 0)
        plan(now + wrapUpS, SimHappening::WrapUpOver, number, seat.generation);
    else
        done.push_back(number);
}

void SimHall::Impl::rest(SimSeat& seat)
{
    observer.busy(seat.shift.group, seat.busySince, now);
    seat.call = -1;
    seat.busySince = kNever;
    ++seat.generation;
}

} // namespace lianxin::engine
