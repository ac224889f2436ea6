#include "models/sla/correction.h"
#include "tests/models/sla/policy_fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;

namespace {

/// Before the notice was corrected nobody knew of the make-up Sunday, and 8 October was thought to
/// be off.
Calendars before()
{
    auto source = officeSource();
    source.version = "before";
    std::erase_if(source.years[0].days, [](const Day& day) { return !day.off; });
    source.years[0].days.push_back({date("2024-10-08"), "国庆节", true});
    return Calendars(Calendar::make(source).value());
}

Calendars after()
{
    return Calendars(office());
}

Rule replyRule()
{
    return {"r", "r", {}, {replyStep()}};
}

std::vector<StepClock> assigned(const Rule& rule, const Calendars& calendars, const char* time)
{
    return apply(rule, calendars, {},
                 {Happening::Assigned, at(time), kFirst, Scope::Ticket, std::nullopt});
}

} // namespace

class TestCorrection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCorrectedCalendarMovesOpenDeadlinesAndSaysWhy()
    {
        const auto rule = replyRule();
        const auto clocks = assigned(rule, before(), "2024-09-27 10:00");
        QCOMPARE(text(clocks[0].due.at), text(at("2024-10-14 17:30")));
        const auto corrected = correct(rule, before(), after(), clocks, at("2024-09-28 10:00"));
        QCOMPARE(corrected.moves.size(), std::size_t{1});
        QCOMPARE(text(corrected.moves[0].after.at), text(at("2024-10-10 17:30")));
        QCOMPARE(QString::fromStdString(corrected.moves[0].why),
                 QStringLiteral("日历更正：9月29日（周日）国庆节改为上班，10月8日（周二）改为上班，"
                                "10月12日（周六）国庆节改为上班"));
        QCOMPARE(corrected.clocks[0].due, corrected.moves[0].after);
        QCOMPARE(corrected.clocks[0].calendarVersion, std::string("test"));
    }

    void endedClocksStandAsTheyWereJudged()
    {
        const auto rule = replyRule();
        auto clocks = assigned(rule, before(), "2024-09-27 10:00");
        clocks = apply(
            rule, before(), clocks,
            {Happening::Replied, at("2024-09-28 10:00"), kFirst, Scope::Ticket, std::nullopt});
        const auto corrected = correct(rule, before(), after(), clocks, at("2024-09-29 10:00"));
        QVERIFY(corrected.moves.empty());
        QCOMPARE(corrected.clocks, clocks);
    }

    void deadlinesThatDoNotMoveAreNotRecorded()
    {
        const auto rule = replyRule();
        const auto clocks = assigned(rule, before(), "2024-09-02 10:00");
        const auto corrected = correct(rule, before(), after(), clocks, at("2024-09-03 10:00"));
        QVERIFY(corrected.moves.empty());
    }

    void anOverdueThatNeverWasIsWithdrawnAndFiresInItsTime()
    {
        const auto rule = replyRule();
        // Corrected the other way: what was thought a working day is off.
        auto clocks = assigned(rule, after(), "2024-09-27 10:00");
        const auto now = at("2024-10-11 09:00");
        for (const auto& firing : firingsDue(rule, after(), clocks, now))
            clocks = marked(std::move(clocks), firing, now);
        QCOMPARE(clocks[0].fired[2].kind, FiringKind::Overdue);
        const auto corrected = correct(rule, after(), before(), clocks, now);
        QCOMPARE(text(corrected.clocks[0].due.at), text(at("2024-10-14 17:30")));
        QVERIFY(!corrected.moves[0].withdrawn.empty());
        QCOMPARE(corrected.clocks[0].round, 1);
        const auto firings = firingsDue(rule, before(), corrected.clocks, at("2024-10-14 17:30"));
        QCOMPARE(std::ranges::count(firings, FiringKind::Overdue, &Firing::kind), 1);
        QCOMPARE(firings[std::size_t(firings.size()) - 2].nominal, at("2024-10-14 17:30"));
    }

    void publishingAYearTakesTheMarkAway()
    {
        const auto rule = replyRule();
        const auto clocks = assigned(rule, after(), "2025-12-29 10:00");
        QVERIFY(clocks[0].due.provisional);
        auto source = officeSource();
        source.years.push_back(
            {2026, {{date("2026-01-01"), "元旦", true}, {date("2026-01-02"), "元旦", true}}});
        const auto corrected = correct(rule, after(), Calendars(Calendar::make(source).value()),
                                       clocks, at("2025-12-29 11:00"));
        QCOMPARE(corrected.moves.size(), std::size_t{1});
        QVERIFY(!corrected.moves[0].after.provisional);
        QCOMPARE(text(corrected.moves[0].after.at), text(at("2026-01-07 17:30")));
    }

    void aNewPolicyIsAdoptedOnlyWhenToldTo()
    {
        const auto rule = replyRule();
        auto shorter = rule;
        shorter.steps[0].limit = limit("3wd");
        auto clocks = assigned(rule, after(), "2024-09-02 10:00");
        clocks = apply(
            rule, after(), clocks,
            {Happening::Suspended, at("2024-09-03 09:00"), kFirst, Scope::Ticket, std::nullopt});
        clocks = apply(
            rule, after(), clocks,
            {Happening::Resumed, at("2024-09-04 09:00"), kFirst, Scope::Ticket, std::nullopt});
        QCOMPARE(text(clocks[0].due.at), text(at("2024-09-10 17:30")));
        const auto adopted = adopt(shorter, "2", after(), clocks, at("2024-09-04 10:00"));
        QCOMPARE(text(adopted.clocks[0].due.at), text(at("2024-09-06 17:30")));
        QCOMPARE(adopted.clocks[0].pauses, clocks[0].pauses);
        QCOMPARE(adopted.clocks[0].startedAt, clocks[0].startedAt);
        QCOMPARE(QString::fromStdString(adopted.moves[0].why),
                 QStringLiteral("改用时限规定2：反馈由5个工作日改为3个工作日"));
    }

    void adoptingDoesAwayWithStepsTheRuleDoesNotKnow()
    {
        const auto rule = replyRule();
        auto clocks = assigned(rule, after(), "2024-09-02 10:00");
        clocks = apply(
            rule, after(), clocks,
            {Happening::Suspended, at("2024-09-03 09:00"), kFirst, Scope::Ticket, std::nullopt});
        const auto now = at("2024-09-04 10:00");
        const auto adopted =
            adopt(Rule{"x", "x", {}, {signStep()}}, "2", after(), std::move(clocks), now);
        const auto& ended = adopted.clocks[0];
        QCOMPARE(ended.stoppedAt, std::optional{now});
        QVERIFY(!ended.stoppedBy && !ended.due.suspended);
        QCOMPARE(outcomeOf(replyStep(), ended, now), Outcome::Dropped);
        QCOMPARE(QString::fromStdString(adopted.moves[0].why),
                 QStringLiteral("改用时限规定2：不再设这一环节，计时到此为止"));
    }

    void aStepDoneAwayWithTooLateWasMissed()
    {
        const auto clocks = assigned(replyRule(), after(), "2024-09-02 10:00");
        const auto now = at("2024-09-20 10:00");
        const auto adopted = adopt(Rule{"x", "x", {}, {signStep()}}, "2", after(), clocks, now);
        QCOMPARE(outcomeOf(replyStep(), adopted.clocks[0], now), Outcome::Missed);
    }

    void aPauseTheNewRuleDoesNotProvideForEndsAtTheAdoption()
    {
        const auto rule = replyRule();
        auto unpausable = rule;
        unpausable.steps[0].pauses.clear();
        auto clocks = assigned(rule, after(), "2024-09-02 10:00");
        clocks = apply(
            rule, after(), clocks,
            {Happening::Suspended, at("2024-09-03 09:00"), kFirst, Scope::Ticket, std::nullopt});
        QVERIFY(!nextFiring(rule, after(), clocks));
        const auto adopted =
            adopt(unpausable, "2", after(), std::move(clocks), at("2024-09-04 09:00"));
        QCOMPARE(text(adopted.clocks[0].due.at), text(at("2024-09-10 17:30")));
        QVERIFY(!adopted.clocks[0].due.suspended);
        QVERIFY(nextFiring(unpausable, after(), adopted.clocks));
        QCOMPARE(QString::fromStdString(adopted.moves[0].why),
                 QStringLiteral("改用时限规定2：反馈不再因挂起停表"));
    }
};

QTEST_APPLESS_MAIN(TestCorrection)
#include "tst_correction.moc"
