#include "server-stub/service/large_store.h"

#include "models/engine/host.h"
#include "models/engine/memory_ports.h"
#include "server-stub/store/access_log.h"
#include "server-stub/store/bulk_log.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace lianxin::service {

using namespace engine;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kProgressEvery = 50'000; ///< tickets
constexpr std::int64_t kTicketsOfASeat = 20;    ///< open ones
constexpr std::int64_t kMostSeats = 1'500;

std::string named(const char* prefix, std::int64_t number)
{
    std::string text(prefix);
    return text += std::to_string(number);
}

/// One rule, which sets no clock.
sla::Policy policyWithoutClocks(const sla::Policy& policy)
{
    sla::Policy early = policy;
    early.version = policy.version + "-before";
    early.rules = {{"general", "一般诉求", {}, {}}};
    return early;
}

/// The engine on its way through the past.
class Building {
public:
    Building(std::shared_ptr<const City> city, const sla::Policy& policy, store::BulkLog& log,
             const StoreScale& scale, const Beginnings& beginnings)
        : m_policy(policy), m_now(beginnings.now),
          m_lives(std::make_shared<const CityIndex>(city), scale, m_now, pastOf(beginnings)),
          m_seats(std::clamp<std::int64_t>(scale.open / kTicketsOfASeat, 2, kMostSeats)),
          m_clock(m_lives.begin()), m_host(city, m_clock, log, m_nothing), m_city(std::move(city))
    {}

    Status run(const std::function<void(std::int64_t)>& progress)
    {
        if (const auto opened = m_host.open(); !opened)
            return opened;
        std::int64_t told = 0;
        for (UtcTime time = m_lives.begin(); time <= m_now; time += InventedLives::kStep) {
            m_clock.set(time);
            m_host.advance();
            if (time == m_lives.openFrom())
                if (const auto revised = give({revision()}); !revised)
                    return revised;
            if (const auto given = give(m_lives.at(time)); !given)
                return given;
            if (progress && m_lives.accepted() - told >= kProgressEvery)
                progress(told = m_lives.accepted());
        }
        m_clock.set(m_now);
        const auto given = give(m_lives.at(m_now));
        return given ? fillHall() : given;
    }

    const State& state() const { return m_host.state(); }

private:
    /// Nothing of it may be refused: what was refused would be missing in the end.
    Status give(std::vector<Command> commands)
    {
        if (commands.empty())
            return success();
        for (const auto& answer : m_host.submit(commands))
            if (answer.rejection)
                return Error{answer.rejection->code, "past: " + answer.rejection->detail};
        return success();
    }

    Command command(const std::string& staff, Role role, CommandBody body)
    {
        Command made;
        made.id = CommandId(named("hall-", ++m_commands));
        made.actor.staff = StaffId(staff);
        made.actor.roles = {role};
        made.body = std::move(body);
        return made;
    }

    Command revision()
    {
        return command("9001", Role::Administrator,
                       ReviseClocks{m_policy, m_city->calendarYears, "启用现行办理时限", false});
    }

    static std::string staffAt(std::int64_t seat) { return InventedLives::taker(seat - 1); }
    static SeatId seatOf(std::int64_t seat) { return SeatId(named("S", seat)); }

    /// Everybody signs in; a tenth more calls than seats come; nine in ten of those that ring are
    /// answered.
    Status fillHall()
    {
        std::vector<Command> commands;
        for (std::int64_t seat = 1; seat <= m_seats; ++seat)
            commands.push_back(
                command(staffAt(seat), Role::CallTaker, SignInSeat{seatOf(seat), {}, {}}));
        for (std::int64_t call = 0; call < m_seats + m_seats / 10; ++call) {
            ReportCall report;
            report.call = CallId(named("call-", call));
            report.number = Personal{named("120", 10'000'000 + call)};
            report.dialled = "12345";
            commands.push_back(command("9100", Role::Gateway, report));
        }
        if (const auto given = give(std::move(commands)); !given)
            return given;
        std::vector<Command> answers;
        for (std::int64_t seat = 1; seat <= m_seats - m_seats / 10; ++seat)
            if (const auto* row = m_host.state().seat(seatOf(seat)); row && !row->view.call.empty())
                answers.push_back(command(row->view.staff.str(), Role::CallTaker,
                                          AnswerCall{row->view.call, seatOf(seat)}));
        return give(std::move(answers));
    }

    const sla::Policy& m_policy;
    UtcTime m_now;
    InventedLives m_lives;
    std::int64_t m_seats;
    ManualClock m_clock;
    MemoryQuery m_nothing;
    EngineHost m_host;
    std::shared_ptr<const City> m_city;
    std::int64_t m_commands = 0;
};

/// `beginnings` with the early policy already in its city; `policy` is the city's own.
Status live(store::Database& database, const Beginnings& beginnings, const sla::Policy& policy,
            const StoreScale& scale, const std::function<void(std::int64_t)>& progress)
{
    // What is gathered is large enough for the index of words.
    auto log = store::StoreLog::open(database, {.wordsHeld = 1});
    if (!log)
        return log.error();
    store::BulkLog bulk(database, *log.value(), beginnings.now);
    Building building(std::make_shared<const City>(beginnings.city), policy, bulk, scale,
                      beginnings);
    if (const auto lived = building.run(progress); !lived)
        return lived;
    if (const auto finished = bulk.finish(); !finished)
        return finished;
    return log.value()->keep(building.state(), bulk.time());
}

/// With its record of people and reading.
void removeStore(const std::string& file)
{
    std::error_code ignored;
    fs::remove(file, ignored);
    fs::remove(store::accessFile(file), ignored);
}

} // namespace

Status buildLargeStore(const std::string& file, Beginnings beginnings, const StoreScale& scale,
                       const std::function<void(std::int64_t)>& progress)
{
    for (const auto& taken : {file, store::accessFile(file)})
        if (fs::exists(taken))
            return Error{"exists", taken};
    const std::string building = file + ".building";
    removeStore(building);
    const auto policy = beginnings.city.policy;
    beginnings.city.policy = policyWithoutClocks(policy);
    beginnings.city.version += "-large";
    store::DatabaseOptions options;
    options.file = building;
    options.use = store::DatabaseUse::Building;
    auto database = store::Database::open(options);
    if (!database)
        return database.error();
    const auto filled = fillStore(*database.value(), beginnings, [&](store::Database& empty) {
        return live(empty, beginnings, policy, scale, progress);
    });
    database.value().reset();
    if (!filled) {
        removeStore(building);
        return filled;
    }
    std::error_code failed;
    fs::rename(store::accessFile(building), store::accessFile(file), failed);
    if (!failed)
        fs::rename(building, file, failed);
    return failed ? Status(Error{"io", file}) : success();
}

} // namespace lianxin::service
