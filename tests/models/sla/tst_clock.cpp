#include "models/sla/clock.h"
#include "models/sla/firing.h"
#include "tests/models/sla/policy_fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using namespace std::chrono_literals;

namespace {

/// A ticket's clocks, told what happens in order.
class Ticket {
public:
    explicit Ticket(Calendars calendars = Calendars(office())) : m_calendars(std::move(calendars))
    {}

    Ticket& tell(Happening what, const char* time, const UnitId& unit = {},
                 Scope scope = Scope::Ticket)
    {
        m_clocks = apply(m_rule, m_calendars, std::move(m_clocks),
                         {what, at(time), unit, scope, std::nullopt});
        return *this;
    }
    Ticket& extend(const char* extension, const char* time)
    {
        m_clocks = apply(m_rule, m_calendars, std::move(m_clocks),
                         {Happening::Extended, at(time), {}, Scope::Ticket, limit(extension)});
        return *this;
    }
    /// The last clock of the step, of any unit.
    const StepClock& clock(const char* step) const
    {
        for (auto it = m_clocks.rbegin(); it != m_clocks.rend(); ++it)
            if (it->step == step)
                return *it;
        qFatal("no clock %s", step);
    }
    std::string due(const char* step) const { return text(clock(step).due.at); }
    long count(const char* step) const
    {
        return std::ranges::count(m_clocks, step, &StepClock::step);
    }
    Outcome outcome(const char* step, const char* now) const
    {
        return outcomeOf(*findStep(m_rule, step), clock(step), at(now));
    }
    const std::vector<StepClock>& clocks() const { return m_clocks; }
    const Rule& rule() const { return m_rule; }
    Rule& rule() { return m_rule; }
    const Calendars& calendars() const { return m_calendars; }

private:
    Rule m_rule = test::rule();
    Calendars m_calendars;
    std::vector<StepClock> m_clocks;
};

Ticket dispatched()
{
    return Ticket()
        .tell(Happening::Accepted, "2024-09-02 09:00")
        .tell(Happening::Assigned, "2024-09-02 09:30", kFirst);
}

} // namespace

class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsFromStartToStop()
    {
        auto ticket = dispatched();
        QCOMPARE(ticket.due("sign"), text(at("2024-09-02 11:30")));
        QCOMPARE(ticket.due("reply"), text(at("2024-09-09 17:30")));
        QCOMPARE(ticket.due("promise"), text(at("2024-09-11 17:30")));
        ticket.tell(Happening::Signed, "2024-09-02 10:00", kFirst);
        QCOMPARE(ticket.outcome("sign", "2024-09-02 10:00"), Outcome::Met);
        QCOMPARE(ticket.outcome("reply", "2024-09-09 17:29"), Outcome::Running);
        QCOMPARE(ticket.outcome("reply", "2024-09-09 17:30"), Outcome::Late);
        ticket.tell(Happening::Replied, "2024-09-09 17:30", kFirst);
        QCOMPARE(ticket.outcome("reply", "2024-09-20 10:00"), Outcome::Missed);
        QCOMPARE(ticket.due("callback"), text(at("2024-09-10 17:30")));
    }

    void theSecondUnitIsNotChargedWithTheFirstOnesTime()
    {
        auto ticket = dispatched();
        ticket.tell(Happening::Returned, "2024-09-05 10:00", kFirst)
            .tell(Happening::Unassigned, "2024-09-06 10:00", kFirst)
            .tell(Happening::Adjudicated, "2024-09-06 10:00", kFirst)
            .tell(Happening::Assigned, "2024-09-06 10:00", kSecond);
        QCOMPARE(ticket.clock("reply").unit, kSecond);
        QCOMPARE(ticket.due("reply"), text(at("2024-09-13 17:30")));
        QCOMPARE(ticket.clocks()[2].unit, kFirst);
        const auto& calendar = ticket.calendars().city();
        // Three days less two half hours at the ends; the return waited in adjudication is nobody's
        // time of the unit.
        QCOMPARE(spent(calendar, ticket.clocks()[2], at("2024-09-30 10:00")),
                 calendar.between(at("2024-09-02 09:30"), at("2024-09-05 10:00")));
        QCOMPARE(spent(calendar, ticket.clock("reply"), at("2024-09-06 11:00")), Milliseconds{1h});
    }

    void thePromiseRunsOnOverReturnAndReassignment()
    {
        auto ticket = dispatched();
        const auto promised = ticket.clock("promise");
        ticket.tell(Happening::Returned, "2024-09-05 10:00", kFirst)
            .tell(Happening::Adjudicated, "2024-09-06 10:00")
            .tell(Happening::Unassigned, "2024-09-06 10:00", kFirst)
            .tell(Happening::Assigned, "2024-09-06 10:00", kSecond)
            .tell(Happening::Accepted, "2024-09-06 11:00");
        QCOMPARE(ticket.clock("promise"), promised);
        QCOMPARE(ticket.count("promise"), 1);
    }

    void aDroppedAssignmentIsNeitherMetNorMissed()
    {
        auto ticket = dispatched().tell(Happening::Unassigned, "2024-09-02 10:00", kFirst);
        QCOMPARE(ticket.outcome("sign", "2024-09-30 10:00"), Outcome::Dropped);
        auto late = dispatched().tell(Happening::Unassigned, "2024-09-02 15:00", kFirst);
        QCOMPARE(late.outcome("sign", "2024-09-30 10:00"), Outcome::Missed);
        QCOMPARE(late.outcome("reply", "2024-09-30 10:00"), Outcome::Dropped);
    }

    void suspensionMovesEveryClockByWorkingTime()
    {
        auto ticket = dispatched()
                          .tell(Happening::Signed, "2024-09-02 10:00", kFirst)
                          .tell(Happening::Suspended, "2024-09-06 10:00");
        QVERIFY(ticket.clock("reply").due.suspended);
        QVERIFY(ticket.clock("promise").due.suspended);
        ticket.tell(Happening::Resumed, "2024-09-09 10:00");
        // Friday 10:00 to Monday 10:00 is one working day of seven hours, not three days.
        QCOMPARE(ticket.due("reply"), text(at("2024-09-10 17:30")));
        QCOMPARE(ticket.due("promise"), text(at("2024-09-12 17:30")));
        QCOMPARE(ticket.due("sign"), text(at("2024-09-02 11:30")));
    }

    void twoPausesAtOnceEndSeparately()
    {
        auto ticket = dispatched()
                          .tell(Happening::Suspended, "2024-09-03 09:00")
                          .tell(Happening::Returned, "2024-09-03 10:00", kFirst)
                          .tell(Happening::Resumed, "2024-09-03 11:00");
        QVERIFY(ticket.clock("reply").due.suspended);
        QVERIFY(!ticket.clock("promise").due.suspended);
        ticket.tell(Happening::Adjudicated, "2024-09-04 09:00", kFirst);
        QCOMPARE(ticket.due("reply"), text(at("2024-09-10 17:30")));
    }

    void aStepThatStartsDuringASuspensionWaits()
    {
        auto ticket = Ticket()
                          .tell(Happening::Accepted, "2024-09-02 09:00")
                          .tell(Happening::Suspended, "2024-09-02 09:10")
                          .tell(Happening::Assigned, "2024-09-02 09:30", kFirst);
        QVERIFY(ticket.clock("sign").due.suspended);
        ticket.tell(Happening::Resumed, "2024-09-02 10:30");
        QCOMPARE(ticket.due("sign"), text(at("2024-09-02 14:30")));
    }

    void reopeningDoesNotEscalateAtOnce()
    {
        auto ticket = dispatched()
                          .tell(Happening::Signed, "2024-09-02 10:00", kFirst)
                          .tell(Happening::Replied, "2024-09-03 10:00", kFirst)
                          .tell(Happening::CalledBack, "2024-09-04 10:00")
                          .tell(Happening::Archived, "2024-09-04 10:00")
                          .tell(Happening::Reopened, "2024-12-02 10:00")
                          .tell(Happening::Assigned, "2024-12-02 10:00", kFirst);
        QCOMPARE(ticket.due("promise"), text(at("2024-12-11 17:30")));
        QCOMPARE(ticket.due("reply"), text(at("2024-12-09 17:30")));
        QVERIFY(
            firingsDue(ticket.rule(), ticket.calendars(), ticket.clocks(), at("2024-12-02 10:01"))
                .empty());
        QCOMPARE(ticket.clocks()[0].stoppedBy, Happening::CalledBack);
    }

    void redoStartsTheUnitsStepAgain()
    {
        auto ticket = dispatched()
                          .tell(Happening::Replied, "2024-09-05 10:00", kFirst)
                          .tell(Happening::Redone, "2024-09-06 10:00", kFirst);
        QCOMPARE(ticket.count("reply"), 2);
        QCOMPARE(ticket.due("reply"), text(at("2024-09-13 17:30")));
        QCOMPARE(ticket.outcome("callback", "2024-09-30 10:00"), Outcome::Dropped);
    }

    void helpersHaveClocksOfTheirOwn()
    {
        auto ticket = dispatched()
                          .tell(Happening::Assigned, "2024-09-02 09:30", kSecond, Scope::Assignment)
                          .tell(Happening::Replied, "2024-09-03 10:00", kSecond, Scope::Assignment);
        QCOMPARE(ticket.count("reply"), 2);
        QCOMPARE(ticket.count("callback"), 0);
        QVERIFY(!ticket.clocks()[2].stoppedAt);
        QVERIFY(ticket.clock("reply").stoppedAt);
    }

    void aRepeatedStartChangesNothing()
    {
        auto ticket = dispatched();
        const auto before = ticket.clocks();
        ticket.tell(Happening::Assigned, "2024-09-04 09:30", kFirst);
        QCOMPARE(ticket.clocks(), before);
    }

    void extensionsAreGrantedWithinBounds()
    {
        auto ticket = dispatched().extend("3wd", "2024-09-05 09:00");
        QCOMPARE(ticket.due("reply"), text(at("2024-09-12 17:30")));
        QCOMPARE(ticket.due("promise"), text(at("2024-09-11 17:30")));
        QCOMPARE(ticket.due("sign"), text(at("2024-09-02 11:30")));
        const auto* step = findStep(ticket.rule(), "reply");
        QVERIFY(mayExtend(*step, ticket.clock("reply"), limit("7wd")));
        QCOMPARE(mayExtend(*step, ticket.clock("reply"), limit("8wd")).error().code,
                 std::string("extension.too_long"));
        QCOMPARE(mayExtend(*step, ticket.clock("reply"), limit("3d")).error().code,
                 std::string("extension.unit"));
        QCOMPARE(
            mayExtend(*findStep(ticket.rule(), "promise"), ticket.clock("promise"), limit("1wd"))
                .error()
                .code,
            std::string("extension.none"));
        ticket.extend("8wd", "2024-09-05 10:00");
        QCOMPARE(ticket.due("reply"), text(at("2024-09-12 17:30")));
    }

    void unitsRunOnTheirOwnCalendar()
    {
        Calendars calendars(office());
        calendars.add(
            kFirst,
            Calendar::make({"own", everyDay("00:00-24:00"), {}, {}, Holidays::Ignored}).value());
        auto ticket = Ticket(calendars)
                          .tell(Happening::Accepted, "2024-09-06 17:00")
                          .tell(Happening::Assigned, "2024-09-06 17:00", kFirst);
        QCOMPARE(ticket.due("sign"), text(at("2024-09-06 19:00")));
        QCOMPARE(ticket.due("promise"), text(at("2024-09-17 17:30")));
    }

    void aChangedRuleMovesNothing()
    {
        auto ticket = dispatched().tell(Happening::Suspended, "2024-09-03 09:00");
        ticket.rule().steps[2].limit = limit("1wd");
        ticket.tell(Happening::Resumed, "2024-09-04 09:00");
        QCOMPARE(ticket.due("reply"), text(at("2024-09-10 17:30")));
        QCOMPARE(ticket.clock("reply").pauses.size(), std::size_t{1});
    }

    void archivingEndsEverything()
    {
        auto ticket = dispatched()
                          .tell(Happening::Suspended, "2024-09-03 09:00")
                          .tell(Happening::Archived, "2024-09-04 09:00");
        for (const auto& clock : ticket.clocks()) {
            QVERIFY(clock.stoppedAt);
            QVERIFY(!clock.due.suspended);
        }
    }

    void leavesOutPausesFromWhatIsSpent()
    {
        auto ticket = dispatched()
                          .tell(Happening::Suspended, "2024-09-02 10:00")
                          .tell(Happening::Resumed, "2024-09-02 15:00");
        const auto& calendar = ticket.calendars().city();
        QCOMPARE(spent(calendar, ticket.clock("sign"), at("2024-09-02 16:00")),
                 Milliseconds{90min});
        QCOMPARE(spent(calendar, ticket.clock("sign"), at("2024-09-01 16:00")), Milliseconds{0});
    }

    void explainsItself()
    {
        auto ticket = dispatched()
                          .extend("2wd", "2024-09-03 09:00")
                          .tell(Happening::Replied, "2024-09-05 10:00", kFirst);
        QStringList lines;
        for (const auto& line :
             explainClock(ticket.calendars().city(), *findStep(ticket.rule(), "reply"),
                          ticket.clock("reply")))
            lines << QString::fromStdString(line);
        QCOMPARE(lines.first(), QStringLiteral("反馈时限：5个工作日。"));
        QVERIFY(lines.contains(QStringLiteral(
            "批准延期2个工作日：9月10日（周二）起算，2个工作日，到9月11日（周三）17:30止。")));
        QCOMPARE(lines.last(), QStringLiteral("9月5日（周四）10:00反馈，计时结束。"));
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
