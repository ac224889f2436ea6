#include "models/wire/command_json.h"
#include "models/wire/view_json.h"
#include "tests/bench/kept_client.h"
#include "tests/bench/measure.h"
#include "tests/bench/plain_sqlite.h"
#include "tests/bench/posting_lines.h"
#include "tests/bench/sample_commands.h"
#include "tests/bench/server_process.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/ThreadPool.h>

#include <cmath>
#include <cstdlib>

/// The whole centre over HTTP: desks on kept connections post commands and wait until they are
/// durable. Beside it, in the same run, the two limits nothing of the kind can pass: the bare HTTP
/// server answering the same requests with no store behind it, and plain SQLite committing the same
/// rows in groups of the size the centre made (the log's rows alone, too).
namespace lianxin::bench {

namespace {

constexpr int kDesks = 64;
using Bodies = std::vector<std::vector<std::string>>; ///< of requests, by desk
using Clock = std::chrono::steady_clock;

/// One of the figures that the server tells at /metrics; 0 when it does not.
double metric(const ServerProcess& server, const std::string& name)
{
    KeptClient client(server.port());
    const auto text = '\n' + client.ask("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    const auto at = text.find('\n' + name + ' ');
    return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

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

/// Made in the order in which they will be posted: ids tell their time, and lie on disk by it.
Bodies bodiesFor(int eachDesk, int batch)
{
    Bodies all(kDesks);
    int number = 0;
    for (int i = 0; i < eachDesk; ++i)
        for (auto& desk : all) {
            desk.push_back(wire::batchBody(group(batch, number)));
            number += batch;
        }
    return all;
}

bool allAccepted(std::string_view body)
{
    return !body.empty() && body.find("\"rejection\"") == std::string_view::npos;
}

struct Run {
    double seconds = 0;
    int failed = 0;
    Samples latencies;
};

/// Desks of one process on one thread, so that little of the cores is theirs.
class Desks {
public:
    Desks(std::uint16_t port, const std::string& token, const Bodies& bodies)
        : m_bodies(bodies), m_next(bodies.size()),
          m_lines(port, std::vector<std::string>(bodies.size(), token), Wire::Clear)
    {}

    /// Every desk posts what it has, one after the other.
    Run postAll()
    {
        const auto begun = Clock::now();
        for (std::size_t desk = 0; desk < m_bodies.size(); ++desk)
            post(desk, begun, Then::Next);
        while (!m_lines.idle() && serve()) {
        }
        return ended(begun);
    }

    /// A desk after the other posts, so many a second; whoever still waits posts late.
    Run postAt(int perSecond)
    {
        const auto gap = std::chrono::nanoseconds{1'000'000'000LL / perSecond};
        const auto begun = Clock::now();
        auto due = begun;
        for (std::size_t desk = 0; m_next[desk] < m_bodies[desk].size() || !m_lines.idle();) {
            while (due <= Clock::now() && m_next[desk] < m_bodies[desk].size()) {
                post(desk, due, Then::Nothing);
                desk = (desk + 1) % m_bodies.size();
                due += gap;
            }
            if (!serve())
                break;
        }
        return ended(begun);
    }

private:
    enum class Then { Nothing, Next };

    void post(std::size_t desk, Clock::time_point due, Then then)
    {
        const auto& body = m_bodies[desk][m_next[desk]++];
        m_lines.post(static_cast<int>(desk), "/v1/commands", body,
                     [this, desk, due, then](std::string_view answer) {
                         m_run.failed += allAccepted(answer) ? 0 : 1;
                         m_run.latencies.add(Clock::now() - due);
                         if (then == Then::Next && m_next[desk] < m_bodies[desk].size())
                             post(desk, Clock::now(), then);
                     });
    }
    bool serve()
    {
        const bool fine = m_lines.serve(std::chrono::milliseconds{1});
        m_run.failed += fine ? 0 : 1;
        return fine;
    }
    Run ended(Clock::time_point begun)
    {
        m_run.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        return std::move(m_run);
    }

    const Bodies& m_bodies;
    std::vector<std::size_t> m_next; ///< by desk
    PostingLines m_lines;
    Run m_run;
};

double plainCommandsPerSecond(PlainTables tables, int groupSize)
{
    PlainSqlite plain(std::move(tables));
    const auto begun = Clock::now();
    int commands = 0;
    while (Clock::now() - begun < std::chrono::milliseconds{1500}) {
        plain.commit(groupSize);
        commands += groupSize;
    }
    return commands / std::chrono::duration<double>(Clock::now() - begun).count();
}

void commandsOverHttp(benchmark::State& state)
{
    const int batch = static_cast<int>(state.range(0));
    const int eachDesk = static_cast<int>(state.range(1));
    const ServerProcess server;
    const auto token = server.token("1001");
    const auto bodies = bodiesFor(eachDesk, batch);
    const double commands = static_cast<double>(eachDesk) * batch * kDesks;
    for (auto _ : state) {
        const auto run = Desks(server.port(), token, bodies).postAll();
        if (run.failed > 0)
            return state.SkipWithError("refused");
        state.SetIterationTime(run.seconds);
        const double perGroup =
            metric(server, "lianxin_commands_total") / metric(server, "lianxin_groups_total");
        KeptClient client(server.port());
        const BareServer bare(client.ask(
            postRequest("/v1/commands", token, bodies.front().front()))); // known: its answer
        const double barePerSecond = commands / Desks(bare.port(), token, bodies).postAll().seconds;
        const int size = static_cast<int>(std::lround(perGroup));
        const double plain = plainCommandsPerSecond(sampleRows(), size);
        const double plainLog = plainCommandsPerSecond(logAlone(sampleRows()), size);
        const double perSecond = commands / run.seconds;
        state.counters["per_s"] = perSecond;
        state.counters["group"] = perGroup;
        state.counters["bare_http_per_s"] = barePerSecond;
        state.counters["plain_sqlite_per_s"] = plain;
        state.counters["of_bare_http"] = perSecond / barePerSecond;
        state.counters["of_plain_sqlite"] = perSecond / plain;
        state.counters["plain_sqlite_log_per_s"] = plainLog;
        state.counters["of_plain_sqlite_log"] = perSecond / plainLog;
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
    const ServerProcess server;
    const auto token = server.token("1001");
    const auto bodies = bodiesFor(kEachDesk, 1);
    for (auto _ : state) {
        auto run = Desks(server.port(), token, bodies).postAt(kPerSecond);
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
