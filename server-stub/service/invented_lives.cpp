#include "server-stub/service/invented_lives.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace lianxin::service {

using namespace engine;
using namespace std::chrono_literals;

namespace {

/// Calls of each hour, in thousandths of a day's.
constexpr std::array kHours{6,  4,  3,  3,  4,  8,  18, 40, 85, 98, 92, 72,
                            44, 52, 78, 82, 76, 62, 48, 38, 32, 26, 18, 11};
constexpr int kWholeLives = 6; ///< in a hundred of the archived ones
constexpr std::size_t kTakers = 1'500;
constexpr std::int64_t kDemoTakers = 10; ///< demo_staff.h

Actor person(const std::string& staff, Role role)
{
    Actor actor;
    actor.staff = StaffId(staff);
    actor.roles = {role};
    actor.teams = {"business", "media", "confidential"};
    return actor;
}

/// By the first clause the city has for it.
ReturnTicket returned(const TicketId& ticket, const City& city)
{
    const auto& clauses = city.clauses.returns;
    return {ticket, clauses.empty() ? "不属于本单位职责" : clauses.front(), "经核查不归本单位办理"};
}

Actor unitStaff(const UnitId& unit)
{
    Actor actor = person("u-" + unit.str(), Role::UnitStaff);
    actor.unit = unit;
    actor.teams.clear();
    return actor;
}

Actor callbackAgent()
{
    return person("3001", Role::CallbackAgent);
}

UtcTime midnightBefore(UtcTime time)
{
    return base::fromLocal(std::chrono::floor<std::chrono::days>(base::toLocal(time)));
}

/// The part of a day's calls that came until `time`.
double until(Milliseconds time)
{
    double calls = 0;
    double all = 0;
    for (std::size_t hour = 0; hour < kHours.size(); ++hour) {
        const auto from = std::chrono::hours{hour};
        const double passed = std::clamp(
            std::chrono::duration<double, std::ratio<3600>>(time - from).count(), 0.0, 1.0);
        calls += passed * kHours[hour];
        all += kHours[hour];
    }
    return calls / all;
}

} // namespace

InventedLives::InventedLives(std::shared_ptr<const CityIndex> city, const StoreScale& scale,
                             UtcTime now, std::vector<PastCommand> also)
    : m_city(std::move(city)), m_scale(scale), m_openFrom(midnightBefore(now) - kOpenDays),
      m_archivedFrom(m_openFrom - std::chrono::days{(scale.archived + kADay - 1) / kADay}),
      m_begin(m_archivedFrom), m_now(now), m_random(scale.seed), m_matters(m_city, scale.seed + 1)
{
    planOpen(scale.open, now);
    for (auto& past : also) {
        m_begin = std::min(m_begin, midnightBefore(past.at));
        m_later.push({past.at, m_made++, std::move(past.command)});
    }
}

std::vector<Command> InventedLives::at(UtcTime time)
{
    for (auto count = acceptedOn(time, time + kStep); count > 0; --count)
        m_random.below(100) < kWholeLives ? liveWhole(time) : answerAndArchive(time);
    while (!m_openings.empty() && m_openings.back().at <= time) {
        open({time, m_openings.back().stage});
        m_openings.pop_back();
    }
    std::vector<Command> due;
    while (!m_later.empty() && m_later.top().at <= time) {
        due.push_back(m_later.top().command);
        m_later.pop();
    }
    return due;
}

/// Tickets to be archived that are accepted from `from` until `to`, both on one day.
std::int64_t InventedLives::acceptedOn(UtcTime from, UtcTime to) const
{
    if (from < m_archivedFrom || from >= m_openFrom)
        return 0;
    const auto number = std::chrono::floor<std::chrono::days>(from - m_archivedFrom);
    const auto left = m_scale.archived - number.count() * kADay;
    const auto today = static_cast<double>(std::min(left, kADay));
    const UtcTime midnight = m_archivedFrom + number;
    return static_cast<std::int64_t>(today * until(to - midnight)) -
           static_cast<std::int64_t>(today * until(from - midnight));
}

/// Each stage with how many in a hundred stand there, and the days within which they came.
void InventedLives::planOpen(std::int64_t open, UtcTime now)
{
    struct Share {
        Stage stage;
        std::int64_t hundredths;
        double least;
        double most;
    };
    constexpr std::array kShares{
        Share{Stage::Queued, 5, 0, 0.7},   Share{Stage::Dispatched, 14, 0, 0.8},
        Share{Stage::Suspended, 6, 2, 11}, Share{Stage::Returned, 3, 0.5, 3},
        Share{Stage::Replied, 10, 2, 9},   Share{Stage::CalledBack, 4, 3, 10},
        Share{Stage::Evaluated, 4, 4, 11}, Share{Stage::Answered, 4, 0, 3},
        Share{Stage::Signed, 100, 0.5, 7}}; // and all the rest
    std::int64_t left = open;
    for (const auto& share : kShares) {
        auto count = std::min(left, (open * share.hundredths + 99) / 100);
        left -= count;
        for (; count > 0; --count)
            m_openings.push_back(
                {std::max(m_openFrom, now - kStep - hours(24 * share.least, 24 * share.most)),
                 share.stage});
    }
    std::sort(m_openings.begin(), m_openings.end(),
              [](const Opening& one, const Opening& other) { return one.at > other.at; });
}

Milliseconds InventedLives::hours(double least, double most)
{
    return std::chrono::duration_cast<Milliseconds>(
        std::chrono::duration<double, std::ratio<3600>>(m_random.between(least, most)));
}

/// Units and callback agents act in office hours.
UtcTime InventedLives::atWork(UtcTime time) const
{
    return m_city->city().calendar.atWork(time);
}

/// A UUIDv7 whose random bits belong to the seed.
std::string InventedLives::newId(UtcTime at)
{
    const auto ms = static_cast<unsigned long long>(at.time_since_epoch().count());
    const auto high = static_cast<unsigned long long>(m_random.next());
    const auto low = static_cast<unsigned long long>(m_random.next());
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%08llx-%04llx-7%03llx-%04llx-%012llx",
                  ms >> 16 & 0xffffffffULL, ms & 0xffff, high & 0xfff,
                  0x8000 | (high >> 12 & 0x3fff), low & 0xffffffffffffULL);
    return text.data();
}

void InventedLives::give(const Actor& actor, UtcTime at, CommandBody body)
{
    if (at > m_now)
        return;
    Command command;
    command.id = CommandId(newId(at));
    command.actor = actor;
    command.body = std::move(body);
    m_later.push({at, m_made++, std::move(command)});
}

std::string InventedLives::taker(std::int64_t number)
{
    return std::to_string(number + (number < kDemoTakers ? 1001 : 70'000));
}

/// Any call-taker.
Actor InventedLives::somebody()
{
    return person(taker(static_cast<std::int64_t>(m_random.below(kTakers))), Role::CallTaker);
}

SubmitTicket InventedLives::accept(UtcTime at)
{
    auto submit = m_matters.next();
    submit.ticket = TicketId(newId(at));
    ++m_accepted;
    return submit;
}

void InventedLives::answerAndArchive(UtcTime at)
{
    auto submit = accept(at);
    submit.outcome = session::Outcome::AnsweredDirectly;
    const auto id = submit.ticket;
    give(somebody(), at, std::move(submit));
    give(callbackAgent(), at, ArchiveTicket{id});
}

void InventedLives::liveWhole(UtcTime at)
{
    auto submit = accept(at);
    const auto id = submit.ticket;
    if (submit.lead.empty())
        submit.lead = UnitId("hotline-centre");
    const auto unit = unitStaff(submit.lead);
    give(somebody(), at, std::move(submit));
    auto time = atWork(at + hours(0.2, 3));
    give(unit, time, SignTicket{id});
    time = atWork(time + hours(0.2, 4));
    give(unit, time, RecordContact{id, true, Personal{"已与来电人联系，约定上门时间"}});
    time = atWork(time + hours(2, 60));
    give(unit, time, ReplyTicket{id, Personal{"已到现场处理，来电人确认"}});
    time = atWork(time + hours(1, 7));
    const bool resolved = m_random.below(100) < 92;
    give(callbackAgent(), time,
         RecordCallback{id, true, resolved, resolved ? "satisfied" : "dissatisfied",
                        resolved ? "" : "问题没有完全解决"});
    time += kStep;
    give(callbackAgent(), time, EvaluateTicket{id, resolved ? "已解决" : "未解决"});
    time += kStep;
    give(callbackAgent(), time, ArchiveTicket{id});
}

void InventedLives::open(const Opening& opening)
{
    const auto [at, stage] = opening;
    auto submit = accept(at);
    const auto id = submit.ticket;
    if (submit.lead.empty())
        submit.lead = UnitId("hotline-centre");
    const auto unit = unitStaff(submit.lead);
    if (stage == Stage::Queued)
        submit.lead = {};
    if (stage == Stage::Answered)
        submit.outcome = session::Outcome::AnsweredDirectly;
    give(somebody(), at, std::move(submit));
    if (stage == Stage::Queued || stage == Stage::Answered || stage == Stage::Dispatched)
        return;
    auto time = atWork(at + hours(0.2, 3));
    if (stage == Stage::Returned)
        return give(unit, time, returned(id, m_city->city()));
    give(unit, time, SignTicket{id});
    time = atWork(time + hours(0.2, 4));
    if (stage != Stage::Signed || m_random.below(10) < 7)
        give(unit, time, RecordContact{id, true, Personal{"已与来电人联系"}});
    if (stage == Stage::Suspended)
        return give(unit, atWork(time + hours(1, 10)), SuspendTicket{id, "等待第三方检测"});
    if (stage == Stage::Signed)
        return;
    time = atWork(time + hours(1, 20));
    give(unit, time, ReplyTicket{id, Personal{"已到现场处理，来电人确认"}});
    time = atWork(time + hours(1, 7));
    if (stage != Stage::Replied)
        give(callbackAgent(), time, RecordCallback{id, true, true, "satisfied", {}});
    if (stage == Stage::Evaluated)
        give(callbackAgent(), time + kStep, EvaluateTicket{id, "已解决"});
}

} // namespace lianxin::service
