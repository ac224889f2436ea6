#include "server-stub/service/centre.h"

#include "server-stub/service/checkpointer.h"
#include "server-stub/service/snapshot.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace lianxin::service {

using namespace engine;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds kLongestSleep{1'000};
constexpr std::chrono::milliseconds kRetry{2'000}; ///< a store that refused writes is tried again
constexpr std::chrono::milliseconds kWatchEvery{1'000};
constexpr std::size_t kLooks = 20'000;

} // namespace

struct Centre::Room {
    struct Look {
        const std::function<void(const State&)>* look;
        std::promise<void> done;
    };
    /// Batches that came while the engine was at work; one wake-up reaches everybody who waits for
    /// them.
    struct Round {
        std::atomic<int> answered{0}; ///< groups that had some of them
    };
    /// A batch; lives where it is waited for.
    struct Job {
        std::vector<Command> commands;
        std::vector<Answer> answers{};
        std::shared_ptr<Round> round{};
        std::atomic<bool> done{false}; ///< from then on it is the waiting thread's alone
    };

    Room(std::shared_ptr<const City> theCity, Clock& theClock, store::StoreLog& theLog,
         store::TicketReads& tickets, CentreLimits theLimits)
        : city(std::move(theCity)), clock(theClock), log(theLog), query(theLog, tickets),
          host(city, clock, log, query), limits(theLimits),
          checkpointer(city, theLog, tickets, theLimits.checkpointEvery)
    {}

    void run();
    std::vector<Job*> takeJobs();
    void runGroup(const std::vector<Job*>& group);
    static void hand(std::vector<Answer> answers, const std::vector<Job*>& group);
    void runLooks(const std::deque<Look*>& waiting);
    void prepare(Command& command);
    void wakeEngine();
    void tellWatchers();
    void recallSeats();
    void noteRefusals(const std::vector<Answer>& answers);
    std::chrono::milliseconds untilNextWork();

    std::shared_ptr<const City> city;
    Clock& clock;
    store::StoreLog& log;
    store::EngineQuery query;
    EngineHost host;
    CentreLimits limits;
    Checkpointer checkpointer;
    Talks talks;
    Publish publish;
    Watch watch;
    std::thread thread;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job*> jobs;
    std::shared_ptr<Round> round = std::make_shared<Round>(); ///< of those that come now
    std::deque<Look*> looks;
    std::size_t queued = 0;
    bool stopping = false;

    Steady::time_point nextWatch{};
    Steady::time_point nextRetry{};
    std::int64_t watchedSeq = -1;
    bool moreDue = false; ///< at once, after the commands that wait
    std::atomic<std::uint64_t> commands{0}, rejections{0}, groups{0};
    std::atomic<bool> writable{true};
};

void Centre::Room::run()
{
    std::unique_lock lock(mutex);
    while (true) {
        wake.wait_for(lock, untilNextWork(),
                      [&] { return stopping || !jobs.empty() || !looks.empty(); });
        if (stopping && jobs.empty() && looks.empty())
            return;
        const auto group = takeJobs();
        const auto waiting = std::exchange(looks, {});
        lock.unlock();
        runGroup(group);
        runLooks(waiting);
        wakeEngine();
        tellWatchers();
        lock.lock();
    }
}

/// Whole batches, as many as fit into one group; the engine's mutex is held.
std::vector<Centre::Room::Job*> Centre::Room::takeJobs()
{
    std::vector<Job*> group;
    std::size_t taken = 0;
    while (!jobs.empty() && (taken == 0 || taken + jobs.front()->commands.size() <= limits.group)) {
        taken += jobs.front()->commands.size();
        group.push_back(jobs.front());
        jobs.pop_front();
    }
    queued -= taken;
    if (!group.empty())
        round = std::make_shared<Round>();
    return group;
}

void Centre::Room::prepare(Command& command)
{
    const State& state = host.state();
    command.actor.seat = state.seatOf(command.actor.staff);
    if (!command.offline || !command.occurredAt) {
        command.offline = false;
        command.occurredAt.reset();
        return;
    }
    // What happened while the centre was away lies between what the desk had last seen and now.
    const UtcTime now = clock.now();
    UtcTime earliest = now - std::chrono::days{7};
    if (const auto seen = log.recordedAt(command.seen); seen && seen.value())
        earliest = std::min(now, std::max(earliest, *seen.value()));
    command.occurredAt = std::clamp(*command.occurredAt, earliest, now);
}

void Centre::Room::runGroup(const std::vector<Job*>& group)
{
    if (group.empty())
        return;
    std::size_t count = 0;
    for (const auto* job : group)
        count += job->commands.size();
    std::vector<Command> all;
    all.reserve(count);
    for (auto* job : group)
        for (auto& command : job->commands) {
            prepare(command);
            all.push_back(std::move(command));
        }
    auto answers = host.submit(all);
    noteRefusals(answers);
    ++groups;
    commands += answers.size();
    hand(std::move(answers), group);
}

/// To those who wait: one wake-up a round.
void Centre::Room::hand(std::vector<Answer> answers, const std::vector<Job*>& group)
{
    std::vector<std::shared_ptr<Round>> rounds;
    auto next = std::make_move_iterator(answers.begin());
    for (auto* job : group) {
        const auto end = next + static_cast<std::ptrdiff_t>(job->commands.size());
        job->answers.assign(next, end);
        next = end;
        if (rounds.empty() || rounds.back() != job->round)
            rounds.push_back(job->round);
        job->done.store(true, std::memory_order_release);
    }
    for (const auto& one : rounds) {
        one->answered.fetch_add(1, std::memory_order_release);
        one->answered.notify_all();
    }
}

void Centre::Room::noteRefusals(const std::vector<Answer>& answers)
{
    bool refused = false;
    bool wrote = false;
    for (const auto& answer : answers) {
        rejections += answer.rejection ? 1 : 0;
        refused = refused || (answer.rejection && (isStoreRefusal(*answer.rejection) ||
                                                   answer.rejection->code == "store_corrupt"));
        wrote = wrote || answer.lastSeq > 0;
    }
    if (!refused) {
        writable = writable || wrote;
        return;
    }
    writable = false;
    recallSeats();
}

/// Tells the log who sits where: at the start, and after a failed commit, when what it had followed
/// never happened.
void Centre::Room::recallSeats()
{
    std::vector<SeatView> seats;
    std::vector<CallView> calls;
    for (const auto& [id, row] : host.state().seats())
        seats.push_back(row.view);
    for (const auto& [id, row] : host.state().calls())
        calls.push_back(row.view);
    log.recall(seats, calls);
}

void Centre::Room::runLooks(const std::deque<Look*>& waiting)
{
    for (auto* look : waiting) {
        (*look->look)(host.state());
        look->done.set_value();
    }
}

std::chrono::milliseconds Centre::Room::untilNextWork()
{
    const auto next = host.nextWakeup();
    if (!next || !writable)
        return kLongestSleep;
    if (moreDue)
        return std::chrono::milliseconds{0};
    return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*next - clock.now()),
                      std::chrono::milliseconds{0}, kLongestSleep);
}

void Centre::Room::wakeEngine()
{
    if (!writable) {
        if (Steady::now() < nextRetry)
            return;
        nextRetry = Steady::now() + kRetry;
        if (!log.probe())
            return;
        writable = true;
    }
    const auto next = host.nextWakeup();
    if (!moreDue && (!next || *next > clock.now()))
        return;
    moreDue = !host.advanceSome();
    if (moreDue)
        return;
    // A time that does not pass although it was advanced to means that its events could not be
    // written.
    if (const auto again = host.nextWakeup(); again && *again <= *next) {
        writable = static_cast<bool>(log.probe());
        recallSeats();
    }
}

void Centre::Room::tellWatchers()
{
    if (!watch || Steady::now() < nextWatch || host.state().centre().seq == watchedSeq)
        return;
    nextWatch = Steady::now() + kWatchEvery;
    watchedSeq = host.state().centre().seq;
    wire::Snapshot snapshot;
    snapshot.seq = watchedSeq;
    snapshot.now = clock.now();
    snapshot.city = city->code;
    snapshot.queues = queuesFor(Actor{{}, {}, {Role::Supervisor}, {}, {}}, host.state());
    watch(snapshot);
}

Centre::Centre(std::shared_ptr<const City> city, Clock& clock, store::StoreLog& log,
               store::TicketReads& tickets, CentreLimits limits)
    : m_room(std::make_unique<Room>(std::move(city), clock, log, tickets, limits))
{}

Centre::~Centre()
{
    stop();
}

void Centre::onStored(Publish publish)
{
    m_room->publish = std::move(publish);
}

void Centre::onWatch(Watch watch)
{
    m_room->watch = std::move(watch);
}

Status Centre::start()
{
    Room& room = *m_room;
    if (const auto opened = room.host.open(); !opened)
        return opened;
    room.recallSeats();
    room.talks.recall(room.host.state());
    room.checkpointer.start(room.host.foldedAtOpen());
    room.host.onEvents([&room](EventGroup events) {
        room.talks.follow(room.host.state(), events);
        room.checkpointer.count(static_cast<std::int64_t>(events.size()));
        if (room.publish)
            room.publish(room.log.asStored(std::move(events)));
    });
    room.thread = std::thread([&room] { room.run(); });
    return success();
}

void Centre::stop()
{
    {
        const std::lock_guard lock(m_room->mutex);
        m_room->stopping = true;
        m_room->wake.notify_all();
    }
    if (m_room->thread.joinable())
        m_room->thread.join();
    m_room->checkpointer.stop();
}

Result<std::vector<Answer>> Centre::submit(std::vector<Command> commands)
{
    if (commands.empty())
        return std::vector<Answer>{};
    Room::Job job{std::move(commands)};
    {
        const std::lock_guard lock(m_room->mutex);
        if (m_room->stopping || m_room->queued + job.commands.size() > m_room->limits.queued)
            return Error{"overloaded", {}};
        job.round = m_room->round;
        m_room->queued += job.commands.size();
        m_room->jobs.push_back(&job);
        m_room->wake.notify_one();
    }
    const auto round = job.round;
    for (int seen = round->answered.load(std::memory_order_acquire);
         !job.done.load(std::memory_order_acquire);
         seen = round->answered.load(std::memory_order_acquire))
        round->answered.wait(seen, std::memory_order_acquire);
    return std::move(job.answers);
}

Status Centre::look(const std::function<void(const State&)>& look)
{
    Room::Look waiting{&look, {}};
    auto done = waiting.done.get_future();
    {
        const std::lock_guard lock(m_room->mutex);
        if (m_room->stopping || m_room->looks.size() >= kLooks)
            return Error{"overloaded", {}};
        m_room->looks.push_back(&waiting);
        m_room->wake.notify_one();
    }
    done.get();
    return success();
}

std::optional<Talks::Talk> Centre::talkOf(const CallId& call) const
{
    return m_room->talks.of(call);
}

const City& Centre::city() const
{
    return *m_room->city;
}

UtcTime Centre::now()
{
    return m_room->clock.now();
}

CentreFigures Centre::figures() const
{
    CentreFigures figures{m_room->commands, m_room->rejections, m_room->groups, 0,
                          m_room->writable};
    const std::lock_guard lock(m_room->mutex);
    figures.queued = m_room->queued;
    return figures;
}

} // namespace lianxin::service
