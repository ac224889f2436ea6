#include <QTest>

#include "models/engine/sim_steady.h"
#include "models/routing/erlang.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace lianxin;
using namespace lianxin::engine;

namespace {

constexpr double kWithinS = 15;

/// What theory says of a load.
struct Theory {
    double pWait = 0;
    double meanWaitS = 0;
    double within15s = 0;
    double abandoned = 0;
    double occupancy = 0;
};

/// M/M/n (Erlang C): B(0) = 1, B(k) = aB / (k + aB), C = nB / (n - a(1 - B)).
Theory erlangC(const SteadyLoad& load)
{
    const double a = load.callsPerHour * load.meanHandleS / 3600;
    const double n = load.seats;
    double blocking = 1;
    for (int k = 1; k <= load.seats; ++k)
        blocking = a * blocking / (k + a * blocking);
    const double waits = n * blocking / (n - a * (1 - blocking));
    return {waits, waits * load.meanHandleS / (n - a),
            1 - waits * std::exp(-(n - a) * kWithinS / load.meanHandleS), 0, a / n};
}

/// M/M/n+M (Palm, Erlang A). The states by p(k) = p(k-1) × arrivals / departures. Whoever finds j
/// in the queue waits for j + 1 departures at rates r0 … rj, ri = nμ + iθ, and is served within t
/// with probability r0 / r(j+1) × I(1 - e^(-θt); j + 1, nμ/θ + 1): the incomplete beta function,
/// summed term by term.
Theory erlangA(const SteadyLoad& load)
{
    const double lambda = load.callsPerHour / 3600;
    const double mu = 1 / load.meanHandleS;
    const double theta = 1 / load.meanPatienceS;
    const int n = load.seats;
    constexpr int kDeep = 6000;
    std::vector<double> p{0};
    for (int k = 1; k < n + kDeep; ++k)
        p.push_back(p.back() +
                    std::log(lambda / (std::min(k, n) * mu + std::max(0, k - n) * theta)));
    const double top = *std::max_element(p.begin(), p.end());
    double all = 0;
    for (auto& each : p)
        all += each = std::exp(each - top);
    Theory theory;
    double queue = 0;
    double busy = 0;
    const double r0 = n * mu;
    const double x = 1 - std::exp(-theta * kWithinS);
    const double b = r0 / theta + 1;
    double term = std::exp(-theta * kWithinS * b);
    double inTime = 1;
    for (int k = 0; k < n + kDeep; ++k) {
        const double share = p[static_cast<std::size_t>(k)] / all;
        busy += share * std::min(k, n);
        if (k < n) {
            theory.within15s += share;
            continue;
        }
        const int j = k - n;
        inTime -= term;
        term *= x * (j + b) / (j + 1);
        theory.pWait += share;
        theory.within15s += share * r0 / (r0 + (j + 1) * theta) * std::max(0.0, inTime);
        queue += share * j;
    }
    theory.meanWaitS = queue / lambda;
    theory.abandoned = queue * theta / lambda;
    theory.occupancy = busy / n;
    return theory;
}

struct Comparison {
    std::string what;
    Estimate estimate;
    double exact = 0;
};

std::vector<Comparison> comparisons(const SteadyResult& result, const Theory& theory)
{
    std::vector<Comparison> all{{"p_wait", result.pWait, theory.pWait},
                                {"mean_wait_s", result.meanWaitS, theory.meanWaitS},
                                {"service_level_15s", result.serviceLevel15s, theory.within15s},
                                {"occupancy", result.occupancy, theory.occupancy}};
    if (theory.abandoned > 0)
        all.push_back({"abandoned", result.abandoned, theory.abandoned});
    return all;
}

struct Row {
    const char* name;
    SteadyLoad load; ///< seats, calls an hour, handling, patience, hours
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> kRows{{"one seat, half busy", {1, 12, 150, 0, 4000, 1}},
                                        {"five seats", {5, 100, 144, 0, 700, 2}},
                                        {"a small hall", {12, 180, 200, 0, 400, 3}},
                                        {"a hall of 58", {58, 800, 235, 0, 90, 4}},
                                        {"a busy hall", {100, 1500, 225, 0, 120, 5}},
                                        {"hardly any wait", {40, 400, 240, 0, 1200, 6}},
                                        {"patience, light", {10, 150, 200, 120, 400, 7}},
                                        {"patience, near full", {58, 860, 240, 150, 80, 8}},
                                        {"patience, overloaded", {30, 700, 200, 90, 90, 9}},
                                        {"patience, large", {200, 3300, 215, 180, 20, 10}}};
    return kRows;
}

} // namespace

class TestSteady : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithErlang_data();
    void agreesWithErlang();
    void intervalsCoverTheTruth();
    void seatsStayForDecades();
    void aCrowdOfAnySizeMayWait();
    void aShortRunDoesNotPretend();
    void formulasAgreeWithEachOther();
    void theSameSeedIsTheSameRun();
    void refuses_data();
    void refuses();
};

void TestSteady::agreesWithErlang_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::addRow("%s", rows()[i].name) << static_cast<int>(i);
}

void TestSteady::agreesWithErlang()
{
    QFETCH(int, row);
    const auto& load = rows()[static_cast<std::size_t>(row)].load;
    const auto theory = load.meanPatienceS > 0 ? erlangA(load) : erlangC(load);
    const auto run = simulateSteady(load);
    QVERIFY2(run.ok(), run.ok() ? "" : run.error().detail.c_str());
    const auto& result = run.value();
    const double expected = load.callsPerHour * load.hours;
    QVERIFY(std::abs(static_cast<double>(result.calls) - expected) < 4 * std::sqrt(expected));
    QVERIFY(load.meanPatienceS > 0 || result.abandoned.mean == 0);
    for (const auto& [what, estimate, exact] : comparisons(result, theory)) {
        const double off = std::abs(estimate.mean - exact);
        const auto text = QStringLiteral("%1: %2 ± %3, theory %4")
                              .arg(QString::fromStdString(what))
                              .arg(estimate.mean)
                              .arg(estimate.halfWidth)
                              .arg(exact);
        QVERIFY2(estimate.halfWidth < 0.5 * std::max(exact, 0.04), qPrintable(text));
        QVERIFY2(off <= 2 * estimate.halfWidth, qPrintable(text));
    }
}

/// Short runs and busy halls, where an interval is easily too narrow: each figure lies within the
/// run's own interval in about 95 of 100 runs, and no interval is wide for nothing.
void TestSteady::intervalsCoverTheTruth()
{
    constexpr std::uint64_t kSeeds = 10;
    const std::vector<SteadyLoad> loads{{58, 600, 300, 0, 8},   {200, 3300, 200, 0, 3},
                                        {3, 30, 200, 0, 60},    {20, 220, 300, 0, 10},
                                        {1, 12, 150, 0, 100},   {5, 100, 144, 0, 100},
                                        {12, 180, 200, 0, 10},  {30, 700, 200, 90, 3},
                                        {58, 860, 240, 150, 4}, {10, 150, 200, 120, 20}};
    std::map<std::string, std::vector<bool>> within;
    for (auto load : loads) {
        const auto theory = load.meanPatienceS > 0 ? erlangA(load) : erlangC(load);
        for (load.seed = 1; load.seed <= kSeeds; ++load.seed)
            for (const auto& [what, estimate, exact] :
                 comparisons(simulateSteady(load).value(), theory))
                within[what].push_back(std::abs(estimate.mean - exact) <= estimate.halfWidth);
    }
    for (const auto& [what, runs] : within) {
        const double share =
            static_cast<double>(std::ranges::count(runs, true)) / static_cast<double>(runs.size());
        qInfo("%s %.3f", what.c_str(), share);
        QVERIFY2(share >= 0.9, what.c_str());
        QVERIFY2(what == "abandoned" || share < 1, what.c_str());
    }
}

/// Twenty-two years: no seat is taken for lost.
void TestSteady::seatsStayForDecades()
{
    const SteadyLoad load{1, 0.1, 1800, 0, 200000, 1};
    const auto theory = erlangC(load);
    const auto result = simulateSteady(load).value();
    QVERIFY(std::abs(result.pWait.mean - theory.pWait) <= 2 * result.pWait.halfWidth);
    QVERIFY(std::abs(result.occupancy.mean - theory.occupancy) <= 2 * result.occupancy.halfWidth);
}

/// 25,000 wait at a time, more than a real line holds. Everybody waits, and the mean wait is the
/// share of those who hang up times their patience.
void TestSteady::aCrowdOfAnySizeMayWait()
{
    const SteadyLoad load{1, 250000, 100, 360, 0.1, 1};
    const auto result = simulateSteady(load).value();
    const double hungUp = 1 - 36 / load.callsPerHour;
    QVERIFY(result.pWait.mean == 1);
    QVERIFY(std::abs(result.abandoned.mean - hungUp) <= 2 * result.abandoned.halfWidth);
    QVERIFY(std::abs(result.meanWaitS.mean - hungUp * load.meanPatienceS) <=
            2 * result.meanWaitS.halfWidth);
}

/// Two hours of a huge hall near saturation are few of its memories: rare waits beyond 15 s need
/// not be seen, but the interval must leave room for them.
void TestSteady::aShortRunDoesNotPretend()
{
    const SteadyLoad load{1710, 25000, 240, 0, 2, 1};
    const auto theory = erlangC(load);
    const auto result = simulateSteady(load).value();
    QCOMPARE(result.batches, 0);
    const auto covers = [](const Estimate& estimate, double exact) {
        return std::abs(estimate.mean - exact) <= estimate.halfWidth;
    };
    QVERIFY(covers(result.pWait, theory.pWait));
    QVERIFY(covers(result.meanWaitS, theory.meanWaitS));
    QVERIFY(covers(result.serviceLevel15s, theory.within15s));
    QVERIFY(covers(result.occupancy, theory.occupancy));
}

/// The planner's formulas, written apart from the test's.
void TestSteady::formulasAgreeWithEachOther()
{
    for (const auto& row : rows()) {
        if (row.load.meanPatienceS > 0)
            continue;
        const routing::Offered offered{row.load.callsPerHour, row.load.meanHandleS};
        const auto theory = erlangC(row.load);
        QVERIFY(std::abs(routing::chanceOfWaiting(offered, row.load.seats) - theory.pWait) < 1e-9);
        QVERIFY(std::abs(*routing::meanWaitS(offered, row.load.seats) - theory.meanWaitS) < 1e-6);
        QVERIFY(std::abs(routing::answeredWithin(offered, row.load.seats, kWithinS) -
                         theory.within15s) < 1e-9);
    }
}

void TestSteady::theSameSeedIsTheSameRun()
{
    SteadyLoad load{12, 180, 200, 60, 20, 7};
    const auto first = simulateSteady(load).value();
    const auto again = simulateSteady(load).value();
    QCOMPARE(again.calls, first.calls);
    QCOMPARE(again.meanWaitS.mean, first.meanWaitS.mean);
    QCOMPARE(again.occupancy.halfWidth, first.occupancy.halfWidth);
    load.seed = 8;
    QVERIFY(simulateSteady(load).value().meanWaitS.mean != first.meanWaitS.mean);
}

void TestSteady::refuses_data()
{
    QTest::addColumn<int>("seats");
    QTest::addColumn<double>("perHour");
    QTest::addColumn<double>("handle");
    QTest::addColumn<double>("patience");
    QTest::addColumn<double>("hours");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* code, int seats, double perHour, double handle, double patience,
                        double hours) {
        QTest::addRow("%s %d %g %g %g %g", code, seats, perHour, handle, patience, hours)
            << seats << perHour << handle << patience << hours << QByteArray(code);
    };
    row("bad_seats", 0, 10, 100, 0, 1);
    row("bad_seats", 20001, 10, 100, 0, 1);
    row("bad_load", 1, 0, 100, 0, 1);
    row("bad_load", 1, -1, 100, 0, 1);
    row("bad_load", 1, 2e6, 100, 0, 1);
    row("bad_handle", 1, 10, 0, 0, 1);
    row("bad_handle", 1, 10, 90000, 0, 1);
    row("bad_patience", 1, 10, 100, -1, 1);
    row("bad_hours", 1, 10, 100, 0, 0);
    row("bad_hours", 1, 0.001, 100, 0, 2e8);
    row("too_crowded", 1, 1e6, 100, 86400, 1);
    row("unstable", 10, 180, 200, 0, 1);
    row("too_many_calls", 1000, 1e5, 30, 0, 1e5);
}

void TestSteady::refuses()
{
    QFETCH(int, seats);
    QFETCH(double, perHour);
    QFETCH(double, handle);
    QFETCH(double, patience);
    QFETCH(double, hours);
    QFETCH(QByteArray, code);
    const auto run = simulateSteady({seats, perHour, handle, patience, hours, 1});
    QVERIFY(!run.ok());
    QCOMPARE(QByteArray::fromStdString(run.error().code), code);
    QVERIFY(!run.error().detail.empty());
}

QTEST_APPLESS_MAIN(TestSteady)
#include "tst_engine_steady.moc"
