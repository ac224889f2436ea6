#include "models/wire/command_json.h"
#include "models/wire/view_json.h"
#include "server-stub/auth/demo_staff.h"
#include "server-stub/http/server.h"
#include "server-stub/service/new_store.h"
#include "server-stub/service/system_clock.h"
#include "tests/bench/kept_client.h"
#include "tests/bench/measure.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/sample_commands.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/ThreadPool.h>

#include <QTemporaryDir>

#include <atomic>
#include <cmath>
#include <latch>
#include <memory>
#include <thread>

/// The whole centre over HTTP: desks on kept connections post commands and wait until they are
/// durable. Beside it, in the same run, the two limits nothing of the kind can pass: the bare HTTP
/// server answering the same requests with no store behind it, and plain SQLite committing rows of
/// the same number and size in groups of the size the centre made.
namespace lianxin::bench {

namespace {

constexpr int kDesks = 64;
using Requests = std::vector<std::vector<std::string>>; ///< by desk
using Clock = std::chrono::steady_clock;

/// A server with the demo city in this process.
class Centre {
public:
    Centre()
    {
        const auto file = m_folder.filePath(QStringLiteral("centre.db")).toStdString();
        {
            auto database = store::Database::open({file, 0}).value();
            const auto filled = service::fillStore(
                *database, {*city(), {}, auth::kDemoPassword, service::SystemClock().now()});
            m_error = filled ? std::string() : filled.error().code;
        }
        http::ServerOptions options;
        options.database = file;
        options.listen.address = "127.0.0.1:0";
        auto server = http::Server::start(options);
        if (!server) {
            m_error = server.error().code;
            return;
        }
        m_server = std::move(server).value();
        KeptClient client(port());
        const auto answer = wire::parseLoginAnswer(client.ask(
            postRequest("/v1/login", {}, wire::loginBody({StaffId("1001"), auth::kDemoPassword}))));
        m_token = answer ? answer.value().token : std::string();
    }

    const std::string& error() const { return m_error; }
    std::uint16_t port() const { return m_server->port(); }
    const std::string& token() const { return m_token; }
    service::CentreFigures figures() { return m_server->api().centre.figures(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<http::Server> m_server;
    std::string m_token;
    std::string m_error;
};

/// Answers every request with the same body, after reading its own.
class BareHandler : public Poco::Net::HTTPRequestHandler {
public:
    explicit BareHandler(const std::string& answer) : m_answer(answer) {}
    void handleRequest(Poco::Net::HTTPServerRequest& request,
                       Poco::Net::HTTPServerResponse& response) override
    {
        std::string body(static_cast<std::size_t>(request.getContentLength64()), '\0');
        request.stream().read(body.data(), static_cast<std::streamsize>(body.size()));
        response.setContentType("application/json; charset=utf-8");
        response.sendBuffer(m_answer.data(), m_answer.size());
    }

private:
    const std::string& m_answer;
};

class BareServer {
public:
    explicit BareServer(std::string answer)
        : m_answer(std::move(answer)), m_socket(Poco::Net::SocketAddress("127.0.0.1:0")),
          m_pool(kDesks, kDesks), m_server(new Factory(m_answer), m_pool, m_socket, params())
    {
        m_server.start();
    }
    ~BareServer() { m_server.stopAll(true); }
    std::uint16_t port() const { return m_socket.address().port(); }

private:
    class Factory : public Poco::Net::HTTPRequestHandlerFactory {
    public:
        explicit Factory(const std::string& answer) : m_answer(answer) {}
        Poco::Net::HTTPRequestHandler*
        createRequestHandler(const Poco::Net::HTTPServerRequest&) override
        {
            return new BareHandler(m_answer);
        }

    private:
        const std::string& m_answer;
    };
    static Poco::Net::HTTPServerParams* params()
    {
        auto* all = new Poco::Net::HTTPServerParams;
        all->setMaxThreads(kDesks);
        all->setKeepAlive(true);
        all->setMaxKeepAliveRequests(0);
        return all;
    }

    std::string m_answer;
    Poco::Net::ServerSocket m_socket;
    Poco::ThreadPool m_pool;
    Poco::Net::HTTPServer m_server;
};

Requests requestsFor(const std::string& token, int eachDesk, int batch)
{
    Requests all(kDesks);
    for (auto& desk : all)
        for (int i = 0; i < eachDesk; ++i)
            desk.push_back(postRequest("/v1/commands", token, wire::batchBody(group(batch))));
    return all;
}

bool allAccepted(const std::string& body)
{
    return !body.empty() && body.find("\"rejection\"") == std::string::npos;
}

/// Every desk posts what it has, one after the other; the seconds it took. `pause` is the time from
/// one post of a desk to its next, zero: at once.
struct Run {
    double seconds = 0;
    int failed = 0;
    Samples latencies;
};

Run post(std::uint16_t port, const Requests& requests, Clock::duration pause = {})
{
    Run run;
    std::vector<Samples> latencies(requests.size());
    std::atomic<int> failed{0};
    std::latch ready(static_cast<std::ptrdiff_t>(requests.size()) + 1);
    std::vector<std::thread> desks;
    for (std::size_t d = 0; d < requests.size(); ++d)
        desks.emplace_back([&, d] {
            KeptClient client(port);
            ready.arrive_and_wait();
            auto due = Clock::now() + pause * static_cast<long>(d) / kDesks;
            for (const auto& request : requests[d]) {
                if (pause != Clock::duration{})
                    std::this_thread::sleep_until(due);
                const auto from = pause == Clock::duration{} ? Clock::now() : due;
                failed += allAccepted(client.ask(request)) ? 0 : 1;
                latencies[d].add(Clock::now() - from);
                due += pause;
            }
        });
    ready.arrive_and_wait();
    const auto begun = Clock::now();
    for (auto& desk : desks)
        desk.join();
    run.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    run.failed = failed;
    for (const auto& some : latencies)
        run.latencies.add(some);
    return run;
}

double plainCommandsPerSecond(int groupSize)
{
    PlainSqlite plain;
    const auto rows = sampleRows();
    const auto begun = Clock::now();
    int commands = 0;
    while (Clock::now() - begun < std::chrono::milliseconds{1500}) {
        plain.commit(rows, groupSize);
        commands += groupSize;
    }
    return commands / std::chrono::duration<double>(Clock::now() - begun).count();
}

void commandsOverHttp(benchmark::State& state)
{
    const int batch = static_cast<int>(state.range(0));
    const int eachDesk = static_cast<int>(state.range(1));
    Centre centre;
    if (!centre.error().empty())
        return state.SkipWithError(centre.error().c_str());
    const auto requests = requestsFor(centre.token(), eachDesk, batch);
    const double commands = static_cast<double>(eachDesk) * batch * kDesks;
    for (auto _ : state) {
        const auto run = post(centre.port(), requests);
        if (run.failed > 0)
            return state.SkipWithError("refused");
        state.SetIterationTime(run.seconds);
        const auto figures = centre.figures();
        const double perGroup =
            static_cast<double>(figures.commands) / static_cast<double>(figures.groups);
        KeptClient client(centre.port());
        const BareServer bare(client.ask(requests.front().front())); // known by now: its answer
        const double barePerSecond = commands / post(bare.port(), requests).seconds;
        const double plain = plainCommandsPerSecond(static_cast<int>(std::lround(perGroup)));
        const double perSecond = commands / run.seconds;
        state.counters["per_s"] = perSecond;
        state.counters["group"] = perGroup;
        state.counters["bare_http_per_s"] = barePerSecond;
        state.counters["plain_sqlite_per_s"] = plain;
        state.counters["of_bare_http"] = perSecond / barePerSecond;
        state.counters["of_plain_sqlite"] = perSecond / plain;
    }
}
BENCHMARK(commandsOverHttp)
    ->Name("centre/commands_over_http")
    ->ArgNames({"batch", "requests"})
    ->Args({1, 200})
    ->Args({50, 8})
    ->Iterations(1)
    ->Repetitions(3)
    ->UseManualTime();

/// How long a desk waits for its answer when 2,000 commands a second come in.
void answerTime(benchmark::State& state)
{
    constexpr int kPerSecond = 2'000;
    constexpr int kEachDesk = 250;
    Centre centre;
    if (!centre.error().empty())
        return state.SkipWithError(centre.error().c_str());
    const auto requests = requestsFor(centre.token(), kEachDesk, 1);
    for (auto _ : state) {
        auto run = post(centre.port(), requests,
                        std::chrono::nanoseconds{1'000'000'000LL * kDesks / kPerSecond});
        if (run.failed > 0)
            return state.SkipWithError("refused");
        state.SetIterationTime(run.seconds);
        state.counters["per_s"] = kEachDesk * kDesks / run.seconds;
        run.latencies.report(state);
    }
}
BENCHMARK(answerTime)->Name("centre/answer_time_at_2000_per_s")->Iterations(1)->UseManualTime();

} // namespace

} // namespace lianxin::bench
