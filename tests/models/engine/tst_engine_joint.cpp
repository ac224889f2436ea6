#include <QTest>

#include "models/engine/unit_figures.h"
#include "tests/models/engine/desk.h"

#include "models/engine/ticket_fold.h"

#include <algorithm>

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

const TicketId kTicket{"t1"};

/// hq-cg leads, heat-co helps: 吹哨报到.
SubmitTicket joint()
{
    auto command = submission();
    command.helpers = {UnitId{"heat-co"}};
    return command;
}

const StepView* step(const Desk& desk, const char* name, const char* unit)
{
    const auto& steps = desk.ticket().steps;
    const auto it = std::find_if(steps.rbegin(), steps.rend(), [&](const StepView& one) {
        return one.step == name && one.unit == UnitId{unit};
    });
    return it == steps.rend() ? nullptr : &*it;
}

} // namespace

/// 联办: lead and helpers sign and reply each for themselves; the lead answers for the ticket.
class TestJoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSignsForItself();
    void eachHasItsOwnClock();
    void aHelpersReplyGoesToTheLead();
    void theLeadsReplyEndsTheHelpersPart();
    void aRedoBeginsWithAllOfThem();
    void anotherDispatchReleasesThem();
    void inWhichStates_data();
    void inWhichStates();
    void refuses();
    void ofTwoHelpersEachIsItself();
};

void TestJoint::eachSignsForItself()
{
    Desk desk;
    desk.give(taker(), joint());
    QCOMPARE(desk.outcome(staffOf("heat-co"), SignTicket{kTicket}), std::string("ok"));
    QCOMPARE(desk.ticket().state, ticket::State::Dispatched);
    QVERIFY(!desk.ticket().assignments.front().signedAt);
    const auto* part = partOf(desk.ticket(), UnitId{"heat-co"});
    QVERIFY(part);
    QCOMPARE(part->signedAt, std::optional{desk.clock.now()});
    QCOMPARE(desk.outcome(staffOf("heat-co"), SignTicket{kTicket}), std::string("already_signed"));
    desk.wait(1min);
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SignTicket{kTicket}), std::string("ok"));
    QCOMPARE(desk.ticket().state, ticket::State::Signed);
    QCOMPARE(desk.count<TicketSigned>(), std::size_t{1});
    QCOMPARE(desk.all<HelperSigned>().front().unit, UnitId{"heat-co"});
    desk.reopen();
    QVERIFY(partOf(desk.ticket(), UnitId{"heat-co"}));
}

void TestJoint::eachHasItsOwnClock()
{
    auto withContact = std::make_shared<City>(*city());
    withContact->policy.rules.front().steps.push_back(
        test::step("first_contact", "首次联系", sla::Charge::Assignment,
                   {sla::Happening::Assigned, sla::Happening::Redone},
                   {sla::Happening::FirstContact, sla::Happening::Replied}, "24h"));
    Desk desk(withContact);
    desk.give(taker(), joint());
    QVERIFY(step(desk, "sign", "hq-cg") && step(desk, "sign", "heat-co"));
    QVERIFY(!step(desk, "promise", "heat-co"));
    QVERIFY(step(desk, "first_contact", "hq-cg") && !step(desk, "first_contact", "heat-co"));
    desk.give(staffOf("heat-co"), SignTicket{kTicket});
    QVERIFY(step(desk, "sign", "heat-co")->stoppedAt);
    QVERIFY(!step(desk, "sign", "hq-cg")->stoppedAt);
    desk.wait(3h);
    QVERIFY(step(desk, "sign", "hq-cg")->verdict == Verdict::Missed);
    QVERIFY(step(desk, "sign", "heat-co")->verdict == Verdict::Met);
}

void TestJoint::aHelpersReplyGoesToTheLead()
{
    Desk desk;
    desk.give(taker(), joint());
    const ReplyTicket reply{kTicket, Personal{"已查明热源"}};
    QCOMPARE(desk.outcome(staffOf("heat-co"), reply), std::string("not_signed"));
    desk.give(staffOf("heat-co"), SignTicket{kTicket});
    QCOMPARE(desk.outcome(staffOf("heat-co"), reply), std::string("ok"));
    QCOMPARE(desk.ticket().state, ticket::State::Dispatched);
    QVERIFY(desk.ticket().reply.value.empty());
    QCOMPARE(partOf(desk.ticket(), UnitId{"heat-co"})->reply.value, std::string("已查明热源"));
    QVERIFY(step(desk, "reply", "heat-co")->stoppedAt);
    QVERIFY(!step(desk, "reply", "hq-cg")->stoppedAt);
    QVERIFY2(!step(desk, "callback", ""), "the caller is called back after the lead's answer");
}

void TestJoint::theLeadsReplyEndsTheHelpersPart()
{
    Desk desk;
    desk.give(taker(), joint());
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    QVERIFY(step(desk, "sign", "heat-co")->stoppedAt);
    QVERIFY(step(desk, "sign", "heat-co")->verdict == Verdict::Dropped);
    QVERIFY(step(desk, "reply", "heat-co")->verdict == Verdict::Dropped);
    desk.wait(24h * 20);
    for (const auto& fired : desk.all<ClockFired>())
        QVERIFY2(fired.unit != UnitId{"heat-co"}, fired.rung.c_str());
}

void TestJoint::aRedoBeginsWithAllOfThem()
{
    Desk desk;
    desk.give(taker(), joint());
    desk.give(staffOf("heat-co"), SignTicket{kTicket});
    desk.give(staffOf("hq-cg"), SignTicket{kTicket});
    desk.give(staffOf("hq-cg"), ReplyTicket{kTicket, Personal{"已处理"}});
    desk.wait(1h);
    desk.give(caller(), RedoTicket{kTicket, "来电人不认可"});
    QVERIFY(!partOf(desk.ticket(), UnitId{"heat-co"}));
    QCOMPARE(step(desk, "sign", "heat-co")->startedAt, desk.clock.now());
    QCOMPARE(desk.outcome(staffOf("heat-co"), SignTicket{kTicket}), std::string("ok"));
}

void TestJoint::anotherDispatchReleasesThem()
{
    Desk desk;
    desk.give(taker(), joint());
    desk.give(staffOf("hq-cg"), ReturnTicket{kTicket, "第十二条", ""});
    desk.give(dispatcher(), AdjudicateReturn{kTicket, UnitId{"wb-cg"}, "退单成立"});
    QVERIFY(step(desk, "sign", "heat-co")->verdict == Verdict::Dropped);
    QCOMPARE(desk.outcome(staffOf("heat-co"), SignTicket{kTicket}), std::string("not_your_ticket"));
}

void TestJoint::inWhichStates_data()
{
    QTest::addColumn<int>("acts"); ///< of the lead, before the helper signs
    QTest::addColumn<QString>("code");
    QTest::newRow("dispatched") << 0 << "ok";
    QTest::newRow("signed") << 1 << "ok";
    QTest::newRow("suspended") << 2 << "ok";
    QTest::newRow("replied") << 3 << "illegal_transition";
    QTest::newRow("returned") << 4 << "illegal_transition";
}

void TestJoint::inWhichStates()
{
    QFETCH(int, acts);
    QFETCH(QString, code);
    Desk desk;
    desk.give(taker(), joint());
    const auto lead = staffOf("hq-cg");
    if (acts == 4)
        desk.give(lead, ReturnTicket{kTicket, "第十二条", ""});
    else if (acts > 0)
        desk.give(lead, SignTicket{kTicket});
    if (acts == 2)
        desk.give(lead, SuspendTicket{kTicket, "等待检测"});
    if (acts == 3)
        desk.give(lead, ReplyTicket{kTicket, Personal{"已处理"}});
    QCOMPARE(QString::fromStdString(desk.outcome(staffOf("heat-co"), SignTicket{kTicket})), code);
}

void TestJoint::refuses()
{
    Desk desk;
    desk.give(taker(), joint());
    desk.give(staffOf("heat-co"), SignTicket{kTicket});
    const auto events = desk.log.events().size();
    QCOMPARE(desk.outcome(staffOf("heat-co"), ReplyTicket{kTicket, {}}),
             std::string("missing_text"));
    QCOMPARE(desk.outcome(staffOf("heat-co"), ReturnTicket{kTicket, "第十二条", ""}),
             std::string("not_your_ticket"));
    QCOMPARE(desk.outcome(staffOf("heat-co"), RecordContact{kTicket, true, {}}),
             std::string("not_your_ticket"));
    QCOMPARE(desk.outcome(staffOf("wb-cg"), SignTicket{kTicket}), std::string("unknown_ticket"));
    QCOMPARE(desk.log.events().size(), events);
}

void TestJoint::ofTwoHelpersEachIsItself()
{
    Desk desk;
    auto command = joint();
    command.helpers.push_back(UnitId{"wb-cg"});
    desk.give(taker(), command);
    desk.give(staffOf("wb-cg"), SignTicket{kTicket});
    QVERIFY(partOf(desk.ticket(), UnitId{"wb-cg"}));
    QVERIFY(!partOf(desk.ticket(), UnitId{"heat-co"}));
    QVERIFY(!step(desk, "sign", "heat-co")->stoppedAt);
    QVERIFY(step(desk, "sign", "wb-cg")->stoppedAt);
}

QTEST_APPLESS_MAIN(TestJoint)
#include "tst_engine_joint.moc"
