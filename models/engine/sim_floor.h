#pragma once

#include "models/engine/sim_hall.h"

/// The inside of SimHall. Private to this folder.
namespace lianxin::engine {

/// Something that will happen on the virtual clock.
struct SimHappening {
    enum Kind { SignIn, SignOut, SurgeOn, SurgeOff, PickUp, HangUp, TalkOver, WrapUpOver };
    SimTime at = 0;
    std::uint64_t order = 0; ///< of planning: what is planned first comes first
    Kind kind = SignIn;
    int who = 0;        ///< call or seat
    int generation = 0; ///< of the seat or the wait: what was planned is void when it is another

    bool operator>(const SimHappening& other) const
    {
        return at != other.at ? at > other.at : order > other.order;
    }
};

struct SimSeat {
    SimShift shift;
    bool online = false;
    bool leaving = false; ///< the shift is over, the call is not
    int call = -1;
    int generation = 0;
    SimTime busySince = kNever;
    SimTime onlineSince = 0;
};

struct SimCaller {
    SimCall who;
    int seat = -1;
    bool answered = false;
    bool second = false; ///< with whoever it was transferred to
    bool talking = false;
    bool callback = false;
};

/// An instant of the virtual clock as the engine knows it, and back.
UtcTime simInstant(SimTime at);
SimTime simTime(UtcTime at);
/// Ids of one width, so that those of the same millisecond stand in order of arrival.
std::string simName(char kind, int number);
int simNumber(const std::string& name);
/// Whoever acts here is the line, every seat and the supervisor at once.
Actor simEverybody();

struct SimHall::Impl {
    Impl(std::shared_ptr<const City> given, SimObserver& observerGiven, double answer)
        : city(std::move(given)), observer(observerGiven), answerS(answer),
          state(std::make_shared<CityIndex>(city))
    {
        command.actor = simEverybody();
    }

    void plan(SimTime at, SimHappening::Kind kind, int who, int generation = 0)
    {
        if (at < kNever)
            agenda.push({at, ++planned, kind, who, generation});
    }

    bool give(CommandBody body);
    void fold(EventBody& body);
    void hear(const EventBody& body);
    void happen(const SimHappening& what);
    void settle();
    void close();
    void wakeUntil(SimTime at);
    void arrive(const SimCall& who);
    void signIn(int number);
    void signOut(int number);
    void pickUp(int number);
    void hangUp(int number, int wait);
    void talkOver(int number);
    void wrapUpOver(int number, SimSeat& seat);

    void heard(const CallOffered& e);
    void heard(const CallAnswered& e);
    void heard(const CallEnded& e);
    void heard(const CallTransferred& e);
    void heard(const WrapUpFinished& e);
    void heard(const WaitAnnounced& e);
    void leave(const CallId& call, SimEnd how);
    void rest(SimSeat& seat);
    void after(SimSeat& seat, int number, double wrapUpS);

    std::shared_ptr<const City> city;
    SimObserver& observer;
    double answerS;
    State state;
    Command command;
    Event event;
    SimTime now = 0;
    std::uint64_t planned = 0;
    std::priority_queue<SimHappening, std::vector<SimHappening>, std::greater<>> agenda;
    std::vector<SimSeat> seats;
    std::unordered_map<int, SimCaller> callers;
    std::vector<int> ready;  ///< offered calls that are picked up at once
    std::vector<int> done;   ///< seats that wrap up in no time
    std::vector<int> asking; ///< calls whose caller takes the offered callback
    std::string surgeReason;
    int arrivals = 0;
};

} // namespace lianxin::engine
