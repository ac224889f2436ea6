#include "models/engine/sim_hall.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace lianxin::engine {

namespace {

/// A Monday, at midnight in the city.
const UtcTime kStart = base::fromLocal(std::chrono::local_days{std::chrono::year{2026} / 11 / 23});

/// After the last happening those who still wait may be passed on.
constexpr SimTime kLastWait = 3600;

UtcTime instant(SimTime at)
{
    return kStart + Milliseconds{static_cast<std::int64_t>(at * 1000)};
}
SimTime simTime(UtcTime at)
{
    return static_cast<double>((at - kStart).count()) / 1000;
}

/// Numbers of one width, so that those of the same millisecond stand in order of arrival.
std::string nameOf(char kind, int number)
{
    std::string text(10, '0');
    text[0] = kind;
    for (std::size_t at = text.size() - 1; at > 0 && number > 0; --at, number /= 10)
        text[at] = static_cast<char>('0' + number % 10);
    return text;
}
int numberOf(const std::string& name)
{
    int number = -1;
    std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return number;
}

/// Whoever acts here is the line, every seat and the supervisor at once.
Actor everybody()
{
    Actor actor;
    actor.staff = StaffId{"sim"};
    actor.roles = {Role::CallTaker, Role::Gateway, Role::Supervisor, Role::Administrator};
    return actor;
}

struct Happening {
    enum Kind { SignIn, SignOut, SurgeOn, SurgeOff, PickUp, HangUp, TalkOver, WrapUpOver };
    SimTime at = 0;
    std::uint64_t order = 0; ///< of planning: what is planned first comes first
    Kind kind = SignIn;
    int who = 0;        ///< call or seat
    int generation = 0; ///< of the seat or the wait: what was planned is void when it is another

    bool operator>(const Happening& other) const
    {
        return at != other.at ? at > other.at : order > other.order;
    }
};

struct Seat {
    SimShift shift;
    bool online = false;
    bool leaving = false; ///< the shift is over, the call is not
    int call = -1;
    int generation = 0;
    double wrapUpS = 0;
    SimTime busySince = kNever;
    SimTime onlineSince = 0;
};

struct Caller {
    SimCall who;
    int seat = -1;
    bool answered = false;
    bool second = false; ///< with whoever it was transferred to
    bool talking = false;
    bool callback = false;
};

} // namespace

struct SimHall::Impl {
    Impl(std::shared_ptr<const City> given, SimObserver& observerGiven, double answer)
        : city(std::move(given)), observer(observerGiven), answerS(answer),
          state(std::make_shared<CityIndex>(city))
    {
        command.actor = everybody();
    }

    void plan(SimTime at, Happening::Kind kind, int who, int generation = 0)
    {
        if (at < kNever)
            agenda.push({at, ++planned, kind, who, generation});
    }

    bool give(CommandBody body);
    void fold(EventBody& body);
    void hear(const EventBody& body);
    void happen(const Happening& what);
    void settle();
    void close();
    void wakeUntil(SimTime at);
    void arrive(const SimCall& who);
    void signIn(int number);
    void signOut(int number);
    void pickUp(int number);
    void hangUp(int number, int wait);
    void talkOver(int number);
    void wrapUpOver(int number, Seat& seat);

    void heard(const CallOffered& e);
    void heard(const CallAnswered& e);
    void heard(const CallEnded& e);
    void heard(const CallTransferred& e);
    void heard(const WrapUpFinished& e);
    void heard(const WaitAnnounced& e);
    void leave(const CallId& call, SimEnd how);
    void rest(Seat& seat);
    void after(Seat& seat, int number, double wrapUpS);

    std::shared_ptr<const City> city;
    SimObserver& observer;
    double answerS;
    State state;
    Command command;
    Event event;
    SimTime now = 0;
    std::uint64_t planned = 0;
    std::priority_queue<Happening, std::vector<Happening>, std::greater<>> agenda;
    std::vector<Seat> seats;
    std::unordered_map<int, Caller> callers;
    std::vector<int> ready; ///< offered calls that are picked up at once
    std::vector<int> done;  ///< seats that wrap up in no time
    std::vector<int> asking; ///< calls whose caller takes the offered callback
    std::string surgeReason;
    int arrivals = 0;
};

// — the engine

bool SimHall::Impl::give(CommandBody body)
{
    command.body = std::move(body);
    auto decision = decide(state, command, {}, instant(now));
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
    event.recordedAt = instant(now);
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
                observer.overflowed(numberOf(e.call.str()),
                                    callers.at(numberOf(e.call.str())).who, now);
        },
        body);
}

/// What the engine asked to be woken for up to then: overflow, the end of wrap-up.
void SimHall::Impl::wakeUntil(SimTime at)
{
    const auto limit = instant(at);
    for (auto wake = state.firstWakeTime(); wake && *wake <= limit; wake = state.firstWakeTime()) {
        now = std::max(now, simTime(*wake));
        if (!give(Advance{}))
            return;
    }
}

// — what was heard

void SimHall::Impl::heard(const CallOffered& e)
{
    const int number = numberOf(e.call.str());
    auto& caller = callers.at(number);
    caller.seat = numberOf(e.seat.str());
    auto& seat = seats[static_cast<std::size_t>(caller.seat)];
    seat.call = number;
    seat.busySince = now;
    ++seat.generation;
    if (answerS > 0)
        plan(now + answerS, Happening::PickUp, number, seat.generation);
    else
        ready.push_back(number);
}

void SimHall::Impl::heard(const CallAnswered& e)
{
    const int number = numberOf(e.call.str());
    auto& caller = callers.at(number);
    const double talk = caller.second ? caller.who.secondTalkS : caller.who.talkS;
    plan(now + talk, Happening::TalkOver, number);
    caller.talking = true;
    if (caller.answered)
        return;
    caller.answered = true;
    observer.answered(number, caller.who, now,
                      seats[static_cast<std::size_t>(caller.seat)].shift.group);
}

void SimHall::Impl::heard(const CallEnded& e)
{
    const auto& caller = callers.at(numberOf(e.call.str()));
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
    const int number = numberOf(e.call.str());
    auto& caller = callers.at(number);
    caller.second = true;
    caller.talking = false;
    plan(now + caller.who.patienceS, Happening::HangUp, number, 1);
    auto& seat = seats[static_cast<std::size_t>(caller.seat)];
    after(seat, caller.seat, caller.who.wrapUpS);
    caller.seat = -1;
    observer.transferred(number, caller.who, now);
}

void SimHall::Impl::heard(const WrapUpFinished& e)
{
    const int number = numberOf(e.seat.str());
    auto& seat = seats[static_cast<std::size_t>(number)];
    rest(seat);
    if (seat.leaving)
        done.push_back(number);
}

void SimHall::Impl::heard(const WaitAnnounced& e)
{
    const int number = numberOf(e.call.str());
    const auto& caller = callers.at(number);
    observer.announced(number, caller.who, e.seconds);
    if (e.offersCallback && caller.who.takesCallback)
        asking.push_back(number);
}

void SimHall::Impl::leave(const CallId& call, SimEnd how)
{
    const int number = numberOf(call.str());
    const auto it = callers.find(number);
    observer.left(number, it->second.who, how, now);
    callers.erase(it);
}

void SimHall::Impl::after(Seat& seat, int number, double wrapUpS)
{
    seat.call = -1;
    ++seat.generation;
    if (wrapUpS > 0)
        plan(now + wrapUpS, Happening::WrapUpOver, number, seat.generation);
    else
        done.push_back(number);
}

void SimHall::Impl::rest(Seat& seat)
{
    observer.busy(seat.shift.group, seat.busySince, now);
    seat.call = -1;
    seat.busySince = kNever;
    ++seat.generation;
}

// — what people do

void SimHall::Impl::arrive(const SimCall& who)
{
    const int number = arrivals++;
    callers.emplace(number, Caller{who});
    observer.arrived(number, who);
    ReportCall call;
    call.call = CallId{nameOf('c', number)};
    if (who.group >= 0)
        call.key = city->callPlan.lines[static_cast<std::size_t>(who.group)].key;
    if (who.takesCallback)
        call.number = "13800000000";
    if (!give(std::move(call)))
        return leave(CallId{nameOf('c', number)}, SimEnd::TurnedAway);
    const auto it = callers.find(number);
    if (it != callers.end() && it->second.seat < 0)
        plan(now + who.patienceS, Happening::HangUp, number);
}

void SimHall::Impl::signIn(int number)
{
    auto& seat = seats[static_cast<std::size_t>(number)];
    SignInSeat in;
    in.seat = SeatId{nameOf('s', number)};
    in.skills = seat.shift.skills;
    if (seat.shift.group >= 0)
        in.group = city->callPlan.groups[static_cast<std::size_t>(seat.shift.group)].id;
    seat.online = true;
    seat.onlineSince = now;
    auto staff = std::exchange(command.actor.staff, StaffId{nameOf('p', number)});
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
    give(SignOutSeat{SeatId{nameOf('s', number)}});
}

void SimHall::Impl::pickUp(int number)
{
    const auto it = callers.find(number);
    if (it != callers.end() && it->second.seat >= 0)
        give(AnswerCall{CallId{nameOf('c', number)}, SeatId{nameOf('s', it->second.seat)}});
}

/// `wait`: 0 the first, 1 the one after a transfer.
void SimHall::Impl::hangUp(int number, int wait)
{
    const auto it = callers.find(number);
    if (it != callers.end() && !it->second.talking && !it->second.callback &&
        it->second.second == (wait == 1))
        give(EndCall{CallId{nameOf('c', number)}, {}});
}

void SimHall::Impl::talkOver(int number)
{
    const auto& caller = callers.at(number);
    const CallId call{nameOf('c', number)};
    if (caller.who.transferTo < 0 || caller.second) {
        give(EndCall{call, {}});
        return;
    }
    TransferCall transfer{call, {}, {}, {}};
    transfer.group = city->callPlan.groups[static_cast<std::size_t>(caller.who.transferTo)].id;
    if (!give(std::move(transfer)))
        give(EndCall{call, {}});
}

void SimHall::Impl::wrapUpOver(int number, Seat& seat)
{
    if (seat.leaving)
        return signOut(number);
    give(FinishWrapUp{SeatId{nameOf('s', number)}});
}

void SimHall::Impl::happen(const Happening& what)
{
    const auto seat = [&]() -> Seat& { return seats[static_cast<std::size_t>(what.who)]; };
    switch (what.kind) {
    case Happening::SignIn:
        return signIn(what.who);
    case Happening::SignOut:
        return signOut(what.who);
    case Happening::SurgeOn:
    case Happening::SurgeOff:
        give(SwitchSurge{what.kind == Happening::SurgeOn, surgeReason});
        return;
    case Happening::PickUp:
        return pickUp(what.who);
    case Happening::HangUp:
        return hangUp(what.who, what.generation);
    case Happening::TalkOver:
        return talkOver(what.who);
    case Happening::WrapUpOver:
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
                   give(RequestCallback{CallId{nameOf('c', call)}})) {
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

// — the outside

SimHall::SimHall(std::shared_ptr<const City> city, SimObserver& observer, double answerS)
    : m_impl(std::make_unique<Impl>(std::move(city), observer, answerS))
{}

SimHall::~SimHall() = default;

void SimHall::addSeat(SimShift shift)
{
    const int number = static_cast<int>(m_impl->seats.size());
    m_impl->plan(shift.from, Happening::SignIn, number);
    m_impl->plan(shift.to, Happening::SignOut, number);
    m_impl->seats.push_back({std::move(shift)});
}

void SimHall::switchSurge(SimTime from, SimTime to, const std::string& reason)
{
    m_impl->surgeReason = reason;
    m_impl->plan(from, Happening::SurgeOn, 0);
    m_impl->plan(to, Happening::SurgeOff, 0);
}

void SimHall::run(Source source, const std::function<bool(SimTime)>& isOver)
{
    auto& it = *m_impl;
    for (auto next = source();;) {
        const bool planned =
            !it.agenda.empty() && (!next || it.agenda.top().at <= next->arrives);
        if (!planned && !next)
            break;
        const auto at = planned ? it.agenda.top().at : next->arrives;
        it.wakeUntil(at);
        it.settle();
        it.now = std::max(it.now, at);
        if (!planned) {
            it.arrive(*next);
            next = source();
        } else if (it.agenda.top().at <= at) {
            const auto what = it.agenda.top();
            it.agenda.pop();
            it.happen(what);
        }
        it.settle();
        if (isOver(it.now))
            return it.close();
    }
    it.wakeUntil(it.now + kLastWait);
    it.settle();
    it.close();
}

std::shared_ptr<City> SimHall::cityFor(const routing::CallPlan& plan, routing::CallTimes times)
{
    auto city = std::make_shared<City>();
    city->code = "000000";
    city->callPlan = plan;
    city->callTimes = times;
    city->callTimes.lease = std::chrono::days{3650};
    return city;
}

} // namespace lianxin::engine
