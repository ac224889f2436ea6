#include <QTest>

#include "tests/server-stub/store/store_ground.h"
#include "tests/sim/play.h"

using namespace lianxin::sim;

namespace {

constexpr int kSteps = 300;
constexpr int kSeeds = 40;
constexpr int kMemorySeeds = 200; ///< of tst_simulation, for as many as LIANXIN_SEEDS asks

Outcome playOnDisk(std::uint64_t seed)
{
    StoreGround ground(seed);
    return play(seed, kSteps, ground);
}

} // namespace

/// The same world with the centre's own store under it: what the simulation promises, it promises
/// of SQLite on a disk that fails, tears and goes dark. A world here takes longer than one in
/// memory, so there are fewer.
class TestSimulatedStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void invariantsHold_data();
    void invariantsHold();
    void aSeedRepeatsExactly();
    void thereWereFaults();

private:
    Tally m_tally;
};

void TestSimulatedStore::invariantsHold_data()
{
    addSeeds(std::max(1, seeds(kMemorySeeds) * kSeeds / kMemorySeeds));
}

void TestSimulatedStore::invariantsHold()
{
    QFETCH(int, seed);
    m_tally.addSound(seed, playOnDisk(static_cast<std::uint64_t>(seed)));
}

void TestSimulatedStore::aSeedRepeatsExactly()
{
    const auto seed = static_cast<std::uint64_t>(firstSeed());
    const auto once = playOnDisk(seed);
    QCOMPARE(once.hash, playOnDisk(seed).hash);
    QVERIFY(once.hash != playOnDisk(seed + 1).hash);
}

void TestSimulatedStore::thereWereFaults()
{
    qInfo("%s", m_tally.text().c_str());
    if (seeds(kMemorySeeds) < kMemorySeeds)
        QSKIP("too few seeds to expect every fault");
    QVERIFY(m_tally.hasEverything());
}

int main(int argc, char* argv[])
{
    TestSimulatedStore test;
    return run(test, {argv, argv + argc});
}

#include "tst_simulated_store.moc"
