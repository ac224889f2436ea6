#include "server-stub/service/system_clock.h"

#include <QTest>

#include <memory>

using namespace lianxin;
using namespace std::chrono_literals;
using service::MachineTime;
using service::SystemClock;

/// A machine whose time of day is set to and fro while it runs.
class TestSystemClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isTheMachines();
    void setForward();
    void setBack();
    void behindWhatHasHappened();
    void readOften();

private:
    void runs(Milliseconds time);

    MachineTime m_machine;
    std::unique_ptr<SystemClock> m_clock;
};

namespace {

constexpr UtcTime kMorning{1795330800s};

} // namespace

void TestSystemClock::init()
{
    m_machine = {kMorning, 5h};
    m_clock = std::make_unique<SystemClock>([this] { return m_machine; });
}

void TestSystemClock::runs(Milliseconds time)
{
    m_machine.wall += time;
    m_machine.running += time;
}

void TestSystemClock::isTheMachines()
{
    QVERIFY(m_clock->now() == kMorning);
    runs(90min);
    QVERIFY(m_clock->now() == kMorning + 90min);
    const auto before = MachineTime::read().wall;
    const auto real = SystemClock().now();
    QVERIFY(real >= before && real < before + 1min);
}

void TestSystemClock::setForward()
{
    QVERIFY(m_clock->now() == kMorning);
    m_machine.wall += 3h;
    QVERIFY(m_clock->now() == kMorning + 3h);
}

void TestSystemClock::setBack()
{
    QVERIFY(m_clock->now() == kMorning);
    m_machine.wall -= 1h;
    QVERIFY(m_clock->now() == kMorning);
    runs(10min);
    QVERIFY2(m_clock->now() == kMorning + 9min, "it stands still for nobody");
    runs(9h + 40min);
    QVERIFY(m_clock->now() == m_machine.wall + 1min);
    runs(20min);
    QVERIFY2(m_clock->now() == m_machine.wall, "caught up");
}

/// As after a restart on a machine that has forgotten the time.
void TestSystemClock::behindWhatHasHappened()
{
    m_clock->goOnFrom(kMorning + 24h);
    QVERIFY(m_clock->now() == kMorning + 24h);
    runs(20s);
    QVERIFY(m_clock->now() == kMorning + 24h + 18s);
    m_clock->goOnFrom(kMorning);
    QVERIFY(m_clock->now() == kMorning + 24h + 18s);
}

/// Parts of a millisecond add up.
void TestSystemClock::readOften()
{
    QVERIFY(m_clock->now() == kMorning);
    m_machine.wall -= 1h;
    for (int i = 0; i < 100'000; ++i) {
        m_machine.running += 100us;
        m_clock->now();
    }
    QVERIFY(m_clock->now() == kMorning + 9s);
}

QTEST_APPLESS_MAIN(TestSystemClock)
#include "tst_system_clock.moc"
