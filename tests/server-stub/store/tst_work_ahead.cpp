#include "server-stub/store/work_ahead.h"

#include <QTest>

#include <latch>
#include <numeric>
#include <stdexcept>
#include <vector>

using namespace lianxin::store;

namespace {

constexpr std::size_t kMany = 1'000;

} // namespace

class TestWorkAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallOnceAndInOrder();
    void whatWasWaitedForIsDone();
    void aFewAreMadeAtOnce();
    void aFewBehindOthersWaitTheirTurn();
    void aScopeEndsWhenAllIsDone();
};

void TestWorkAhead::everyCallOnceAndInOrder()
{
    WorkAhead work;
    std::vector<std::size_t> calls;
    const auto call = [&](std::size_t i) { calls.push_back(i); };
    QCOMPARE(work.add(kMany, call), std::uint64_t{0});
    QCOMPARE(work.add(3, [&](std::size_t i) { calls.push_back(kMany + i); }), std::uint64_t{kMany});
    QCOMPARE(work.add(0, call), std::uint64_t{kMany + 3});
    work.waitForAll();
    std::vector<std::size_t> expected(kMany + 3);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    QVERIFY(calls == expected);
}

void TestWorkAhead::whatWasWaitedForIsDone()
{
    WorkAhead work;
    std::vector<int> values(kMany, 0);
    auto number = work.add(kMany, [&](std::size_t i) { values[i] = static_cast<int>(i) + 1; });
    for (std::size_t i = 0; i < kMany; ++i) {
        work.waitFor(number++);
        QCOMPARE(values[i], static_cast<int>(i) + 1);
    }
}

void TestWorkAhead::aFewAreMadeAtOnce()
{
    WorkAhead work;
    std::vector<std::thread::id> callers;
    const auto number = work.add(
        WorkAhead::kFew, [&](std::size_t) { callers.push_back(std::this_thread::get_id()); });
    work.waitFor(number + WorkAhead::kFew - 1);
    QVERIFY(callers == std::vector(WorkAhead::kFew, std::this_thread::get_id()));
}

void TestWorkAhead::aFewBehindOthersWaitTheirTurn()
{
    WorkAhead work;
    std::latch gate(1);
    int before = 0;
    int seen = -1;
    work.add(kMany, [&](std::size_t i) {
        if (i == 0)
            gate.wait();
        ++before;
    });
    const auto number = work.add(1, [&](std::size_t) { seen = before; });
    gate.count_down();
    work.waitFor(number);
    QCOMPARE(seen, static_cast<int>(kMany));
}

void TestWorkAhead::aScopeEndsWhenAllIsDone()
{
    WorkAhead work;
    int calls = 0;
    try {
        const WorkAhead::Scope scope(work);
        work.add(kMany, [&](std::size_t) { ++calls; });
        throw std::runtime_error("the disk is full");
    } catch (const std::runtime_error&) {
        QCOMPARE(calls, static_cast<int>(kMany));
    }
}

QTEST_APPLESS_MAIN(TestWorkAhead)
#include "tst_work_ahead.moc"
