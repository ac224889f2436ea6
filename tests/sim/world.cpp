#include "tests/sim/world.h"

#include "models/engine/ticket_fold.h"
#include "models/wire/event_json.h"
#include "models/wire/json.h"
#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lianxin::sim {

using namespace engine;
using namespace std::chrono_literals;

namespace {

constexpr int kSeats = 5;

/// Refusals that say nothing about the command itself: it is sent again.
bool isTransient(const Answer& answer)
{
    return answer.rejection &&
           (isStoreRefusal(*answer.rejection) || answer.rejection->code == "skipped");
}

/// But for the chain, which is the log's affair.
bool sameEvent(const Event& one, const Event& other)
{
    const auto text = [](Event event) {
        event.previous.clear();
        return wire::dump(wire::toJson(event));
    };
    return one.seq == other.seq && text(one) == text(other);
}

} // namespace

std::shared_ptr<const City> cityOfWorlds()
{
    auto city = std::make_shared<City>(*test::city());
    auto& plan = city->callPlan;
    plan.groups = {{GroupId{"general"}, "综合组"},
                   {GroupId{"expert"}, "专家组", {"law"}, 2},
                   {GroupId{"home"}, "志愿者组", {}, 0, true}};
    plan.groups[0].overflow = {{20s, GroupId{"expert"}, "", std::vector<std::string>{}},
                               {40s, GroupId{"home"}, "", std::nullopt, true},
                               {5min, {}, "990200"}};
    plan.lines = {{"", "2", "", GroupId{"expert"}}};
    plan.announcements = {"前面还有 {ahead} 位", "还需约 {minutes} 分钟",
                          "来电较多，约 {minutes} 分钟", "可按 1 由我们回拨", 5min};
    plan.callbackFrom = 60s;
    plan.missedFrom = 20s;
    ticket::Colour media;
    media.id = "media";
    media.name = "媒体关切";
    ticket::Colour secret;
    secret.id = "confidential";
    secret.name = "保密工单";
    secret.team = kTeam;
    secret.confidential = true;
    city->colours = {media, secret};
    return city;
}

World::World(std::uint64_t seed, Ground& ground)
    : m_random(seed), m_city(cityOfWorlds()), m_clock(test::at("2026-11-23T09:00:00")),
      m_ground(ground)
{
    for (int i = 1; i <= kSeats; ++i)
        m_seats.push_back(
            {SeatId{std::to_string(i) + "B"}, test::taker((std::to_string(i) + "T").c_str())});
    m_ground.meet([this] { return trouble(); });
    restart();
    m_restarts = 0;
}

std::string World::step()
{
    moveClock();
    m_diskFull = m_diskFull && chance(85);
    for (int i = pick(4); i > 0; --i)
        act();
    transmit();
    serve();
    m_host->advance();
    afterCommits();
    if (m_faults && chance(4))
        misfortune();
    return check();
}

std::string World::settle()
{
    m_faults = false;
    m_diskFull = false;
    constexpr int kPatience = 100;
    for (int i = 0; i < kPatience && !m_unanswered.empty(); ++i) {
        m_clock.advance(10s);
        transmit();
        serve();
        m_host->advance();
        afterCommits();
    }
    if (!m_unanswered.empty())
        return "a command was never answered";
    restart();
    if (auto wrong = check(); !wrong.empty())
        return wrong;
    if (auto wrong = checkAnswers(); !wrong.empty())
        return wrong;
    return m_ground.verdict();
}

// — faults

void World::misfortune()
{
    switch (pick(5)) {
    case 0:
        return restart();
    case 1:
        m_diskFull = true;
        return;
    case 2:
        m_clock.advance(std::chrono::minutes{pick(40)});
        return;
    case 3:
        m_clock.advance(-std::chrono::minutes{pick(5)});
        return;
    default:
        m_seats[static_cast<std::size_t>(pick(kSeats))].unplugged ^= true;
    }
}

Trouble World::trouble()
{
    Trouble met = Trouble::None;
    if (m_diskFull)
        met = Trouble::Full;
    else if (m_faults && chance(4))
        met = chance(30) ? Trouble::Torn : Trouble::Io;
    m_commitFailed = m_commitFailed || met != Trouble::None;
    m_failures += met != Trouble::None;
    return met;
}

/// What a job beside the centre may have written by now: a checkpoint at some place of the log,
/// folded from the one before.
void World::keepCheckpoint()
{
    const auto index = std::make_shared<const CityIndex>(m_city);
    auto& log = m_ground.log();
    auto fold = log.checkpoint(index).value_or(Fold(index));
    const auto further = static_cast<int>(log.lastSeq() - fold.seq());
    if (further == 0)
        return;
    if (!foldOn(fold, log, m_ground.query(), fold.seq() + 1 + pick(further)))
        m_wrong = "the log does not fold";
    if (auto wrong = m_ground.keep(std::move(fold)); !wrong.empty())
        m_wrong = wrong;
    ++m_checkpoints;
}

/// Killed and started again: what was in flight is lost, what was durable is there.
void World::restart()
{
    ++m_restarts;
    m_inFlight.clear();
    if (m_host && !m_ground.isDark() && chance(60))
        keepCheckpoint();
    m_host.reset();
    if (auto wrong = m_ground.start(); !wrong.empty())
        throw std::runtime_error(wrong);
    rereadLog();
    m_host = std::make_unique<EngineHost>(m_city, m_clock, m_ground.log(), m_ground.query());
    if (const auto opened = m_host->open(); !opened)
        throw std::runtime_error("the centre does not open: " + opened.error().code);
    m_ground.recall(m_host->state());
    m_commitFailed = false;
    m_mirror = std::make_unique<State>(std::make_shared<CityIndex>(m_city));
    for (const auto& event : m_events)
        evolve(*m_mirror, event);
    m_mirror->keepGroup();
    m_host->onEvents([this](const EventGroup& events) {
        m_ground.hear(events);
        for (const auto& event : events) {
            m_events.push_back(event);
            evolve(*m_mirror, event);
        }
        m_mirror->keepGroup();
    });
}

/// What was heard since the last start is still there, and as it was. A commit that failed may have
/// reached the disk after all: then it is heard now.
void World::rereadLog()
{
    constexpr int kAtOnce = 1000;
    std::vector<Event> since;
    const auto from = static_cast<std::ptrdiff_t>(m_reread);
    for (auto after = m_reread;; after = m_reread + since.size()) {
        auto read = m_ground.log().read(static_cast<std::int64_t>(after), kAtOnce);
        if (!read)
            throw std::runtime_error("the log cannot be read: " + read.error().code);
        if (read.value().empty())
            break;
        since.insert(since.end(), read.value().begin(), read.value().end());
    }
    const auto heard = m_events.size() - m_reread;
    if (since.size() < heard)
        m_wrong = std::to_string(heard - since.size()) + " events are lost";
    else if (!std::equal(m_events.begin() + from, m_events.end(), since.begin(), sameEvent))
        m_wrong = "the log tells another story";
    else if (since.size() > heard)
        m_ground.hear({since.begin() + static_cast<std::ptrdiff_t>(heard), since.end()});
    m_events.erase(m_events.begin() + from, m_events.end());
    m_events.insert(m_events.end(), since.begin(), since.end());
    m_reread = m_events.size();
}

/// A centre whose disk went dark is started again; one whose commit failed tells its log what
/// stands.
void World::afterCommits()
{
    if (m_ground.isDark())
        restart();
    else if (std::exchange(m_commitFailed, false))
        m_ground.recall(m_host->state());
}

// — the network and the centre

void World::transmit()
{
    for (auto& sent : m_unanswered) {
        if (sent.nextTry > m_clock.now())
            continue;
        sent.nextTry = m_clock.now() + std::chrono::seconds{3 + pick(10)};
        const int copies = !m_faults ? 1 : chance(12) ? 0 : chance(8) ? 2 : 1;
        for (int i = 0; i < copies; ++i)
            m_inFlight.emplace(m_clock.now() + Milliseconds{m_faults ? pick(6000) : 0},
                               sent.command);
    }
}

void World::serve()
{
    std::vector<Command> group;
    const auto arrived = m_inFlight.upper_bound(m_clock.now());
    for (auto it = m_inFlight.begin(); it != arrived; ++it)
        group.push_back(it->second);
    m_inFlight.erase(m_inFlight.begin(), arrived);
    if (group.empty())
        return;
    const auto answers = m_host->submit(group);
    if (m_ground.isDark() || (m_faults && chance(2)))
        return restart();
    afterCommits();
    for (const auto& answer : answers)
        if (!m_faults || !chance(10))
            receive(answer);
}

void World::receive(const Answer& answer)
{
    const auto sent = std::find_if(m_unanswered.begin(), m_unanswered.end(), [&](const Sent& one) {
        return one.command.id == answer.command;
    });
    const auto known = m_answers.find(answer.command);
    const bool repeatable =
        sent != m_unanswered.end() && std::holds_alternative<RenewLease>(sent->command.body);
    if (known != m_answers.end() && !isTransient(answer) && !(known->second == answer))
        m_wrong = "another answer to " + answer.command.str();
    if (isTransient(answer) || sent == m_unanswered.end())
        return;
    m_unanswered.erase(sent);
    if (!repeatable)
        m_answers.emplace(answer.command, answer);
}

void World::moveClock()
{
    if (chance(3))
        return restUntil(m_clock.now() + std::chrono::hours{1 + pick(30)});
    m_clock.advance(Milliseconds{pick(chance(20) ? 30000 : 4000)});
}

/// Nobody does anything, but the centre wakes when it asks for it.
void World::restUntil(UtcTime until)
{
    while (m_clock.now() < until) {
        const auto wake = m_host->nextWakeup();
        m_clock.set(std::max(m_clock.now() + 1ms, std::min(until, wake.value_or(until))));
        m_host->advance();
        afterCommits();
        if (m_diskFull && m_faults)
            m_diskFull = chance(90);
    }
}

std::string World::check()
{
    if (!m_wrong.empty())
        return m_wrong;
    for (; m_witnessed < m_events.size(); ++m_witnessed)
        m_witness.see(m_events[m_witnessed]);
    if (!m_witness.complaints().empty())
        return m_witness.complaints().front();
    if (auto difference = test::differences(m_host->state(), *m_mirror); !difference.empty())
        return "memory and log: " + difference;
    for (const auto& [id, row] : m_host->state().tickets()) {
        const auto projected = m_ground.query().ticket(id);
        if (!projected || !(projected.value() == row.view))
            return "memory and projection: ticket " + id.str();
        if (auto wrong = whoAnswersFor(row); !wrong.empty())
            return "ticket " + id.str() + ": " + wrong;
    }
    for (const auto& [id, row] : m_host->state().calls())
        if (row.view.phase == CallPhase::Waiting && hasFreeSeat(row))
            return "call " + id.str() + " waits although a seat is free";
    return {};
}

/// 首派负责: while a ticket is out, a reply is due from whoever is responsible, and from nobody but
/// them, the lead and its helpers.
std::string World::whoAnswersFor(const TicketRow& row)
{
    using ticket::State;
    const auto& view = row.view;
    const auto responsible = responsibleOf(view);
    const auto helpers = helpersOf(view);
    bool answered = view.state != State::Dispatched && view.state != State::Signed &&
                    view.state != State::Suspended && view.state != State::Returned;
    for (const auto& clock : row.clocks) {
        if (clock.step != "reply" || clock.stoppedAt)
            continue;
        answered = answered || clock.unit == responsible;
        if (clock.unit != responsible && clock.unit != leadOf(view) &&
            std::find(helpers.begin(), helpers.end(), clock.unit) == helpers.end())
            return "a reply is still due from " + clock.unit.str();
    }
    return answered ? "" : "nobody has to reply";
}

bool World::hasFreeSeat(const CallRow& row) const
{
    const auto& routing = m_host->state().routing();
    return routing.seatFor(row.reach()) ||
           std::any_of(row.also.begin(), row.also.end(),
                       [&](const routing::Reach& reach) { return routing.seatFor(reach); });
}

/// No acknowledged command is missing, and none did more than it said.
std::string World::checkAnswers()
{
    for (const auto& [id, answer] : m_answers) {
        const auto range = m_witness.causedBy(id);
        if (range.first != answer.firstSeq || range.last != answer.lastSeq)
            return "the events of " + id.str() + " are not those of its answer";
        if (answer.rejection && range.first != 0)
            return "a rejected command did something: " + id.str();
        const auto stored = m_ground.log().answerTo(id);
        if (!stored || !stored.value() || !(stored.value()->answer == answer))
            return "the answer to " + id.str() + " is not on disk";
    }
    return {};
}

} // namespace lianxin::sim
