#include <QTest>

#include "models/routing/erlang_chain.h"

#include <algorithm>
#include <cmath>

using namespace lianxin::routing;

namespace {

constexpr double kRunS = 1e6;

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b));
}

} // namespace

class TestErlangChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSeatAsInTheBook_data();
    void oneSeatAsInTheBook();
    void whatEveryCallBringsDoesNotVary();
    void whoHangsUpWaitedInVain();
    void answeredInTimeIsPoissonWithoutPatience();
    void aHugeHallIsNoMatter();
};

void TestErlangChain::oneSeatAsInTheBook_data()
{
    QTest::addColumn<double>("load");
    for (const double load : {0.1, 0.5, 0.8, 0.95})
        QTest::addRow("%g", load) << load;
}

/// Calls present in M/M/1 with service 1: variance 2ρ(1+ρ)/(1-ρ)⁴ over the length (Whitt 1989).
void TestErlangChain::oneSeatAsInTheBook()
{
    QFETCH(double, load);
    const ErlangChain chain({3600 * load, 1}, 1, 0);
    const auto present = [](int count) { return ErlangChain::Count{double(count), 0, 0}; };
    const double variance = 2 * load * (1 + load) / std::pow(1 - load, 4) / kRunS;
    QVERIFY(isNear(chain.deviationPerSecond(present, kRunS), std::sqrt(variance)));
}

void TestErlangChain::whatEveryCallBringsDoesNotVary()
{
    const ErlangChain chain({800, 235}, 58, 0);
    const auto one = [](int) { return ErlangChain::Count{0, 1, 0}; };
    QVERIFY(chain.deviationPerCall(one, kRunS) < 1e-9);
    // Arrivals themselves are Poisson's.
    QVERIFY(isNear(chain.deviationPerSecond(one, kRunS), std::sqrt(800.0 / 3600 / kRunS)));
}

/// Time waited by patience, less those who hang up, is counted at mean nothing and varies as the
/// hanging up itself does. Where patience is as long as handling, the calls present are Poisson's.
void TestErlangChain::whoHangsUpWaitedInVain()
{
    constexpr double kMean = 200;
    constexpr int kSeats = 30;
    const ErlangChain chain({700, kMean}, kSeats, kMean);
    const auto counting = [](int present) {
        return ErlangChain::Count{std::max(0, present - kSeats) / kMean, 0, -1};
    };
    const double present = 700 * kMean / 3600;
    double hangUps = 0;
    double share = std::exp(-present);
    for (int count = 1; count < 200; ++count) {
        share *= present / count;
        hangUps += share * std::max(0, count - kSeats) / kMean;
    }
    QVERIFY(isNear(chain.deviationPerSecond(counting, kRunS), std::sqrt(hangUps / kRunS)));
}

void TestErlangChain::answeredInTimeIsPoissonWithoutPatience()
{
    const auto chances = ErlangChain({1500, 225}, 100, 0).answeredWithin(15);
    const double expected = 100.0 / 225 * 15;
    QVERIFY(isNear(chances[0], 1 - std::exp(-expected)));
    QVERIFY(isNear(chances[1], 1 - std::exp(-expected) * (1 + expected)));
    QVERIFY(std::ranges::is_sorted(chances, std::greater{}));
    // So patient that it is as if nobody hung up.
    QVERIFY(std::abs(ErlangChain({1500, 225}, 100, 1e8).answeredWithin(15)[5] - chances[5]) < 1e-4);
}

void TestErlangChain::aHugeHallIsNoMatter()
{
    const ErlangChain chain({398000, 180}, 20000, 0);
    const auto busy = [](int present) {
        return ErlangChain::Count{std::min(present, 20000) / 20000.0, 0, 0};
    };
    const double deviation = chain.deviationPerSecond(busy, 720);
    QVERIFY(deviation > 0 && deviation < 0.1);
}

QTEST_APPLESS_MAIN(TestErlangChain)
#include "tst_erlang_chain.moc"
