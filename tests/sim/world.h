#pragma once

#include "models/engine/host.h"
#include "tests/sim/ground.h"
#include "tests/sim/witness.h"

#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace lianxin::sim {

/// Of confidential tickets.
inline constexpr const char* kTeam = "secret";

/// The city of a world: a small one with groups, an ordinary one that overflows to the experts,
/// then home, then to another city.
std::shared_ptr<const engine::City> cityOfWorlds();

/// A hotline on a virtual clock: callers, seats, units and the centre's people send commands over a
/// network that delays, drops, doubles and reorders; the disk fails, tears and fills up; the centre
/// is killed and starts again; the clock jumps. One seed decides all of it.
class World {
public:
    /// It and step() throw std::runtime_error when the centre cannot start.
    World(std::uint64_t seed, Ground& ground);

    /// One step; what went wrong in it, or empty.
    std::string step();
    /// Faults end, everything in flight arrives, every command is answered; what went wrong, or
    /// empty.
    std::string settle();

    /// All that ever was committed.
    const std::vector<engine::Event>& events() const { return m_events; }
    const engine::State& state() const { return m_host->state(); }
    std::shared_ptr<const engine::City> city() const { return m_city; }
    int restarts() const { return m_restarts; }
    int checkpoints() const { return m_checkpoints; }
    int failures() const { return m_failures; }
    std::size_t acknowledged() const { return m_answers.size(); }

private:
    struct Sent {
        engine::Command command;
        UtcTime nextTry{};
    };
    struct Seat {
        SeatId id;
        engine::Actor person;
        bool unplugged = false; ///< sends nothing for a while
    };

    // — chance
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return pick(100) < percent; }
    template <class T> const T& oneOf(const std::vector<T>& all)
    {
        return all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
    }

    // — what people do
    void act();
    bool hasFreeSeat(const engine::CallRow& row) const;
    static std::string whoAnswersFor(const engine::TicketRow& row);
    void gatewayActs();
    void hallActs();
    void reviseClocks();
    void seatActs();
    void takerSubmits(const Seat& seat);
    void joinOrRelease(const Seat& seat, const CallId& call);
    void ticketActs();
    void somethingSilly();
    void give(const engine::Actor& actor, engine::CommandBody body);
    std::string mint();

    // — faults
    void misfortune();
    void restart();
    void keepCheckpoint();
    Trouble trouble();
    void rereadLog();
    void afterCommits();

    // — the network and the centre
    void transmit();
    void serve();
    void receive(const engine::Answer& answer);
    void moveClock();
    void restUntil(UtcTime until);
    std::string check();
    std::string checkAnswers();

    std::mt19937_64 m_random;
    std::shared_ptr<const engine::City> m_city;
    engine::ManualClock m_clock;
    Ground& m_ground;
    std::vector<engine::Event> m_events; ///< as the listener heard them
    std::size_t m_reread = 0;            ///< of them, at the last start
    std::unique_ptr<engine::EngineHost> m_host;
    std::unique_ptr<engine::State> m_mirror; ///< folded from what the listener heard
    Witness m_witness;
    std::size_t m_witnessed = 0;

    std::vector<Seat> m_seats;
    std::vector<CallId> m_calls;
    std::vector<TicketId> m_tickets;
    int m_minted = 0;

    std::vector<Sent> m_unanswered;
    std::multimap<UtcTime, engine::Command> m_inFlight;
    std::map<CommandId, engine::Answer> m_answers;
    bool m_faults = true;
    bool m_diskFull = false;
    bool m_commitFailed = false; ///< and nobody was told
    int m_restarts = 0;
    int m_checkpoints = 0;
    int m_failures = 0;
    std::string m_wrong;
};

} // namespace lianxin::sim
