#pragma once

#include "models/engine/scenario_past.h"
#include "server-stub/service/invented_matters.h"

#include <queue>
#include <vector>

namespace lianxin::service {

/// How many tickets a store for measuring holds.
struct StoreScale {
    std::int64_t archived = 3'250'000;
    std::int64_t open = 30'000;
    std::uint64_t seed = 1;
};

/// The lives of invented tickets, as commands at their times, in steps of kStep. Most of the
/// archived ones were answered during the call, the others went to a unit and back; the open ones
/// were accepted in the last kOpenDays and stand wherever tickets stand. The same scale, city and
/// `now` give the same commands.
class InventedLives {
public:
    /// `also`: further commands of the past, in any order.
    InventedLives(std::shared_ptr<const engine::CityIndex> city, const StoreScale& scale,
                  UtcTime now, std::vector<engine::PastCommand> also);

    static constexpr Milliseconds kStep = std::chrono::minutes{5};
    static constexpr std::chrono::days kOpenDays{12};
    static constexpr std::int64_t kADay = 3'000; ///< archived ones accepted on a full day

    /// Of the day of the first command.
    UtcTime begin() const { return m_begin; }
    /// From here on the open tickets are accepted.
    UtcTime openFrom() const { return m_openFrom; }
    /// What is given at `time`, one step after the time asked for before; begin() at first.
    std::vector<engine::Command> at(UtcTime time);
    /// The staff number of a call-taker, from 0; the first ones are those of the demo city.
    static std::string taker(std::int64_t number);
    /// Tickets accepted so far.
    std::int64_t accepted() const { return m_accepted; }

private:
    /// Where an open ticket stands in the end.
    enum class Stage {
        Queued,
        Dispatched,
        Signed,
        Suspended,
        Returned,
        Replied,
        CalledBack,
        Evaluated,
        Answered
    };
    struct Opening {
        UtcTime at{};
        Stage stage = Stage::Queued;
    };
    struct Later {
        UtcTime at{};
        std::int64_t number = 0; ///< of two at one time the earlier made goes first
        engine::Command command;
    };
    struct Comes {
        bool operator()(const Later& one, const Later& other) const
        {
            return std::pair(one.at, one.number) > std::pair(other.at, other.number);
        }
    };

    std::int64_t acceptedOn(UtcTime day, UtcTime until) const;
    void planOpen(std::int64_t open, UtcTime now);
    Milliseconds hours(double least, double most);
    UtcTime atWork(UtcTime time) const;
    std::string newId(UtcTime at);
    void give(const engine::Actor& actor, UtcTime at, engine::CommandBody body);
    engine::SubmitTicket accept(UtcTime at);
    void answerAndArchive(UtcTime at);
    void liveWhole(UtcTime at);
    void open(const Opening& opening);
    engine::Actor somebody();

    std::shared_ptr<const engine::CityIndex> m_city;
    StoreScale m_scale;
    UtcTime m_openFrom;
    UtcTime m_archivedFrom;
    UtcTime m_begin;
    UtcTime m_now;
    places::CityRandom m_random;
    InventedMatters m_matters;
    std::vector<Opening> m_openings; ///< the latest first
    std::priority_queue<Later, std::vector<Later>, Comes> m_later;
    std::int64_t m_made = 0;
    std::int64_t m_accepted = 0;
};

} // namespace lianxin::service
