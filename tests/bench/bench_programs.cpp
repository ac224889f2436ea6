#include "tests/bench/measure.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The programs as a person starts them, measured from outside.
namespace lianxin::bench {

namespace {

QString program(const char* name)
{
    return QStringLiteral(LIANXIN_BIN_DIR "/") + QLatin1String(name);
}

bool waitForLine(QProcess& process, const QByteArray& words, int ms)
{
    QByteArray seen;
    return QTest::qWaitFor(
               [&] {
                   return (seen += process.readAll()).contains(words) ||
                          process.state() == QProcess::NotRunning;
               },
               ms) &&
           seen.contains(words);
}

void seatStart(benchmark::State& state)
{
    Samples samples;
    for (auto _ : state) {
        for (int i = 0; i < 7; ++i) {
            QTemporaryDir folder;
            QProcess seat;
            const auto begin = Samples::Clock::now();
            seat.start(program("lianxin-seat"),
                       {QStringLiteral("--announce"), QStringLiteral("--data"), folder.path(),
                        QStringLiteral("--user"), QStringLiteral("1001"),
                        QStringLiteral("--password"), QStringLiteral("none"),
                        QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:9")});
            if (!waitForLine(seat, "form ready", 20000)) {
                state.SkipWithError("the seat did not become ready");
                return;
            }
            samples.add(Samples::Clock::now() - begin);
            seat.kill();
            seat.waitForFinished();
        }
    }
    samples.report(state);
}
BENCHMARK(seatStart)
    ->Name("seat/start_until_form_takes_keys")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Server and seat during a call, with the map on screen.
void memory(benchmark::State& state)
{
    QTemporaryDir folder;
    QProcess server;
    server.start(program("lianxin-server"),
                 {QStringLiteral("serve"), QStringLiteral("--db"),
                  folder.filePath(QStringLiteral("centre.db")), QStringLiteral("--demo"),
                  QStringLiteral("--demo-password"), QStringLiteral("for-tests-only"),
                  QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QByteArray out;
    if (!QTest::qWaitFor(
            [&] {
                return (out += server.readAll()).contains("listening on ") && out.contains('\n');
            },
            60000)) {
        state.SkipWithError("the server did not start");
        return;
    }
    const QString url =
        QStringLiteral("http://") + QString::fromUtf8(out.mid(out.indexOf("listening on ") + 13))
                                        .section(QLatin1Char('\n'), 0, 0)
                                        .trimmed();
    QProcess robots;
    robots.start(program("lianxin-server"),
                 {QStringLiteral("robots"), QStringLiteral("--server"), url,
                  QStringLiteral("--password"), QStringLiteral("for-tests-only"),
                  QStringLiteral("--scenario"), QStringLiteral("heating"),
                  QStringLiteral("--once")});
    QProcess seat;
    seat.start(program("lianxin-seat"),
               {QStringLiteral("--server"), url, QStringLiteral("--user"), QStringLiteral("1001"),
                QStringLiteral("--password"), QStringLiteral("for-tests-only"),
                QStringLiteral("--silent"), QStringLiteral("--speed"), QStringLiteral("5"),
                QStringLiteral("--autopilot"), QStringLiteral("2"), QStringLiteral("--data"),
                folder.filePath(QStringLiteral("seat"))});
    waitForLine(seat, "工单号", 60000);
    for (auto _ : state) {
        state.counters["seat_mib"] = pssOfTree(static_cast<int>(seat.processId()));
        state.counters["server_mib"] = pssOfTree(static_cast<int>(server.processId()));
    }
    for (QProcess* process : {&seat, &robots, &server}) {
        process->kill();
        process->waitForFinished();
    }
}
BENCHMARK(memory)->Name("programs/memory_pss")->Iterations(1);

} // namespace

} // namespace lianxin::bench
