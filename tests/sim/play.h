#pragma once

#include "tests/sim/world.h"

#include <QByteArray>

#include <string>
#include <vector>

class QObject;

/// What the tests of this folder share: a world played to its end, and how many of them.
namespace lianxin::sim {

struct Outcome {
    std::string wrong;
    QByteArray hash; ///< of the log's events, in their JSON
    std::size_t events = 0;
    std::size_t acknowledged = 0;
    int restarts = 0;
    int checkpoints = 0;
    int failures = 0;
};

/// So many steps, and the end of all faults.
Outcome play(std::uint64_t seed, int steps, Ground& ground);

/// What came up in several worlds.
class Tally {
public:
    /// Fails the running test where something was wrong.
    void addSound(int seed, const Outcome& outcome);
    std::string text() const;
    /// Events, restarts, checkpoints and failed writes.
    bool hasEverything() const;

private:
    Outcome m_sum;
};

/// A row of test data for each of so many seeds, from firstSeed() on.
void addSeeds(int count);
/// LIANXIN_SEEDS, else `usual`.
int seeds(int usual);
/// LIANXIN_SEED, else 1; to play one alone: LIANXIN_SEED=17 LIANXIN_SEEDS=1.
int firstSeed();

/// Qt Test's main; `--seeds N` before its own options says the same as LIANXIN_SEEDS.
int run(QObject& test, std::vector<char*> words);

} // namespace lianxin::sim
