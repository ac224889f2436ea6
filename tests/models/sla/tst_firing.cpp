#include "models/sla/firing.h"
#include "tests/models/sla/policy_fixture.h"

#include <QTest>

#include <random>
#include <set>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using namespace std::chrono_literals;

namespace {

using Clocks = std::vector<StepClock>;

Rule replyRule()
{
    return {"r", "r", {}, {replyStep()}};
}

Clocks told(const Rule& rule, Clocks clocks, Happening what, UtcTime time)
{
    return apply(rule, Calendars(office()), std::move(clocks),
                 {what, time, kFirst, Scope::Ticket, std::nullopt});
}

Clocks told(const Rule& rule, Clocks clocks, Happening what, const char* time)
{
    return told(rule, std::move(clocks), what, at(time));
}

QStringList names(const Rule& rule, const std::vector<Firing>& firings)
{
    QStringList all;
    for (const auto& firing : firings)
        all << QString::fromStdString(rungName(*findStep(rule, firing.step), firing) + " " +
                                      text(firing.nominal).substr(5, 11));
    return all;
}

/// Fires one after another what is due until nothing more comes.
std::vector<Firing> drained(const Rule& rule, Clocks clocks)
{
    const Calendars calendars(office());
    std::vector<Firing> all;
    while (const auto next = nextFiring(rule, calendars, clocks)) {
        all.push_back(*next);
        clocks = marked(std::move(clocks), *next, next->nominal);
    }
    return all;
}

} // namespace

class TestFiring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firesInOrder()
    {
        const auto rule = replyRule();
        const auto clocks = told(rule, {}, Happening::Assigned, "2024-09-02 10:30");
        // 40 working hours to Monday 17:30: half of them on Thursday, four fifths on Friday.
        const QStringList expected{"warn:0.5 09-05T09:30",  "warn:0.8 09-06T16:30",
                                   "overdue 09-09T17:30",   "urge 09-09T17:30",
                                   "warn 09-10T08:30",      "escalate 09-10T17:30",
                                   "escalate:2 09-11T17:30"};
        QCOMPARE(names(rule, drained(rule, clocks)), expected);
    }

    void escalatesNobodyAtMidnight()
    {
        auto rule = replyRule();
        rule.steps[0].limit = limit("3d");
        const auto night = told(rule, {}, Happening::Assigned, "2024-09-04 00:00");
        const auto firings = drained(rule, night);
        QCOMPARE(names(rule, {firings[2]}).first(), QStringLiteral("overdue 09-07T00:00"));
        for (const auto& firing : firings) {
            if (firing.kind != FiringKind::Rung)
                continue;
            QCOMPARE(office().atWork(firing.nominal), firing.nominal);
            QVERIFY(firing.nominal >= at("2024-09-09 08:30"));
        }
        rule.steps[0].hours = Hours::Any;
        QCOMPARE(names(rule, {drained(rule, night)[3]}).first(),
                 QStringLiteral("urge 09-07T00:00"));
    }

    void eachFiresOnceHoweverOftenOneLooks()
    {
        const auto rule = replyRule();
        const Calendars calendars(office());
        const auto start = at("2024-09-02 10:30");
        const auto all = drained(rule, told(rule, {}, Happening::Assigned, start));
        std::mt19937 random(11);
        for (int run = 0; run < 50; ++run) {
            auto clocks = told(rule, {}, Happening::Assigned, start);
            std::vector<Firing> seen;
            auto now = start;
            while (now < start + 24h * 14) {
                now +=
                    std::chrono::minutes{std::uniform_int_distribution<int>(1, 3 * 1440)(random)};
                for (const auto& firing : firingsDue(rule, calendars, clocks, now)) {
                    seen.push_back(firing);
                    clocks = marked(std::move(clocks), firing, now);
                }
                QVERIFY(firingsDue(rule, calendars, clocks, now).empty());
            }
            QCOMPARE(seen, all);
        }
    }

    void aJumpOfTimeBringsAllInOrder()
    {
        const auto rule = replyRule();
        const auto clocks = told(rule, {}, Happening::Assigned, "2024-09-02 10:30");
        const auto due = firingsDue(rule, Calendars(office()), clocks, at("2030-01-01 00:00"));
        QCOMPARE(due, drained(rule, clocks));
    }

    void afterARestartNothingComesTwice()
    {
        const auto rule = replyRule();
        const Calendars calendars(office());
        auto clocks = told(rule, {}, Happening::Assigned, "2024-09-02 10:30");
        for (const auto& firing : firingsDue(rule, calendars, clocks, at("2024-09-09 17:30")))
            clocks = marked(std::move(clocks), firing, at("2024-09-09 17:30"));
        const Clocks restored = clocks;
        QCOMPARE(names(rule, {*nextFiring(rule, calendars, restored)}).first(),
                 QStringLiteral("warn 09-10T08:30"));
        const auto again =
            Firing{0, "reply", kFirst, FiringKind::Overdue, 0, 0, at("2024-09-09 17:30")};
        QCOMPARE(marked(restored, again, at("2024-09-10 00:00")), restored);
    }

    void nothingFiresOnceDone()
    {
        const auto rule = replyRule();
        const auto clocks = told(rule, told(rule, {}, Happening::Assigned, "2024-09-02 10:30"),
                                 Happening::Replied, "2024-09-05 12:00");
        // The warning that came before the reply is history whether or not anybody looked in time.
        QCOMPARE(names(rule, drained(rule, clocks)), QStringList{"warn:0.5 09-05T09:30"});
    }

    void aPauseHoldsWhatLiesAheadAndMovesIt()
    {
        const auto rule = replyRule();
        auto clocks = told(rule, told(rule, {}, Happening::Assigned, "2024-09-02 10:30"),
                           Happening::Suspended, "2024-09-05 12:00");
        QCOMPARE(names(rule, drained(rule, clocks)), QStringList{"warn:0.5 09-05T09:30"});
        clocks = told(rule, clocks, Happening::Resumed, "2024-09-06 12:00");
        QCOMPARE(
            names(rule, drained(rule, clocks)).mid(0, 3),
            (QStringList{"warn:0.5 09-05T09:30", "warn:0.8 09-09T16:30", "overdue 09-10T17:30"}));
    }

    void aPauseOfAnOverdueStepHoldsItsLadder()
    {
        const auto rule = replyRule();
        auto clocks = told(rule, told(rule, {}, Happening::Assigned, "2024-09-02 10:30"),
                           Happening::Suspended, "2024-09-10 10:00");
        QCOMPARE(names(rule, drained(rule, clocks)).last(), QStringLiteral("warn 09-10T08:30"));
        clocks = told(rule, clocks, Happening::Resumed, "2024-09-11 10:00");
        QCOMPARE(names(rule, drained(rule, clocks)).mid(5),
                 (QStringList{"escalate 09-11T17:30", "escalate:2 09-12T17:30"}));
    }

    void anExtensionArmsAgain()
    {
        const auto rule = replyRule();
        const Calendars calendars(office());
        auto clocks = told(rule, {}, Happening::Assigned, "2024-09-02 10:30");
        for (const auto& firing : firingsDue(rule, calendars, clocks, at("2024-09-06 17:00")))
            clocks = marked(std::move(clocks), firing, firing.nominal);
        QCOMPARE(clocks[0].fired.size(), std::size_t{2});
        clocks = apply(
            rule, calendars, std::move(clocks),
            {Happening::Extended, at("2024-09-06 17:00"), kFirst, Scope::Ticket, limit("10wd")});
        QCOMPARE(clocks[0].round, 1);
        QVERIFY(clocks[0].fired.empty());
        const auto next = nextFiring(rule, calendars, clocks);
        QCOMPARE(next->round, 1);
        QVERIFY(next->nominal > at("2024-09-06 17:00"));
        QCOMPARE(names(rule, {drained(rule, clocks)[2]}).first(),
                 QStringLiteral("overdue 09-23T17:30"));
        // What was decided in the old round cannot be marked in the new one.
        const auto stale =
            Firing{0, "reply", kFirst, FiringKind::Overdue, 0, 0, at("2024-09-09 17:30")};
        QCOMPARE(marked(clocks, stale, at("2024-09-09 17:30")), clocks);
    }

    void severalClocksShareOneOrder()
    {
        const auto rule = test::rule();
        const Calendars calendars(office());
        auto clocks =
            apply(rule, calendars, {},
                  {Happening::Accepted, at("2024-09-02 09:00"), {}, Scope::Ticket, std::nullopt});
        clocks = told(rule, clocks, Happening::Assigned, "2024-09-02 09:00");
        const auto all = drained(rule, clocks);
        QVERIFY(std::ranges::is_sorted(all, {}, &Firing::nominal));
        std::set<std::tuple<std::size_t, FiringKind, int>> once;
        for (const auto& firing : all)
            QVERIFY(once.insert({firing.clock, firing.kind, firing.index}).second);
        QCOMPARE(all.size(), std::size_t{2 + 4 + 7});
        QCOMPARE(all.front().step, std::string("sign"));
    }

    void saysWhatItIs()
    {
        const auto step = replyStep();
        const auto said = [&](FiringKind kind, int index) {
            return QString::fromStdString(
                chineseName(step, Firing{0, "reply", kFirst, kind, index, 0, {}}));
        };
        QCOMPARE(said(FiringKind::Warning, 1), QStringLiteral("反馈时限已过80%"));
        QCOMPARE(said(FiringKind::Overdue, 0), QStringLiteral("反馈超期"));
        QCOMPARE(said(FiringKind::Rung, 0), QStringLiteral("催办"));
        QCOMPARE(said(FiringKind::Rung, 3), QStringLiteral("升级督办（上2级）"));
    }
};

QTEST_APPLESS_MAIN(TestFiring)
#include "tst_firing.moc"
