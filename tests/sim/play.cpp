#include "tests/sim/play.h"

#include "models/wire/event_json.h"
#include "models/wire/json.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QTest>

#include <stdexcept>
#include <string_view>

namespace lianxin::sim {

namespace {

QByteArray hashOf(const World& world)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto event : world.events()) {
        event.previous.clear(); // of a chain with salt
        hash.addData(QByteArray::fromStdString(wire::dump(wire::toJson(event))));
    }
    return hash.result().toHex();
}

void playInto(Outcome& outcome, World& world, int steps)
{
    for (int step = 0; step < steps && outcome.wrong.empty(); ++step)
        if (auto wrong = world.step(); !wrong.empty())
            outcome.wrong = "step " + std::to_string(step) + ": " + wrong;
    if (outcome.wrong.empty())
        outcome.wrong = world.settle();
    outcome.hash = hashOf(world);
    outcome.events = world.events().size();
    outcome.acknowledged = world.acknowledged();
    outcome.restarts = world.restarts();
    outcome.checkpoints = world.checkpoints();
    outcome.failures = world.failures();
}

} // namespace

Outcome play(std::uint64_t seed, int steps, Ground& ground)
{
    Outcome outcome;
    try {
        World world(seed, ground);
        playInto(outcome, world, steps);
    } catch (const std::runtime_error& thrown) {
        outcome.wrong = thrown.what();
    }
    return outcome;
}

void Tally::addSound(int seed, const Outcome& outcome)
{
    QVERIFY2(
        outcome.wrong.empty(),
        qPrintable(
            QStringLiteral("seed %1, %2").arg(seed).arg(QString::fromStdString(outcome.wrong))));
    QVERIFY2(outcome.acknowledged > 0, "nothing was acknowledged");
    m_sum.events += outcome.events;
    m_sum.restarts += outcome.restarts;
    m_sum.checkpoints += outcome.checkpoints;
    m_sum.failures += outcome.failures;
}

std::string Tally::text() const
{
    return std::to_string(m_sum.events) + " events, " + std::to_string(m_sum.restarts) +
           " restarts, " + std::to_string(m_sum.checkpoints) + " checkpoints, " +
           std::to_string(m_sum.failures) + " failed writes";
}

bool Tally::hasEverything() const
{
    return m_sum.events > 0 && m_sum.restarts > 0 && m_sum.checkpoints > 0 && m_sum.failures > 0;
}

void addSeeds(int count)
{
    QTest::addColumn<int>("seed");
    for (int seed = firstSeed(); seed < firstSeed() + count; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

int seeds(int usual)
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue("LIANXIN_SEEDS", &given);
    return given ? count : usual;
}

int firstSeed()
{
    bool given = false;
    const int seed = qEnvironmentVariableIntValue("LIANXIN_SEED", &given);
    return given ? seed : 1;
}

int run(QObject& test, std::vector<char*> words)
{
    if (words.size() > 2 && std::string_view(words[1]) == "--seeds") {
        qputenv("LIANXIN_SEEDS", words[2]);
        words.erase(words.begin() + 1, words.begin() + 3);
    }
    return QTest::qExec(&test, static_cast<int>(words.size()), words.data());
}

} // namespace lianxin::sim
