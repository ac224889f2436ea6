#include <QTest>

#include "models/engine/sim_day.h"
#include "models/engine/sim_random.h"

#include <cmath>

using namespace lianxin;
using namespace lianxin::engine;
using namespace std::chrono_literals;

namespace {

constexpr double kHour = 3600;

/// Two groups, calls from 8 to 20 o'clock, seats from 7 to 21.
DayProfile profile()
{
    DayProfile profile;
    profile.name = "一日";
    profile.plan.groups = {{GroupId{"general"}, "综合组"}, {GroupId{"expert"}, "专家组", {"law"}}};
    profile.times.wrapUp = 60s;
    ProfileGroup general;
    general.share = 0.8;
    for (std::size_t half = 16; half < 40; ++half)
        general.arrivals[half] = 1;
    general.talk = {200, 150};
    general.wrapUp = {20, 0};
    general.patienceS = 180;
    auto expert = general;
    expert.share = 0.2;
    profile.groups = {general, expert};
    profile.shifts = {{0, 0.8, 7 * kHour, 21 * kHour}, {1, 0.2, 7 * kHour, 21 * kHour, {"law"}}};
    return profile;
}

DayResult run(const DayProfile& profile, int seats, int calls = 2400, std::uint64_t seed = 1)
{
    return simulateDay(profile, {seats, calls, seed}).value();
}

} // namespace

class TestDay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsAccountedFor();
    void moreSeatsServeBetter();
    void theSameSeedIsTheSameDay();
    void overflowHelps();
    void anotherCityHelps();
    void volunteersComeInSurgeModeOnly();
    void transfersReachTheOtherGroup();
    void callbacksAreTakenAndKept();
    void wrapUpHasItsLimit();
    void announcementsAreNearlyRight();
    void limits();
    void drawsHaveTheirMeans();
};

void TestDay::everyCallIsAccountedFor()
{
    const auto day = run(profile(), 60);
    QCOMPARE(day.whole.calls, 2400);
    QCOMPARE(day.whole.answered + day.whole.hungUp + day.whole.passedOn, 2400);
    int calls = 0;
    double busyS = 0;
    for (const auto& group : day.groups)
        for (const auto& half : group.halfHours) {
            calls += half.calls;
            busyS += half.busyS;
        }
    QCOMPARE(calls, 2400);
    QVERIFY(std::abs(busyS - day.whole.busyS) < 1);
    QVERIFY(std::abs(day.whole.staffedS - 60 * 14 * kHour) < 60 * 900);
    for (const auto& half : day.halfHours)
        QVERIFY(half.busyS <= half.staffedS + 1);
    QCOMPARE(day.halfHours[10].calls, 0);
    QCOMPARE(day.halfHours[10].staffedS, 0.0);
    const double handled = day.whole.busyS / day.whole.answered;
    QVERIFY2(handled > 205 && handled < 240, qPrintable(QString::number(handled)));
    QCOMPARE(day.mostSignedIn, 60);
    QVERIFY(day.whole.seatsNeeded > 10 && day.whole.seatsNeeded < 60);
}

void TestDay::moreSeatsServeBetter()
{
    double before = -1;
    for (const int seats : {10, 13, 16, 25}) {
        const auto day = run(profile(), seats);
        QVERIFY(day.whole.serviceLevel() >= before);
        before = day.whole.serviceLevel();
    }
    QVERIFY(before > 0.95);
    QVERIFY(run(profile(), 8).whole.serviceLevel() < 0.5);
    const auto needed = seatsForDay(profile(), {10, 2400, 1}, 200);
    QVERIFY(needed && *needed > 12 && *needed < 40);
    QVERIFY(!seatsForDay(profile(), {1, 2400, 1}, 8));
}

void TestDay::theSameSeedIsTheSameDay()
{
    const auto first = run(profile(), 14, 2400, 5);
    const auto again = run(profile(), 14, 2400, 5);
    QCOMPARE(again.whole.waitS, first.whole.waitS);
    QCOMPARE(again.whole.busyS, first.whole.busyS);
    QVERIFY(run(profile(), 14, 2400, 6).whole.waitS != first.whole.waitS);
}

void TestDay::overflowHelps()
{
    auto shared = profile();
    shared.groups[0].share = 0.95;
    shared.groups[1].share = 0.05;
    const auto alone = run(shared, 18);
    shared.plan.groups[0].overflow = {{10s, GroupId{"expert"}, "", std::nullopt}};
    const auto helped = run(shared, 18);
    QCOMPARE(alone.whole.overflowed, 0);
    QVERIFY(helped.groups[0].whole.overflowed > 0);
    QVERIFY(helped.groups[0].whole.meanWaitS() < 0.8 * alone.groups[0].whole.meanWaitS());
    QVERIFY(helped.groups[1].whole.busyS > alone.groups[1].whole.busyS);
}

void TestDay::anotherCityHelps()
{
    auto passing = profile();
    passing.plan.groups[0].overflow = {{30s, {}, "990200"}};
    const auto day = run(passing, 8);
    QVERIFY(day.whole.passedOn > 0);
    QCOMPARE(day.groups[1].whole.passedOn, 0);
    QVERIFY(day.groups[0].whole.meanWaitS() <= 34);
}

void TestDay::volunteersComeInSurgeModeOnly()
{
    auto surging = profile();
    surging.plan.groups.push_back({GroupId{"home"}, "志愿者组", {}, 0, true});
    surging.plan.groups[0].overflow = {{20s, GroupId{"home"}, "", std::nullopt, true}};
    surging.groups.push_back(surging.groups[0]);
    surging.groups[2].share = 0;
    surging.shifts.push_back({2, 0.5, 7 * kHour, 21 * kHour, {}, true});
    const auto calm = run(surging, 10);
    QCOMPARE(calm.whole.overflowed, 0);
    QCOMPARE(calm.groups[2].whole.staffedS, 0.0);
    surging.surge = {10 * kHour, 14 * kHour, "寒潮"};
    const auto surge = run(surging, 10);
    QVERIFY(surge.groups[2].whole.busyS > 0);
    QCOMPARE(surge.mostSignedIn, 15);
    QCOMPARE(surge.halfHours[17].overflowed, 0);
    QVERIFY(surge.halfHours[24].overflowed > 0);
    QVERIFY(surge.halfHours[24].serviceLevel() >= calm.halfHours[24].serviceLevel());
    QVERIFY(surge.whole.hungUp < calm.whole.hungUp);
}

void TestDay::transfersReachTheOtherGroup()
{
    auto moving = profile();
    moving.groups[0].transferShare = 0.2;
    moving.groups[0].transferTo = 1;
    const auto day = run(moving, 40);
    const double share = static_cast<double>(day.whole.transferred) / day.groups[0].whole.answered;
    QVERIFY2(std::abs(share - 0.2) < 0.04, qPrintable(QString::number(share)));
    QCOMPARE(day.whole.answered + day.whole.hungUp, 2400);
    QVERIFY(day.groups[1].whole.busyS > run(profile(), 40).groups[1].whole.busyS);
}

void TestDay::callbacksAreTakenAndKept()
{
    auto calling = profile();
    calling.plan.announcements = {"请稍候", "约 {minutes} 分钟", "", "可回拨"};
    calling.plan.callbackFrom = 60s;
    for (auto& group : calling.groups)
        group.takesCallback = 0.7;
    const auto with = run(calling, 10);
    const auto without = run(profile(), 10);
    QVERIFY(with.whole.callbacks > 0);
    QVERIFY(with.whole.answered > without.whole.answered);
    QVERIFY(with.whole.hungUp < without.whole.hungUp);
}

void TestDay::wrapUpHasItsLimit()
{
    auto slow = profile();
    for (auto& group : slow.groups)
        group.wrapUp = {600, 0};
    const auto day = run(slow, 40);
    const double handled = day.whole.busyS / day.whole.answered;
    QVERIFY2(handled < 290, qPrintable(QString::number(handled)));
}

void TestDay::announcementsAreNearlyRight()
{
    auto telling = profile();
    telling.plan.announcements = {"请稍候", "约 {minutes} 分钟"};
    const auto day = run(telling, 12, 4000);
    const auto& honesty = day.honesty;
    QVERIFY(honesty.told > 500);
    QVERIFY(honesty.answered > 300);
    QVERIFY2(honesty.notLonger > 0.85 * honesty.answered,
             qPrintable(QStringLiteral("%1 of %2").arg(honesty.notLonger).arg(honesty.answered)));
    const double meanWait = day.whole.meanWaitS();
    QVERIFY2(honesty.errorS < 1.5 * meanWait, qPrintable(QString::number(honesty.errorS)));
}

void TestDay::limits()
{
    QCOMPARE(simulateDay(profile(), {0, 10, 1}).error().code, std::string("bad_seats"));
    QCOMPARE(simulateDay(profile(), {kMostSimSeats + 1, 10, 1}).error().code,
             std::string("bad_seats"));
    QCOMPARE(simulateDay(profile(), {1, 0, 1}).error().code, std::string("bad_calls"));
    QCOMPARE(simulateDay(profile(), {1, kMostSimCalls + 1, 1}).error().code,
             std::string("bad_calls"));
    QCOMPARE(run(profile(), 1, 1).whole.calls, 1);
}

void TestDay::drawsHaveTheirMeans()
{
    constexpr int kDraws = 200000;
    SimRandom random(11);
    double exponential = 0;
    double logNormal = 0;
    double squares = 0;
    for (int i = 0; i < kDraws; ++i) {
        exponential += random.exponential(100) / kDraws;
        const double value = random.logNormal(200, 150);
        logNormal += value / kDraws;
        squares += value * value / kDraws;
    }
    QVERIFY(std::abs(exponential - 100) < 1);
    QVERIFY(std::abs(logNormal - 200) < 1.5);
    QVERIFY(std::abs(std::sqrt(squares - logNormal * logNormal) - 150) < 5);
    QVERIFY(SimRandom(1, 2).next() != SimRandom(1, 3).next());
    QVERIFY(SimRandom(1, 2).next() == SimRandom(1, 2).next());
}

QTEST_APPLESS_MAIN(TestDay)
#include "tst_engine_day.moc"
