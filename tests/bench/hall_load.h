#pragma once

#include "models/engine/command.h"
#include "tests/bench/hall_people.h"
#include "tests/bench/measure.h"
#include "tests/bench/posting_lines.h"

#include <cstdint>
#include <memory>
#include <queue>
#include <unordered_map>
#include <vector>

namespace lianxin::bench {

/// What every listener of a hall has heard.
struct Heard {
    std::int64_t count = 0; ///< events
    std::int64_t sum = 0;   ///< of their numbers
    std::int64_t last = 0;  ///< number of the latest
    std::int64_t known = 0; ///< "you have everything up to here"
    int counters = 0;       ///< queue lengths, once a second
};

/// The largest hall at work: calls come in, are offered, answered, spoken, made a ticket and ended
/// by the seat they were offered to, all over the centre's protocol. Everything runs in the thread
/// that calls run(); the time from what was due to be posted until somebody heard of it is kept for
/// every delivery.
class HallLoad {
public:
    using Clock = Samples::Clock;

    static constexpr int kCallsPerSecond = 50;
    static constexpr int kUtterancesPerSecond = 1'400;
    static constexpr std::chrono::seconds kTalk{16};
    static constexpr std::chrono::seconds kWrapUp{4};
    static constexpr std::chrono::seconds kRenew{10}; ///< a third of the lease

    HallLoad(std::uint16_t port, const HallPeople& people, Wire wire);

    /// Everybody signs in, then opens a stream; false when somebody could not.
    bool open();
    /// Works for so long; what is heard meanwhile is measured when `measured`. False when a
    /// connection ended or a request was not answered.
    enum class Measure { No, Yes };
    bool work(std::chrono::seconds time, Measure measure);
    /// No more calls; waits until nothing is on its way and everybody knows the last number.
    bool settle();

    const std::vector<Heard>& heard() const { return m_heard; }
    std::int64_t after() const { return m_after; }
    int calls() const { return m_calls; }
    int callsAnswered() const { return m_callsAnswered; }
    int utterances() const { return static_cast<int>(m_utterances.size()); }
    /// Utterances that did not reach exactly their supervisor exactly once.
    int utterancesAstray() const;
    int refused() const { return m_refused; }
    std::size_t answered() const { return m_lines.answered(); }
    std::size_t deliveries() const { return m_deliveries; } ///< of events and utterances
    Samples all, ofUtterances, ofCalls;                     ///< times of delivery, while measured

private:
    enum class Act { Close, FinishWrapUp, Renew };
    struct Due {
        Clock::time_point at;
        int seat;
        Act act;
        bool operator<(const Due& other) const { return at > other.at; }
    };
    struct Desk {
        std::string call;
        std::size_t talking = 0; ///< place in m_talking, when it talks
        int utterance = 0;
    };
    struct Utterance {
        Clock::time_point due;
        int supervisor;
        int heard = 0;
    };

    bool turn(std::chrono::milliseconds wait);
    void reportCalls(Clock::time_point now);
    void speak(Clock::time_point now);
    void act(const Due& due);
    void give(int line, std::vector<engine::CommandBody> bodies, Clock::time_point due,
              std::function<void()> done = {});
    void answer(int seat, std::string call);
    void closeCall(int seat);
    void onFrame(int ear, std::string_view frame);
    void onEvent(int ear, std::int64_t seq, std::string_view frame);
    void onUtterance(int ear, std::string_view frame);
    void deliver(Clock::time_point due, Samples* kind);

    const HallPeople& m_people;
    std::uint16_t m_port;
    Wire m_wire;
    PostingLines m_lines;
    std::unique_ptr<Ears> m_ears;
    std::vector<Heard> m_heard;
    std::vector<Desk> m_desks;
    std::vector<int> m_talking; ///< seats
    std::size_t m_nextToTalk = 0;
    std::priority_queue<Due> m_due;
    std::vector<Utterance> m_utterances;
    std::unordered_map<std::string, Clock::time_point> m_commands;  ///< when each was due
    std::unordered_map<std::int64_t, Clock::time_point> m_causeDue; ///< by event
    std::int64_t m_after = 0;
    std::int64_t m_lastSeq = 0;
    Clock::time_point m_begun{};
    Clock::time_point m_nextUtterance{};
    int m_calls = 0;
    int m_callsAnswered = 0;
    int m_tickets = 0;
    int m_refused = 0;
    std::size_t m_deliveries = 0;
    bool m_measured = false;
    bool m_open = true; ///< new calls come in
};

} // namespace lianxin::bench
