#include <QTest>

#include "tests/models/engine/desk.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const Personal kNumber{"13800006127"};

ReportCall call(const char* id)
{
    return {CallId{id}, kNumber, "12345", "", {}, ""};
}

} // namespace

/// Restrictions and surge mode.
class TestHall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRestrictedCallerIsTurnedAwayUntilTheEnd();
    void aNumberIsTheSameHoweverItIsWritten();
    void aRestrictionIsLifted();
    void restrictionsRefuse_data();
    void restrictionsRefuse();
    void anUndoneRestrictionDoesNotStand();
    void surgeIsOneSwitch();
    void anUndoneSwitchLeavesTheChains();
};

void TestHall::aRestrictedCallerIsTurnedAwayUntilTheEnd()
{
    Desk desk;
    QCOMPARE(
        desk.outcome(supervisor(), RestrictCaller{kNumber, at("2026-11-23T10:30:00"), "反复骚扰"}),
        "ok");
    QCOMPARE(desk.outcome(gateway(), call("c1")), "ok");
    QVERIFY(!desk.state().call(CallId{"c1"}));
    const auto away = desk.all<CallTurnedAway>();
    QCOMPARE(away.size(), std::size_t{1});
    QCOMPARE(away.front().because, "该号码因“反复骚扰”限制来电，至 2026年11月23日 10:30");
    QCOMPARE(desk.state().centre().today.turnedAway, 1);
    QCOMPARE(desk.state().centre().today.calls, 0);
    desk.wait(1h);
    QCOMPARE(desk.all<RestrictionEnded>().size(), std::size_t{1});
    QCOMPARE(desk.all<RestrictionEnded>().front().because, "期满");
    QVERIFY(!desk.state().restriction(kNumber.value));
    desk.give(gateway(), call("c2"));
    QVERIFY(desk.state().call(CallId{"c2"}));
}

void TestHall::aNumberIsTheSameHoweverItIsWritten()
{
    Desk desk;
    const auto until = at("2026-11-24T09:30:00");
    const auto reported = [&](const char* id, const std::string& number) {
        auto report = call(id);
        report.number = number;
        desk.give(gateway(), report);
        return desk.state().call(CallId{id});
    };
    desk.give(supervisor(), RestrictCaller{"+86 " + kNumber.value, until, "反复骚扰"});
    QVERIFY(!reported("c1", kNumber.value));
    QVERIFY(!reported("c2", "0" + kNumber.value));
    QVERIFY(!reported("c3", "0086" + kNumber.value));
    desk.give(supervisor(), LiftRestriction{"0086-" + kNumber.value, "已说明情况"});
    const auto* known = reported("c4", "+86" + kNumber.value);
    QVERIFY(known);
    QCOMPARE(known->view.number.value, kNumber.value);
}

void TestHall::aRestrictionIsLifted()
{
    Desk desk;
    const auto until = at("2026-11-24T09:30:00");
    desk.give(supervisor(), RestrictCaller{kNumber, until, "反复骚扰"});
    QCOMPARE(desk.outcome(supervisor(), RestrictCaller{kNumber, until, "反复骚扰"}), "ok");
    QCOMPARE(desk.count<CallerRestricted>(), std::size_t{1});
    desk.give(supervisor(), RestrictCaller{kNumber, until + 24h, "仍在骚扰"});
    QCOMPARE(desk.state().restriction(kNumber.value)->until, until + 24h);
    QCOMPARE(desk.outcome(supervisor(), LiftRestriction{kNumber, "已沟通"}), "ok");
    QCOMPARE(desk.outcome(supervisor(), LiftRestriction{kNumber, "已沟通"}), "not_restricted");
    desk.give(gateway(), call("c1"));
    QVERIFY(desk.state().call(CallId{"c1"}));
    desk.wait(72h);
    QCOMPARE(desk.count<RestrictionEnded>(), std::size_t{1});
}

void TestHall::restrictionsRefuse_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<int>("hours");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* number, int hours, const char* reason, const char* code) {
        QTest::addRow("%s %d", code, hours)
            << QByteArray(number) << hours << QByteArray(reason) << QByteArray(code);
    };
    row("", 1, "反复骚扰", "missing_number");
    row("13800006127138000061271380000612713800006127", 1, "反复骚扰", "too_large");
    row("13800006127", 0, "反复骚扰", "bad_until");
    row("13800006127", -1, "反复骚扰", "bad_until");
    row("13800006127", 24 * 90 + 1, "反复骚扰", "bad_until");
    row("13800006127", 1, "", "missing_reason");
}

void TestHall::restrictionsRefuse()
{
    QFETCH(QByteArray, number);
    QFETCH(int, hours);
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, code);
    Desk desk;
    const RestrictCaller command{Personal{number.toStdString()},
                                 desk.clock.now() + std::chrono::hours{hours},
                                 reason.toStdString()};
    QCOMPARE(desk.outcome(supervisor(), command), code.toStdString());
    QCOMPARE(desk.log.events().size(), std::size_t{0});
}

void TestHall::anUndoneRestrictionDoesNotStand()
{
    Desk desk;
    const RestrictCaller restrict {kNumber, desk.clock.now() + 1h, "反复骚扰"};
    desk.log.failOnce({"io", ""});
    QCOMPARE(desk.outcome(supervisor(), restrict), "io");
    QVERIFY(!desk.state().restriction(kNumber.value));
    QVERIFY(!desk.state().firstWakeTime());
    desk.give(supervisor(), restrict);
    desk.log.failOnce({"io", ""});
    QCOMPARE(desk.outcome(supervisor(), LiftRestriction{kNumber, ""}), "io");
    QVERIFY(desk.state().restriction(kNumber.value));
    desk.wait(1h);
    QCOMPARE(desk.count<RestrictionEnded>(), std::size_t{1});
}

void TestHall::surgeIsOneSwitch()
{
    Desk desk;
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{false, ""}), "ok");
    QCOMPARE(desk.count<SurgeSwitched>(), std::size_t{0});
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{true, "寒潮"}), "ok");
    QVERIFY(desk.state().centre().surge);
    QCOMPARE(desk.state().centre().surgeReason, "寒潮");
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{true, "又来"}), "ok");
    QCOMPARE(desk.count<SurgeSwitched>(), std::size_t{1});
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{false, std::string(300, 'x')}), "too_large");
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{false, "已平稳"}), "ok");
    QVERIFY(!desk.state().centre().surge);
}

void TestHall::anUndoneSwitchLeavesTheChains()
{
    Desk desk(cityWithGroups());
    desk.give(gateway(), call("c1"));
    desk.wait(31s);
    desk.log.failOnce({"io", ""});
    QCOMPARE(desk.outcome(supervisor(), SwitchSurge{true, "寒潮"}), "io");
    QVERIFY(!desk.state().centre().surge);
    desk.wait(60s);
    QCOMPARE(desk.count<CallOverflowed>(), std::size_t{1});
    desk.give(supervisor(), SwitchSurge{true, "寒潮"});
    desk.wait(1s);
    QCOMPARE(desk.count<CallOverflowed>(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestHall)
#include "tst_engine_hall.moc"
