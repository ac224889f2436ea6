#include "models/sla/deadline.h"
#include "models/sla/policy_check.h"
#include "models/sla/promise.h"
#include "tests/models/sla/policy_fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;
using ticket::Kind;
using ticket::Urgency;

namespace {

Rule ruleFor(const char* id, Conditions when)
{
    auto made = rule();
    made.id = id;
    made.when = std::move(when);
    return made;
}

/// One rule a dimension, the general one first.
Policy city()
{
    auto policy = test::policy();
    const Season winter{std::chrono::month{11} / 15, std::chrono::month{3} / 15};
    const Conditions enquiry{{Kind::Enquiry}, {}, {}, {}, {}, {}};
    const std::vector heating{CategoryCode{"0101"}};
    policy.rules.push_back(ruleFor("enquiry", enquiry));
    policy.rules.push_back(ruleFor("utilities", {{}, {CategoryCode{"01"}}, {}, {}, {}, {}}));
    policy.rules.push_back(ruleFor("heating", {{}, heating, {}, {}, {}, {}}));
    policy.rules.push_back(ruleFor("heating-winter", {{}, heating, {}, {}, {}, winter}));
    policy.rules.push_back(ruleFor("housing", {{}, {}, {}, {}, {kSecond}, {}}));
    policy.rules.push_back(ruleFor("business", {{}, {}, {}, {"business", "mayor"}, {}, {}}));
    policy.rules.push_back(ruleFor("urgent", {{}, {}, {Urgency::Urgent}, {}, {}, {}}));
    policy.rules.push_back(ruleFor("urgent-heating", {{}, heating, {Urgency::Urgent}, {}, {}, {}}));
    policy.rules.push_back(ruleFor("enquiry-again", enquiry));
    return policy;
}

using Break = void (*)(Policy&);

} // namespace

Q_DECLARE_METATYPE(lianxin::sla::Query)
Q_DECLARE_METATYPE(Break)

class TestPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesTheMostSpecificRule_data()
    {
        QTest::addColumn<Query>("query");
        QTest::addColumn<QString>("rule");
        const auto summer = at("2024-07-01 10:00");
        const auto winter = at("2024-12-24 10:00");
        const CategoryCode heating{"010102"};
        const CategoryCode noise{"030101"};
        const auto row = [](const char* name, Query query, const char* rule) {
            QTest::newRow(name) << query << rule;
        };
        row("nothing special", {Kind::Help, noise, Urgency::Normal, "", kFirst, summer}, "general");
        row("kind; of equals the first",
            {Kind::Enquiry, noise, Urgency::Normal, "", kFirst, summer}, "enquiry");
        row("category beats kind",
            {Kind::Enquiry, CategoryCode{"0102"}, Urgency::Normal, "", kFirst, summer},
            "utilities");
        row("the longer prefix", {Kind::Help, heating, Urgency::Normal, "", kFirst, summer},
            "heating");
        row("in season", {Kind::Help, heating, Urgency::Normal, "", kFirst, winter},
            "heating-winter");
        row("first day of the season",
            {Kind::Help, heating, Urgency::Normal, "", kFirst, at("2024-11-15 00:00")},
            "heating-winter");
        row("the day before it",
            {Kind::Help, heating, Urgency::Normal, "", kFirst, at("2024-11-14 23:59")}, "heating");
        row("last day of the season",
            {Kind::Help, heating, Urgency::Normal, "", kFirst, at("2025-03-15 23:59")},
            "heating-winter");
        row("unit beats category", {Kind::Help, heating, Urgency::Normal, "", kSecond, winter},
            "housing");
        row("colour beats unit", {Kind::Help, heating, Urgency::Normal, "mayor", kSecond, winter},
            "business");
        row("urgency beats colour", {Kind::Help, noise, Urgency::Urgent, "mayor", kSecond, winter},
            "urgent");
        row("urgency and category", {Kind::Help, heating, Urgency::Urgent, "", kFirst, summer},
            "urgent-heating");
        row("no prefix of a shorter code",
            {Kind::Help, CategoryCode{"0"}, Urgency::Normal, "", kFirst, winter}, "general");
    }
    void choosesTheMostSpecificRule()
    {
        QFETCH(Query, query);
        const auto policy = city();
        const auto* found = match(policy, query);
        QVERIFY(found);
        QTEST(QString::fromStdString(found->id), "rule");
    }

    void hasNoRuleWhereNoneHolds()
    {
        auto policy = test::policy();
        policy.rules[0].when.kinds = {Kind::Praise};
        QVERIFY(!match(policy, {}));
    }

    void soundPoliciesHaveNoProblems()
    {
        QVERIFY(validate(test::policy()).empty());
        QVERIFY(validate(city()).empty());
    }

    void findsProblems_data()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* code, Break breakIt) {
            QTest::newRow(code) << breakIt << code;
        };
        row("policy.version", [](Policy& p) { p.version.clear(); });
        row("policy.no_fallback", [](Policy& p) { p.rules[0].when.kinds = {Kind::Help}; });
        row("policy.scores", [](Policy& p) { p.scores = {0, 0, 0}; });
        QTest::newRow("a weight below nothing") << Break([](Policy& p) {
            p.scores = {1, -1, 1};
        }) << "policy.scores";
        row("calendar.no_working_time", [](Policy& p) { p.hours = {}; });
        row("calendar.hours", [](Policy& p) {
            p.specialDays = {{date("2024-01-01"), "", {{5, 1}}}};
        });
        row("rule.id", [](Policy& p) { p.rules[0].id.clear(); });
        row("rule.twice", [](Policy& p) { p.rules.push_back(p.rules[0]); });
        row("rule.name", [](Policy& p) { p.rules[0].name.clear(); });
        row("rule.empty", [](Policy& p) { p.rules[0].steps.clear(); });
        row("rule.category", [](Policy& p) {
            p.rules.push_back(ruleFor("x", {{}, {CategoryCode{"01a"}}, {}, {}, {}, {}}));
        });
        row("rule.season", [](Policy& p) {
            p.rules.push_back(
                ruleFor("x", {{},
                              {},
                              {},
                              {},
                              {},
                              Season{std::chrono::month{2} / 30, std::chrono::month{3} / 1}}));
        });
        row("step.id", [](Policy& p) { p.rules[0].steps[1].id.clear(); });
        row("step.twice", [](Policy& p) { p.rules[0].steps[1].id = p.rules[0].steps[0].id; });
        row("step.name", [](Policy& p) { p.rules[0].steps[1].name.clear(); });
        row("step.start", [](Policy& p) { p.rules[0].steps[1].start.clear(); });
        row("step.stop", [](Policy& p) { p.rules[0].steps[1].stop.clear(); });
        row("step.overlap",
            [](Policy& p) { p.rules[0].steps[1].cancel.push_back(Happening::Assigned); });
        row("step.promise_restarts",
            [](Policy& p) { p.rules[0].steps[0].start.push_back(Happening::Assigned); });
        row("step.pause",
            [](Policy& p) { p.rules[0].steps[1].pauses[0].to = Happening::Suspended; });
        row("step.limit", [](Policy& p) { p.rules[0].steps[1].limit.count = 0; });
        row("step.extension", [](Policy& p) { p.rules[0].steps[1].maxExtension = Duration{}; });
        row("step.warning", [](Policy& p) { p.rules[0].steps[1].warnAt = {0.8, 0.5}; });
        row("step.ladder", [](Policy& p) {
            std::swap(p.rules[0].steps[2].ladder[0], p.rules[0].steps[2].ladder[1]);
        });
        row("step.nobody", [](Policy& p) {
            p.rules[0].steps[0].ladder = {{Supervision::Escalate, limit("1h"), 1}};
        });
        row("step.levels", [](Policy& p) { p.rules[0].steps[1].ladder[1].levels = 0; });
    }
    void findsProblems()
    {
        QFETCH(Break, breakIt);
        auto policy = test::policy();
        breakIt(policy);
        const auto problems = validate(policy);
        QCOMPARE(problems.size(), std::size_t{1});
        QTEST(QString::fromStdString(problems[0].error.code), "code");
    }

    void saysWhereAProblemIs()
    {
        auto policy = city();
        policy.rules[3].steps[2].limit.count = -1;
        const auto problems = validate(policy);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(*problems[0].rule, std::size_t{3});
        QCOMPARE(*problems[0].step, std::size_t{2});
    }

    void makesEveryUnitsCalendar()
    {
        auto policy = test::policy();
        policy.unitCalendars = {{kFirst, everyDay("00:00-24:00"), Holidays::Ignored, {}}};
        const auto calendars = makeCalendars(policy, someYears(), "2024-a").value();
        QVERIFY(calendars.of(kFirst).isWorking(at("2024-10-01 03:00")));
        QVERIFY(!calendars.of(kSecond).isWorking(at("2024-10-01 10:00")));
        QCOMPARE(calendars.of(kFirst).version(), std::string("2024-a"));
        policy.unitCalendars[0].hours->week[0] = {{9, 3}};
        QCOMPARE(makeCalendars(policy, {}, "1").error().detail,
                 std::string("water-company: 00:09-00:03"));
    }

    void namesReadBack()
    {
        for (const auto happening : kHappenings) {
            QCOMPARE(parseHappening(name(happening)), happening);
            QCOMPARE(parseHappening(chineseName(happening)), happening);
        }
        for (const auto charge : {Charge::Caller, Charge::Assignment, Charge::Centre})
            QCOMPARE(parseCharge(name(charge)), charge);
        for (const auto action : {Supervision::Urge, Supervision::Warn, Supervision::Escalate})
            QCOMPARE(parseSupervision(name(action)), action);
        QVERIFY(!parseHappening("whatever"));
    }

    void promisesWhatWillFollow()
    {
        const auto all = promises(rule(), Calendars(office()), at("2024-09-02 10:00"), kFirst);
        QStringList lines;
        for (const auto& promise : all)
            lines << QString::fromStdString(promise.name) + QStringLiteral("：") +
                         QString::fromStdString(promise.why);
        const QStringList expected{
            "签收：9月2日（周一）10:00起算，120个工作分钟，到9月2日（周一）12:00止",
            "反馈：9月3日（周二）起算，5个工作日，到9月9日（周一）17:30止",
            "回访：9月10日（周二）起算，1个工作日，到9月10日（周二）17:30止",
            "办结答复：9月3日（周二）起算，7个工作日，到9月11日（周三）17:30止"};
        QCOMPARE(lines, expected);
    }

    void aStepEndedInPassingDoesNotBringTheNextForward()
    {
        auto made = rule();
        auto contact = signStep();
        contact.id = contact.name = std::string("contact");
        contact.stop = {Happening::FirstContact, Happening::Replied};
        contact.limit = limit("24h");
        made.steps.push_back(contact);
        auto archive = callbackStep();
        archive.id = archive.name = std::string("archive");
        archive.start = {Happening::Answered, Happening::Evaluated};
        made.steps.push_back(archive);
        const auto all = promises(made, Calendars(office()), at("2024-09-02 10:00"), kFirst);
        QCOMPARE(all.size(), std::size_t{5});
        const auto callback = std::ranges::find(all, std::string("callback"), &Promise::step);
        QCOMPARE(text(callback->from), text(at("2024-09-09 17:30")));
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
