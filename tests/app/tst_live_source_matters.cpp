#include "tests/app/live_desk.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::tests;
using session::CallState;

/// 一事一单: several tickets of one call.
class TestLiveSourceMatters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherMatterIsAnotherTicket();
    void aTurnIsTakenBack();
    void aTurnedCallGoesOnAtSubmission();
    void aRefusedTicketOfBeforeComesBack();
    void surgeBetweenTwoMatters();
};

/// Who calls and what was said go on, the form is a new one, and each ticket has its own
/// journal.
void TestLiveSourceMatters::anotherMatterIsAnotherTicket()
{
    Desk desk("two-matters");
    QVERIFY(desk.answered());
    const auto isHinted = [&] {
        const auto& hints = desk.live.session().hints;
        return std::any_of(hints.begin(), hints.end(),
                           [](const session::Hint& hint) { return hint.id == "next_matter"; });
    };
    QVERIFY(QTest::qWaitFor(isHinted, kPatienceMs));
    const auto light = session::valueOf(desk.live.session(), ticket::field::kCategory);
    desk.live.submit(session::Outcome::Dispatched, {});
    const auto first = desk.live.session().submitted->ticket;
    const auto journal = desk.live.recorder().id();
    desk.live.nextMatter();
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.recorder().id() != journal, kPatienceMs);
    QVERIFY(!desk.live.session().submitted);
    QCOMPARE(desk.state(), CallState::Talking);
    QCOMPARE(desk.live.session().matter->before.front().id, first);
    const auto& [number, cards] =
        std::tie(desk.live.session().number, desk.live.session().matter->before);
    QTRY_VERIFY_WITH_TIMEOUT(!cards.front().number.empty(), kPatienceMs);
    QVERIFY(number.empty());
    QTRY_VERIFY_WITH_TIMEOUT(desk.ended, kPatienceMs);
    const auto& desks = desk.live.session();
    QTRY_VERIFY_WITH_TIMEOUT(!session::valueOf(desks, ticket::field::kCategory).empty(),
                             kPatienceMs);
    QVERIFY(session::valueOf(desks, ticket::field::kCategory) != light);
    desk.live.submit(session::Outcome::AnsweredDirectly, {});
    QTRY_VERIFY_WITH_TIMEOUT(!desks.number.empty(), kPatienceMs);
    QVERIFY(desks.number != cards.front().number);
    QVERIFY(desks.submitted->ticket != first);
    for (const auto& id : {first, desks.submitted->ticket}) {
        std::optional<engine::TicketView> stored;
        desk.centre.ticket(id, [&](const engine::TicketView& view) { stored = view; });
        QTRY_VERIFY_WITH_TIMEOUT(stored.has_value(), kPatienceMs);
        QCOMPARE(stored->session == journal, id == first);
        QCOMPARE(ticket::valueOf(stored->fields, ticket::field::kCategory) == light, id == first);
    }
    desk.live.hangUp();
    desk.live.finishWrapUp();
    QCOMPARE(desk.state(), CallState::None);
}

void TestLiveSourceMatters::aTurnIsTakenBack()
{
    Desk desk("two-matters");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(10));
    const auto& session = desk.live.session();
    QVERIFY(desk.turned());
    desk.live.nextMatter();
    QVERIFY(!session.turn);
    desk.live.submit(session::Outcome::Dispatched, {});
    QVERIFY(session.submitted && !session.matter);
    desk.live.hangUp();
}

/// Marked before: with F12 the next form lies there.
void TestLiveSourceMatters::aTurnedCallGoesOnAtSubmission()
{
    Desk desk("two-matters");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(10));
    const auto& session = desk.live.session();
    QVERIFY(desk.turned());
    QCOMPARE(*session.turn, 10);
    QTRY_VERIFY_WITH_TIMEOUT(session::valueOf(session, ticket::field::kSummary).find("老年") ==
                                 std::string::npos,
                             kPatienceMs);
    desk.live.submit(session::Outcome::Dispatched, {});
    QVERIFY(session.matter && !session.submitted && !session.turn);
    QCOMPARE(session.matter->utterance, 10);
    QTRY_COMPARE_WITH_TIMEOUT(
        QString::fromStdString(session::valueOf(session, ticket::field::kCategory)),
        QStringLiteral("100204"), kPatienceMs);
    desk.live.hangUp();
}

/// The centre refuses the first ticket when the second is being written: it is said which, and
/// after the call it is open again.
void TestLiveSourceMatters::aRefusedTicketOfBeforeComesBack()
{
    Desk desk("two-matters");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(10));
    const auto& session = desk.live.session();
    QVERIFY(desk.turned());
    desk.live.chooseUnit(QStringLiteral("nobody"), QStringLiteral("无此单位"));
    desk.live.submit(session::Outcome::Dispatched, {});
    QVERIFY(session.matter);
    const auto isNamed = [&] {
        return std::any_of(desk.notices.begin(), desk.notices.end(), [](const QString& words) {
            return words.contains(QStringLiteral("“路灯不亮”"));
        });
    };
    QVERIFY(QTest::qWaitFor(isNamed, kPatienceMs));
    QVERIFY(session.matter->before.front().number.empty());
    const auto first = session.matter->before.front().id;
    desk.live.submit(session::Outcome::AnsweredDirectly, {});
    desk.live.hangUp();
    desk.live.finishWrapUp();
    QCOMPARE(desk.state(), CallState::WrapUp);
    QVERIFY(session.refusal && !session.matter);
    desk.live.chooseUnit(QStringLiteral("chengguan"), QStringLiteral("城管局"));
    desk.live.submit(session::Outcome::Dispatched, {});
    QVERIFY(session.submitted && session.submitted->ticket == first);
    QTRY_VERIFY_WITH_TIMEOUT(!session.number.empty(), kPatienceMs);
    desk.live.finishWrapUp();
    QCOMPARE(desk.state(), CallState::None);
}

void TestLiveSourceMatters::surgeBetweenTwoMatters()
{
    Desk desk("two-matters");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(10));
    const auto& session = desk.live.session();
    desk.live.submit(session::Outcome::Dispatched, {});
    desk.live.switchSurge(true, QStringLiteral("暴雪"));
    QSignalSpy surge(&desk.live, &sources::SessionSource::surgeChanged);
    QTRY_VERIFY_WITH_TIMEOUT(surge.size() > 0, kPatienceMs);
    QVERIFY(!session.shortForm); // what is on its way stays as it is
    desk.live.nextMatter();
    QTRY_VERIFY_WITH_TIMEOUT(session.matter, kPatienceMs);
    QVERIFY(session.shortForm);
    desk.live.hangUp();
}

QTEST_GUILESS_MAIN(TestLiveSourceMatters)
#include "tst_live_source_matters.moc"
