#include "app/sync/uuid.h"
#include "models/wire/command_json.h"
#include "models/wire/view_json.h"
#include "tests/bench/ears.h"
#include "tests/bench/kept_client.h"
#include "tests/bench/measure.h"
#include "tests/bench/server_process.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

/// Streams of a real server process: one event to many listeners beside Redis pub/sub with the same
/// clients, and ten thousand seats that come back at once.
namespace lianxin::bench {

namespace {

using Clock = Samples::Clock;

/// A seat whose state changes on demand: one event each time, heard by its call-taker and by every
/// supervisor.
class Seat {
public:
    explicit Seat(const ServerProcess& server)
        : m_client(server.port()), m_token(server.token("1001"))
    {
        give(engine::SignInSeat{SeatId("B-1"), {}, {}});
    }
    /// The number of the event.
    std::int64_t change()
    {
        m_busy = !m_busy;
        return give(engine::SetSeatState{
            SeatId("B-1"), m_busy ? engine::SeatState::Busy : engine::SeatState::Free, "小休"});
    }

private:
    std::int64_t give(engine::CommandBody body)
    {
        engine::Command command;
        command.id = CommandId(sync::newUuid());
        command.body = std::move(body);
        const auto answer = wire::parseBatchAnswer(
            m_client.ask(postRequest("/v1/commands", m_token, wire::batchBody({command}))));
        return answer && !answer.value().answers.front().rejection
                   ? answer.value().answers.front().lastSeq
                   : 0;
    }
    KeptClient m_client;
    std::string m_token;
    bool m_busy = false;
};

/// How often an event was published, and how long each listener waited for it.
struct Delivery {
    double perSecond = 0;
    Samples latencies;
    std::size_t bytes = 0;
    bool whole = true;
};

/// `publish` makes one event; `understand` says how many an ear has understood of what it heard.
Delivery deliver(Ears& ears, int listeners, int rounds, const std::function<void()>& publish,
                 const std::function<int(std::string&)>& understand)
{
    Delivery result;
    const auto begun = Clock::now();
    for (int round = 0; round < rounds && result.whole; ++round) {
        int missing = listeners;
        const auto from = Clock::now();
        std::thread publisher(publish);
        result.whole = ears.listen(
            [&](int, std::string& heard) {
                for (int n = understand(heard); n > 0; --n) {
                    --missing;
                    result.latencies.add(Clock::now() - from);
                }
            },
            [&] { return missing == 0; }, std::chrono::seconds{20});
        publisher.join();
    }
    result.perSecond = static_cast<double>(listeners) * rounds /
                       std::chrono::duration<double>(Clock::now() - begun).count();
    return result;
}

Delivery deliverByCentre(int listeners, int rounds)
{
    const ServerProcess server;
    Delivery failed;
    failed.whole = false;
    if (server.port() == 0)
        return failed;
    Seat seat(server);
    const auto last = seat.change();
    const auto supervisor = server.token("4001");
    Ears ears(server.port(), listeners, [&](int) { return streamRequest(supervisor, last); });
    int open = 0;
    if (!ears.listen(
            [&](int, std::string& heard) {
                takeFrames(heard, [&](std::string_view frame) {
                    open += frame.find("event: heartbeat") != std::string_view::npos ? 1 : 0;
                });
            },
            [&] { return open >= listeners; }, std::chrono::seconds{30}))
        return failed;
    std::size_t bytes = 0;
    auto result = deliver(
        ears, listeners, rounds, [&] { seat.change(); },
        [&](std::string& heard) {
            int events = 0;
            takeFrames(heard, [&](std::string_view frame) {
                if (frame.find("event: SeatStateSet") == std::string_view::npos)
                    return;
                ++events;
                bytes = frame.size() + 2;
            });
            return events;
        });
    result.bytes = bytes;
    return result;
}

/// Redis on a port of its own, without persistence.
class Redis {
public:
    Redis()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
        if (program.isEmpty())
            return;
        m_process.start(program,
                        {QStringLiteral("--port"), QString::number(kPort), QStringLiteral("--bind"),
                         QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(),
                         QStringLiteral("--appendonly"), QStringLiteral("no")});
        QByteArray out;
        m_ready = QTest::qWaitFor(
            [&] { return (out += m_process.readAll()).contains("Ready to accept"); }, 10'000);
    }
    ~Redis()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool ready() const { return m_ready; }
    static constexpr std::uint16_t kPort = 26'379;

private:
    QProcess m_process;
    bool m_ready = false;
};

Delivery deliverByRedis(int listeners, int rounds, std::size_t bytes)
{
    const std::string subscribed = "*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n";
    Ears ears(Redis::kPort, listeners,
              [](int) { return std::string("*2\r\n$9\r\nSUBSCRIBE\r\n$1\r\nc\r\n"); });
    int open = 0;
    ears.listen(
        [&](int, std::string& heard) {
            if (heard.size() < subscribed.size())
                return;
            heard.erase(0, subscribed.size());
            ++open;
        },
        [&] { return open == listeners; }, std::chrono::seconds{30});
    const std::string body =
        '$' + std::to_string(bytes) + "\r\n" + std::string(bytes, 'x') + "\r\n";
    const std::size_t message =
        std::string("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n").size() + body.size();
    Ears publisher(Redis::kPort, 1, [](int) { return std::string("PING\r\n"); });
    return deliver(
        ears, listeners, rounds,
        [&] { publisher.say(0, "*3\r\n$7\r\nPUBLISH\r\n$1\r\nc\r\n" + body); },
        [&](std::string& heard) {
            const auto whole = heard.size() / message;
            heard.erase(0, whole * message);
            return static_cast<int>(whole);
        });
}

void oneEventToMany(benchmark::State& state)
{
    const int listeners = static_cast<int>(state.range(0));
    constexpr int kRounds = 100;
    for (auto _ : state) {
        auto centre = deliverByCentre(listeners, kRounds);
        if (!centre.whole)
            return state.SkipWithError("the server did not start or an event was lost");
        state.counters["per_s"] = centre.perSecond;
        centre.latencies.report(state);
        const Redis redis;
        if (!redis.ready())
            continue;
        auto peer = deliverByRedis(listeners, kRounds, centre.bytes);
        state.counters["redis_per_s"] = peer.perSecond;
        state.counters["of_redis"] = centre.perSecond / peer.perSecond;
        state.counters["redis_p99_ms"] = peer.latencies.percentile(0.99);
    }
}
BENCHMARK(oneEventToMany)->Name("streams/one_event_to")->Arg(2'000)->Iterations(1);

/// Everybody comes back at once after the network was away, a hundred and fifty events behind.
void seatsComeBack(benchmark::State& state)
{
    const int seats = static_cast<int>(state.range(0));
    constexpr int kMissed = 150;
    for (auto _ : state) {
        const ServerProcess server;
        if (server.port() == 0)
            return state.SkipWithError("the server did not start");
        Seat seat(server);
        const auto before = seat.change();
        std::int64_t last = before;
        for (int i = 0; i < kMissed; ++i)
            last = seat.change();
        std::vector<std::string> tokens;
        for (int i = 1; i <= 10; ++i)
            tokens.push_back(server.token(std::to_string(1000 + i)));
        std::vector<char> current(static_cast<std::size_t>(seats), 0);
        int missing = seats;
        int events = 0;
        const auto begun = Clock::now();
        Ears ears(server.port(), seats, [&](int ear) {
            return streamRequest(tokens[static_cast<std::size_t>(ear) % tokens.size()], before);
        });
        const auto mark = "\"seq\":" + std::to_string(last) + '}';
        const bool all = ears.listen(
            [&](int ear, std::string& heard) {
                takeFrames(heard, [&](std::string_view frame) {
                    const bool beat = frame.find("event: heartbeat") != std::string_view::npos;
                    events += frame.find("event: SeatStateSet") != std::string_view::npos ? 1 : 0;
                    auto& known = current[static_cast<std::size_t>(ear)];
                    if (beat && known == 0 && frame.find(mark) != std::string_view::npos) {
                        known = 1;
                        --missing;
                    }
                });
            },
            [&] { return missing == 0; }, std::chrono::seconds{60});
        if (!all)
            return state.SkipWithError("somebody is not current");
        state.counters["seconds"] = std::chrono::duration<double>(Clock::now() - begun).count();
        state.counters["events"] = events;
        state.counters["server_mib"] = server.memoryMiB();
    }
}
BENCHMARK(seatsComeBack)->Name("streams/seats_come_back")->Arg(10'000)->Iterations(1);

} // namespace

} // namespace lianxin::bench
