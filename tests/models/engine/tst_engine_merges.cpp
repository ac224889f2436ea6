#include <QTest>

#include "tests/models/engine/desk.h"
#include "tests/models/engine/differences.h"

#include "models/engine/ticket_fold.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using TicketState = ticket::State;

namespace {

MergeTicket mergeOf(const char* ticket, const char* into)
{
    return {TicketId{ticket}, TicketId{into}};
}

const StepView* step(const TicketView& view, const char* name)
{
    const StepView* found = nullptr;
    for (const auto& one : view.steps)
        if (one.step == name)
            found = &one;
    return found;
}

/// Two callers about the same building site.
struct Two : Desk {
    Two()
    {
        give(taker(), submission("t1"));
        wait(std::chrono::minutes(10));
        give(taker("T02"), submission("t2"));
    }
};

} // namespace

/// 并单: one piece of work, and every caller keeps number, promise and callback.
class TestMerges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCallersPromiseRunsOn();
    void theUnitHasOneClock();
    void oneReplyAnswersBoth();
    void eachIsCalledBackByItself();
    void redoOfAFollowerGoesToTheUnitThatAnswered();
    void splittingBringsItBackToTheDispatchers();
    void aSuspendedTicketGoesOnWhenItIsMerged();
    void refusals_data();
    void refusals();
    void noChains();
    void submittedAsARepeat();
    void aSubmissionIsNeverLostForTheMerge();
    void submittedAsARedo();
    void aRestartKnowsWhoFollows();
    void aFailedCommitUndoesTheLink();
};

void TestMerges::theCallersPromiseRunsOn()
{
    Two desk;
    const auto number = desk.ticket("t2").number;
    const auto due = step(desk.ticket("t2"), "promise")->due;
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t2", "t1")), std::string("ok"));
    const auto& view = desk.ticket("t2");
    QVERIFY(view.state == TicketState::Merged);
    QCOMPARE(view.number, number);
    QCOMPARE(view.mergedIntoNumber, desk.ticket("t1").number);
    QVERIFY(step(view, "promise")->due == due);
    QVERIFY(!step(view, "promise")->stoppedAt);
}

void TestMerges::theUnitHasOneClock()
{
    Two desk;
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    QVERIFY(step(desk.ticket("t2"), "sign")->stoppedAt.has_value());
    QVERIFY(!step(desk.ticket("t1"), "sign")->stoppedAt.has_value());
    QCOMPARE(desk.outcome(staffOf("hq-cg"), SignTicket{TicketId{"t2"}}),
             std::string("illegal_transition"));
    QCOMPARE(desk.outcome(staffOf("hq-cg"), ReplyTicket{TicketId{"t2"}, Personal{"已办"}}),
             std::string("illegal_transition"));
}

void TestMerges::oneReplyAnswersBoth()
{
    Two desk;
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    desk.give(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    QCOMPARE(desk.outcome(staffOf("hq-cg"), ReplyTicket{TicketId{"t1"}, Personal{"已责令停工"}}),
             std::string("ok"));
    for (const char* id : {"t1", "t2"}) {
        QVERIFY(desk.ticket(id).state == TicketState::Replied);
        QCOMPARE(desk.ticket(id).reply.value, std::string("已责令停工"));
        QVERIFY(!step(desk.ticket(id), "callback")->stoppedAt);
    }
    QVERIFY(desk.state().followersOf(TicketId{"t1"}).empty());
}

void TestMerges::eachIsCalledBackByItself()
{
    Two desk;
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    desk.give(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    desk.give(staffOf("hq-cg"), ReplyTicket{TicketId{"t1"}, Personal{"已责令停工"}});
    desk.give(caller(), RecordCallback{TicketId{"t1"}, true, true, "satisfied", ""});
    QVERIFY(desk.ticket("t1").state == TicketState::CalledBack);
    QVERIFY(desk.ticket("t2").state == TicketState::Replied);
    desk.give(caller(), RecordCallback{TicketId{"t2"}, true, false, "dissatisfied", "夜里又开工"});
    QCOMPARE(desk.ticket("t2").satisfaction, std::string("dissatisfied"));
}

void TestMerges::redoOfAFollowerGoesToTheUnitThatAnswered()
{
    Desk desk;
    desk.give(taker(), submission("t1"));
    auto second = submission("t2");
    second.lead = {};
    desk.give(taker(), second);
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    desk.give(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    desk.give(staffOf("hq-cg"), ReplyTicket{TicketId{"t1"}, Personal{"已责令停工"}});
    QCOMPARE(desk.outcome(caller(), RedoTicket{TicketId{"t2"}, "又开工了"}), std::string("ok"));
    QCOMPARE(leadOf(desk.ticket("t2")).str(), std::string("hq-cg"));
}

void TestMerges::splittingBringsItBackToTheDispatchers()
{
    Two desk;
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    QCOMPARE(desk.outcome(dispatcher(), SplitTicket{TicketId{"t2"}, "不是同一工地"}),
             std::string("ok"));
    const auto& view = desk.ticket("t2");
    QVERIFY(view.state == TicketState::Accepted);
    QVERIFY(view.awaitingDispatch);
    QVERIFY(!view.mergedInto);
    QVERIFY(desk.state().followersOf(TicketId{"t1"}).empty());
    QCOMPARE(desk.outcome(dispatcher(), DispatchTicket{TicketId{"t2"}, UnitId{"wb-cg"}, {}, ""}),
             std::string("ok"));
    QCOMPARE(desk.outcome(dispatcher(), SplitTicket{TicketId{"t2"}, ""}),
             std::string("illegal_transition"));
}

/// What its unit waited for is over when the ticket leaves it: no clock stands still for ever.
void TestMerges::aSuspendedTicketGoesOnWhenItIsMerged()
{
    Two desk;
    const auto lead = leadOf(desk.ticket("t2"));
    desk.give(staffOf(lead.str().c_str()), SignTicket{TicketId{"t2"}});
    QCOMPARE(desk.outcome(staffOf(lead.str().c_str()), SuspendTicket{TicketId{"t2"}, "等材料"}),
             std::string("ok"));
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t2", "t1")), std::string("ok"));
    QCOMPARE(desk.count<TicketResumed>(), std::size_t{1});
    std::size_t pauses = 0;
    for (const auto& clock : desk.state().ticket(TicketId{"t2"})->clocks)
        for (const auto& pause : clock.pauses) {
            QVERIFY2(pause.span.to, clock.step.c_str());
            ++pauses;
        }
    QVERIFY(pauses > 0);
}

void TestMerges::refusals_data()
{
    QTest::addColumn<QString>("ticket");
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("code");
    QTest::newRow("itself") << "t1"
                            << "t1"
                            << "merged_with_itself";
    QTest::newRow("into nothing") << "t1"
                                  << "t9"
                                  << "unknown_ticket";
    QTest::newRow("nothing") << "t9"
                             << "t1"
                             << "unknown_ticket";
    QTest::newRow("into an answered one") << "t1"
                                          << "t3"
                                          << "cannot_merge_into";
    QTest::newRow("an answered one") << "t3"
                                     << "t1"
                                     << "illegal_transition";
}

void TestMerges::refusals()
{
    QFETCH(QString, ticket);
    QFETCH(QString, into);
    QFETCH(QString, code);
    Two desk;
    auto answered = submission("t3");
    answered.outcome = session::Outcome::AnsweredDirectly;
    desk.give(taker(), answered);
    const auto before = desk.log.events().size();
    QCOMPARE(QString::fromStdString(
                 desk.outcome(dispatcher(), MergeTicket{TicketId{ticket.toStdString()},
                                                        TicketId{into.toStdString()}})),
             code);
    QCOMPARE(desk.log.events().size(), before);
}

void TestMerges::noChains()
{
    Two desk;
    desk.give(taker(), submission("t3"));
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t3", "t2")), std::string("cannot_merge_into"));
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t1", "t3")), std::string("has_followers"));
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t3", "t1")), std::string("ok"));
    QCOMPARE(desk.state().followersOf(TicketId{"t1"}).size(), std::size_t{2});
}

void TestMerges::submittedAsARepeat()
{
    Desk desk;
    desk.give(taker(), submission("t1"));
    auto repeat = submission("t2");
    repeat.mergeInto = TicketId{"t1"};
    const auto answer = desk.give(taker(), repeat);
    QVERIFY(!answer.ticketNumber.empty());
    QVERIFY(desk.ticket("t2").state == TicketState::Merged);
    QVERIFY(step(desk.ticket("t2"), "promise") != nullptr);
    QVERIFY(!step(desk.ticket("t2"), "promise")->stoppedAt);
    QVERIFY(desk.ticket("t2").assignments.empty());
}

void TestMerges::aSubmissionIsNeverLostForTheMerge()
{
    Desk desk;
    auto answered = submission("t1");
    answered.outcome = session::Outcome::AnsweredDirectly;
    desk.give(taker(), answered);
    for (const char* into : {"t1", "t9"}) {
        auto repeat = submission((std::string("into-") + into).c_str());
        repeat.mergeInto = TicketId{into};
        const auto answer = desk.give(taker(), repeat);
        QVERIFY(!answer.ticketNumber.empty());
        const auto& view = desk.ticket(repeat.ticket.str().c_str());
        QVERIFY(view.state == TicketState::Accepted);
        QVERIFY(view.awaitingDispatch);
        QVERIFY(!view.mergedInto);
    }
}

void TestMerges::submittedAsARedo()
{
    Desk desk;
    desk.give(taker(), submission("t1"));
    auto again = submission("t2");
    again.earlier = TicketId{"t1"};
    desk.give(taker(), again);
    QVERIFY(desk.ticket("t2").earlier == TicketId{"t1"});
    auto unknown = submission("t3");
    unknown.earlier = TicketId{"t9"};
    QCOMPARE(desk.outcome(taker(), unknown), std::string("ok"));
    QVERIFY(!desk.ticket("t3").earlier);
}

void TestMerges::aRestartKnowsWhoFollows()
{
    Two desk;
    desk.give(dispatcher(), mergeOf("t2", "t1"));
    const auto before = desk.state();
    desk.reopen();
    QCOMPARE(differences(before, desk.state()), std::string());
    desk.give(staffOf("hq-cg"), SignTicket{TicketId{"t1"}});
    desk.give(staffOf("hq-cg"), ReplyTicket{TicketId{"t1"}, Personal{"已办"}});
    QVERIFY(desk.ticket("t2").state == TicketState::Replied);
}

void TestMerges::aFailedCommitUndoesTheLink()
{
    Two desk;
    desk.log.failOnce(Error{"disk_full", ""});
    QCOMPARE(desk.outcome(dispatcher(), mergeOf("t2", "t1")), std::string("disk_full"));
    QVERIFY(desk.state().followersOf(TicketId{"t1"}).empty());
    QVERIFY(desk.ticket("t2").state == TicketState::Dispatched);
}

QTEST_APPLESS_MAIN(TestMerges)
#include "tst_engine_merges.moc"
