#include "server-stub/store/store_log.h"
#include "tests/bench/hall_load.h"
#include "tests/bench/server_process.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <numeric>
#include <unistd.h>
#include <unordered_map>

/// Everything at once, at the published limit of the largest commercial product (50 new calls and
/// 1,400 utterances a second), on 1,710 seats that post on kept connections and with thousands of
/// listeners, server and load on the same machine. What each listener must have heard is folded
/// from the log once the server has been killed, and compared.
namespace lianxin::bench {

namespace {

constexpr std::chrono::seconds kWarmUp =
    HallLoad::kTalk + HallLoad::kWrapUp; ///< from then on as many calls end as begin
constexpr std::chrono::seconds kMeasured{20};

/// Options of `serve` for a certificate made for this run; empty when openssl is not installed.
QStringList tlsOptions(const QTemporaryDir& folder)
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        return {};
    const QString certificate = folder.filePath(QStringLiteral("cert.pem"));
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                   QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=localhost"), QStringLiteral("-keyout"), key,
                   QStringLiteral("-out"), certificate});
    openssl.waitForFinished();
    return {QStringLiteral("--tls-cert"), certificate, QStringLiteral("--tls-key"), key};
}

/// What a listener should have heard.
struct Expected {
    std::int64_t count = 0;
    std::int64_t sum = 0;
    std::int64_t last = 0; ///< number already counted, whatever topic it came by
};

/// Listeners that did not hear exactly the events addressed to them, of those the centre said they
/// know, each once; nothing when the log cannot be read.
std::optional<int> listenersWronged(const std::string& file, const HallPeople& people,
                                    const HallLoad& load)
{
    auto database = store::Database::openExisting(file);
    if (!database)
        return std::nullopt;
    auto log = store::StoreLog::open(*database.value());
    if (!log)
        return std::nullopt;
    std::unordered_map<std::string, std::vector<std::size_t>> listening;
    for (std::size_t i = 0; i < people.listeners().size(); ++i)
        for (const auto& topic : people.listeners()[i].topics())
            listening[topic].push_back(i);
    std::vector<Expected> expected(people.listeners().size());
    constexpr int kAtOnce = 2'000;
    for (std::int64_t seq = load.after(); seq < log.value()->lastSeq();) {
        const auto events = log.value()->readStored(seq, kAtOnce);
        if (!events || events.value().empty())
            return std::nullopt;
        for (const auto& stored : events.value()) {
            seq = stored.event.seq;
            for (const auto& topic : stored.audience)
                for (const auto i : listening[topic]) {
                    auto& one = expected[i];
                    if (one.last == seq || seq > load.heard()[i].known)
                        continue;
                    ++one.count;
                    one.sum += seq;
                    one.last = seq;
                }
        }
    }
    int wronged = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& heard = load.heard()[i];
        wronged += heard.count != expected[i].count || heard.sum != expected[i].sum ||
                           heard.last != expected[i].last
                       ? 1
                       : 0;
    }
    return wronged;
}

/// Supervisors who heard the queue lengths less often than once in so many seconds.
int supervisorsUninformed(const HallLoad& load, std::chrono::seconds time)
{
    int uninformed = 0;
    for (int i = 0; i < HallPeople::kSupervisors; ++i)
        uninformed += load.heard()[static_cast<std::size_t>(HallPeople::kSeats + i)].counters <
                              time.count() * 9 / 10
                          ? 1
                          : 0;
    return uninformed;
}

struct Measured {
    double serverCores = 0;
    double loadCores = 0;
    double serverMiB = 0;
};

std::optional<Measured> measured(const ServerProcess& server, HallLoad& load)
{
    const double server0 = cpuSeconds(server.pid());
    const double load0 = cpuSeconds(::getpid());
    if (!load.work(kMeasured, HallLoad::Measure::Yes))
        return std::nullopt;
    const auto seconds = static_cast<double>(kMeasured.count());
    return Measured{(cpuSeconds(server.pid()) - server0) / seconds,
                    (cpuSeconds(::getpid()) - load0) / seconds, server.memoryMiB()};
}

std::string sentence(const std::array<int, 5>& faults)
{
    constexpr std::array kNames{"listeners wronged", "utterances astray", "calls not answered",
                                "supervisors without counters", "commands refused"};
    std::string text;
    for (std::size_t i = 0; i < faults.size(); ++i)
        text.append(i == 0 ? "" : ", ")
            .append(kNames[i])
            .append(": ")
            .append(std::to_string(faults[i]));
    return text;
}

void mixedLoad(benchmark::State& state)
{
    const HallPeople people(static_cast<int>(state.range(0)));
    const bool tls = state.range(1) != 0;
    for (auto _ : state) {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("centre.db"));
        const auto options = tls ? tlsOptions(folder) : QStringList{};
        if (tls && options.isEmpty())
            return state.SkipWithError("openssl makes the certificate and is not installed");
        if (!people.fillStore(file.toStdString()))
            return state.SkipWithError("the store could not be made");
        ServerProcess server(file, options);
        if (server.port() == 0)
            return state.SkipWithError("the server did not start");
        HallLoad load(server.port(), people, tls ? Wire::Tls : Wire::Clear);
        if (!load.open() || !load.work(kWarmUp, HallLoad::Measure::No))
            return state.SkipWithError("a connection ended or a request was refused");
        const auto deliveriesBefore = load.deliveries();
        const auto answeredBefore = load.answered();
        const auto during = measured(server, load);
        if (!during)
            return state.SkipWithError("a connection ended or a request was refused");
        const auto seconds = static_cast<double>(kMeasured.count());
        state.counters["deliveries_per_s"] =
            static_cast<double>(load.deliveries() - deliveriesBefore) / seconds;
        state.counters["requests_per_s"] =
            static_cast<double>(load.answered() - answeredBefore) / seconds;
        if (!load.settle())
            return state.SkipWithError("somebody is not current");
        server.kill();
        const auto wronged = listenersWronged(file.toStdString(), people, load);
        if (!wronged)
            return state.SkipWithError("the log cannot be read");
        load.all.report(state);
        state.counters["utterance_p99_ms"] = load.ofUtterances.percentile(0.99);
        state.counters["call_p99_ms"] = load.ofCalls.percentile(0.99);
        state.counters["server_mib"] = during->serverMiB;
        state.counters["server_cores"] = during->serverCores;
        state.counters["load_cores"] = during->loadCores;
        state.counters["calls"] = load.calls();
        state.counters["utterances"] = load.utterances();
        const std::array faults{*wronged, load.utterancesAstray(),
                                load.calls() - load.callsAnswered(),
                                supervisorsUninformed(load, kWarmUp + kMeasured), load.refused()};
        state.counters["lost"] = std::accumulate(faults.begin(), faults.end(), 0);
        if (std::any_of(faults.begin(), faults.end(), [](int count) { return count != 0; }))
            return state.SkipWithError(sentence(faults).c_str());
    }
}
BENCHMARK(mixedLoad)
    ->Name("streams/mixed_load")
    ->ArgNames({"listeners", "tls"})
    ->Args({10'000, 0})
    ->Args({2'000, 1})
    ->Iterations(1);

} // namespace

} // namespace lianxin::bench
