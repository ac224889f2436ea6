#include <QTest>

#include "models/wire/checkpoint.h"
#include "models/wire/event_json.h"
#include "models/wire/json.h"
#include "tests/models/engine/differences.h"
#include "tests/sim/world.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>

#include <string_view>
#include <vector>

using namespace lianxin;
using namespace lianxin::sim;

namespace {

constexpr int kSteps = 400;
constexpr int kSeeds = 200;

struct Outcome {
    std::string wrong;
    QByteArray hash; ///< of the log's events, in their JSON
    std::size_t events = 0;
    std::size_t acknowledged = 0;
    int restarts = 0;
    int checkpoints = 0;
    int failures = 0;
};

QByteArray hashOf(const World& world)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& event : world.log().events())
        hash.addData(QByteArray::fromStdString(wire::dump(wire::toJson(event))));
    return hash.result().toHex();
}

Outcome play(std::uint64_t seed, int steps)
{
    World world(seed);
    Outcome outcome;
    for (int step = 0; step < steps && outcome.wrong.empty(); ++step)
        if (auto wrong = world.step(); !wrong.empty())
            outcome.wrong = "step " + std::to_string(step) + ": " + wrong;
    if (outcome.wrong.empty())
        outcome.wrong = world.settle();
    outcome.hash = hashOf(world);
    outcome.events = world.log().events().size();
    outcome.acknowledged = world.acknowledged();
    outcome.restarts = world.restarts();
    outcome.checkpoints = world.checkpoints();
    outcome.failures = world.failures();
    return outcome;
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

int seeds()
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue("LIANXIN_SEEDS", &given);
    return given ? count : kSeeds;
}

/// The first seed; to run one alone: LIANXIN_SEED=17 LIANXIN_SEEDS=1.
int firstSeed()
{
    bool given = false;
    const int seed = qEnvironmentVariableIntValue("LIANXIN_SEED", &given);
    return given ? seed : 1;
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
    std::size_t m_events = 0;
    int m_restarts = 0;
    int m_checkpoints = 0;
    int m_failures = 0;
};

void TestSimulation::invariantsHold_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = firstSeed(); seed < firstSeed() + seeds(); ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestSimulation::invariantsHold()
{
    QFETCH(int, seed);
    const auto outcome = play(static_cast<std::uint64_t>(seed), kSteps);
    QVERIFY2(
        outcome.wrong.empty(),
        qPrintable(
            QStringLiteral("seed %1, %2").arg(seed).arg(QString::fromStdString(outcome.wrong))));
    QVERIFY2(outcome.acknowledged > 0, "nothing was acknowledged");
    m_events += outcome.events;
    m_restarts += outcome.restarts;
    m_checkpoints += outcome.checkpoints;
    m_failures += outcome.failures;
}

void TestSimulation::aSeedRepeatsExactly()
{
    const auto seed = static_cast<std::uint64_t>(firstSeed());
    const auto once = play(seed, kSteps);
    const auto again = play(seed, kSteps);
    QCOMPARE(once.hash, again.hash);
    QVERIFY(once.hash != play(seed + 1, kSteps).hash);
}

void TestSimulation::theLogReadBackFromJsonFoldsToTheSame()
{
    World world(static_cast<std::uint64_t>(firstSeed()));
    for (int step = 0; step < kSteps; ++step)
        QVERIFY(world.step().empty());
    engine::State refolded(std::make_shared<engine::CityIndex>(world.city()));
    for (const auto& event : world.log().events()) {
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
    World world(static_cast<std::uint64_t>(firstSeed()));
    for (int step = 0; step < kSteps; ++step)
        QVERIFY(world.step().empty());
    const auto& events = world.log().events();
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
    qInfo("%zu events, %d restarts, %d checkpoints, %d failed writes", m_events, m_restarts,
          m_checkpoints, m_failures);
    if (seeds() < kSeeds)
        QSKIP("too few seeds to expect every fault");
    QVERIFY(m_events > 0 && m_restarts > 0 && m_checkpoints > 0 && m_failures > 0);
}

/// `--seeds N` before Qt Test's own options says the same as LIANXIN_SEEDS.
int main(int argc, char* argv[])
{
    std::vector<char*> words(argv, argv + argc);
    if (words.size() > 2 && std::string_view(words[1]) == "--seeds") {
        qputenv("LIANXIN_SEEDS", words[2]);
        words.erase(words.begin() + 1, words.begin() + 3);
    }
    TestSimulation test;
    return QTest::qExec(&test, static_cast<int>(words.size()), words.data());
}

#include "tst_simulation.moc"
