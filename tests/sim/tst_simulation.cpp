#include <QTest>

#include "models/wire/checkpoint.h"
#include "models/wire/event_json.h"
#include "models/wire/json.h"
#include "tests/models/engine/differences.h"
#include "tests/sim/play.h"

#include <nlohmann/json.hpp>

#include <string_view>

using namespace lianxin;
using namespace lianxin::sim;

namespace {

constexpr int kSteps = 400;
constexpr int kSeeds = 200;

Outcome playInMemory(std::uint64_t seed)
{
    MemoryGround ground(cityOfWorlds());
    return play(seed, kSteps, ground);
}

std::string textOf(const engine::Fold& fold)
{
    std::string text;
    wire::writeCheckpoint(fold.state, fold.time, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void invariantsHold_data();
    void invariantsHold();
    void aSeedRepeatsExactly();
    void theLogReadBackFromJsonFoldsToTheSame();
    void aCheckpointAtAnyPlaceFoldsToTheSame();
    void thereWereFaults();

private:
    Tally m_tally;
};

void TestSimulation::invariantsHold_data()
{
    addSeeds(seeds(kSeeds));
}

void TestSimulation::invariantsHold()
{
    QFETCH(int, seed);
    m_tally.addSound(seed, playInMemory(static_cast<std::uint64_t>(seed)));
}

void TestSimulation::aSeedRepeatsExactly()
{
    const auto seed = static_cast<std::uint64_t>(firstSeed());
    const auto once = playInMemory(seed);
    const auto again = playInMemory(seed);
    QCOMPARE(once.hash, again.hash);
    QVERIFY(once.hash != playInMemory(seed + 1).hash);
}

void TestSimulation::theLogReadBackFromJsonFoldsToTheSame()
{
    MemoryGround ground(cityOfWorlds());
    World world(static_cast<std::uint64_t>(firstSeed()), ground);
    for (int step = 0; step < kSteps; ++step)
        QVERIFY(world.step().empty());
    engine::State refolded(std::make_shared<engine::CityIndex>(world.city()));
    for (const auto& event : world.events()) {
        const auto read = wire::parseEventText(wire::dump(wire::toJson(event)));
        QVERIFY2(read.ok(),
                 read.ok() ? "" : (read.error().code + " " + read.error().detail).c_str());
        engine::evolve(refolded, read.value());
    }
    QCOMPARE(QString::fromStdString(engine::test::differences(world.state(), refolded)), QString());
}

/// Whatever stood in memory when it was written: read back and led on to the log's end it is what
/// the whole log folds to, in every row and in its text.
void TestSimulation::aCheckpointAtAnyPlaceFoldsToTheSame()
{
    MemoryGround ground(cityOfWorlds());
    World world(static_cast<std::uint64_t>(firstSeed()), ground);
    for (int step = 0; step < kSteps; ++step)
        QVERIFY(world.step().empty());
    const auto& events = world.events();
    const auto city = std::make_shared<const engine::CityIndex>(world.city());
    engine::MemoryQuery nothing;
    const auto lead = [&](engine::Fold& fold) {
        for (auto i = static_cast<std::size_t>(fold.seq()); i < events.size(); ++i)
            engine::foldOne(fold, events[i], nothing);
    };
    engine::Fold whole(city);
    lead(whole);
    const auto text = textOf(whole);
    engine::Fold growing(city);
    constexpr int kCutEvery = 17;
    for (std::size_t cut = 0; cut < events.size(); ++cut) {
        engine::foldOne(growing, events[cut], nothing);
        if (cut % kCutEvery != 0 && cut + 1 < events.size())
            continue;
        wire::CheckpointReader reader(city);
        QVERIFY(reader.add(textOf(growing)));
        auto read = std::move(reader).take();
        QVERIFY(read.ok());
        QCOMPARE(
            QString::fromStdString(engine::test::unlikeness(read.value().state, growing.state)),
            QString());
        lead(read.value());
        QCOMPARE(QString::fromStdString(engine::test::unlikeness(read.value().state, whole.state)),
                 QString());
        QCOMPARE(textOf(read.value()), text);
    }
}

void TestSimulation::thereWereFaults()
{
    qInfo("%s", m_tally.text().c_str());
    if (seeds(kSeeds) < kSeeds)
        QSKIP("too few seeds to expect every fault");
    QVERIFY(m_tally.hasEverything());
}

int main(int argc, char* argv[])
{
    TestSimulation test;
    return run(test, {argv, argv + argc});
}

#include "tst_simulation.moc"
