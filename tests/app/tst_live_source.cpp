#include "tests/app/live_desk.h"

#include "models/wire/session_json.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lianxin;
using namespace lianxin::tests;
using session::CallState;

/// What a person does at a desk becomes an event of the call, and where the centre must know, a
/// command.
class TestLiveSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCallComesWithItsPast();
    void holdingStopsTheTalk();
    void aTypedValueStands();
    void lookingUpKnowledge();
    void lookingUpBetweenCalls();
    void theHotTopicFollowsThePlace();
    void ticketsNearbyFollowTheMatter();
    void listsThatAreNotHere();
    void whoTakesNoCallsSignsInNoSeat();
    void aGuideIsWalkedByKeys();
    void anEarlierTicketIsDoneAgain();
    void aClosedTicketTakesNoRepeat();
    void aRefusalNeedsItsClause();
    void oneSubmissionACall();
    void theDeskIsFreeAfterWrapUp();
    void anEmergencyLineIsToldWhatItIsAbout();
    void oneKeyHandsOver();
    void onlyAJoinedLineIsHandedOverTo();
    void surgeModeShortensTheForm();
    void aMarkGoesWithTheTicket();
    void aBreakIsTheCentresToGrant();
};

void TestLiveSource::theCallComesWithItsPast()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    const auto& offer = desk.live.session().offer;
    QCOMPARE(offer.history.size(), std::size_t{2});
    QVERIFY(!offer.callerName.value.empty());
    QVERIFY(!offer.offeredBecause.empty());
}

void TestLiveSource::holdingStopsTheTalk()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(2));
    desk.live.hold();
    QCOMPARE(desk.state(), CallState::Held);
    desk.live.hangUp();
    QCOMPARE(desk.state(), CallState::WrapUp);
    desk.live.resume();
    QCOMPARE(desk.state(), CallState::WrapUp);
    QCOMPARE(desk.recorded<session::CallResumed>(), std::ptrdiff_t{0});
}

void TestLiveSource::aTypedValueStands()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    desk.live.edit("caller_name", QStringLiteral("赵老师"), QStringLiteral("赵老师"));
    QVERIFY(desk.said(8));
    QTRY_VERIFY_WITH_TIMEOUT(
        !session::valueOf(desk.live.session(), ticket::field::kCategory).empty(), kPatienceMs);
    QCOMPARE(session::valueOf(desk.live.session(), ticket::field::kCallerName),
             std::string("赵老师"));
}

void TestLiveSource::lookingUpKnowledge()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    desk.live.searchKnowledge(QStringLiteral("公积金"));
    const auto has = [&](const char* word) {
        const auto& answers = desk.live.session().answers;
        return !answers.empty() && answers.front().title.find(word) != std::string::npos;
    };
    QTRY_VERIFY_WITH_TIMEOUT(has("公积金"), kPatienceMs);
    // The talk goes on, and what was looked up stays on screen.
    QVERIFY(desk.said(6));
    QTest::qWait(0);
    QVERIFY(has("公积金"));
    desk.live.searchKnowledge({});
    QTRY_VERIFY_WITH_TIMEOUT(!has("公积金") && !desk.live.session().answers.empty(), kPatienceMs);
}

void TestLiveSource::lookingUpBetweenCalls()
{
    Desk desk(nullptr);
    desk.live.searchKnowledge(QStringLiteral("公积金"));
    const auto& desks = desk.live;
    QTRY_VERIFY_WITH_TIMEOUT(!desks.session().answers.empty(), kPatienceMs);
    QVERIFY(desk.live.recorder().events().empty());
    desk.live.searchKnowledge({});
    QVERIFY(desks.session().answers.empty());
    desk.live.searchKnowledge(QStringLiteral("公积金"));
    QTRY_VERIFY_WITH_TIMEOUT(!desks.session().answers.empty(), kPatienceMs);
    desk.centre.start(scenario(ScenarioId("fire")).value());
    QVERIFY(desk.answered());
    QVERIFY(desks.session().answers.empty());
}

void TestLiveSource::theHotTopicFollowsThePlace()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    const auto topic = [&] { return desk.live.session().topic; };
    QTRY_VERIFY_WITH_TIMEOUT(topic().has_value(), kPatienceMs);
    QCOMPARE(topic()->title, std::string("阳光小区 · 室温不达标"));
    QCOMPARE(topic()->today, 12);
    QCOMPARE(topic()->tickets.size(), std::size_t{2});
    const auto& last = desk.centre.asked.back();
    QVERIFY(!last.category.empty() && !last.ticket.empty());
    QCOMPARE(last.district, DistrictCode("990101"));
    desk.live.edit("place", QStringLiteral("红旗区 锦绣家园"), QStringLiteral("红旗区 锦绣家园"));
    QVERIFY(!topic());
    const auto times = desk.centre.asked.size();
    desk.live.edit("caller_name", QStringLiteral("赵老师"), QStringLiteral("赵老师"));
    QCOMPARE(desk.centre.asked.size(), times);
    QVERIFY(session::foldAll(desk.live.recorder().events()) == desk.live.session());
}

void TestLiveSource::ticketsNearbyFollowTheMatter()
{
    Desk desk("heating");
    for (const char* category : {"020101", "010101"}) {
        engine::TicketView ticket;
        ticket.id = TicketId(category);
        ticket.category = CategoryCode(category);
        desk.centre.near.push_back(ticket);
    }
    QVERIFY(desk.answered());
    const auto first = [&] {
        const auto& nearby = desk.live.session().nearby;
        return nearby.empty() ? std::string() : nearby.front().id.str();
    };
    QTRY_COMPARE_WITH_TIMEOUT(first(), std::string("010101"), kPatienceMs);
    const auto pins = desk.recorded<session::PinPlaced>();
    desk.live.edit("category", QStringLiteral("020101"), QStringLiteral("挪车"));
    QCOMPARE(first(), std::string("020101"));
    QCOMPARE(desk.recorded<session::PinPlaced>(), pins);
    const auto times = desk.recorded<session::NearbyShown>();
    desk.live.edit("caller_name", QStringLiteral("赵老师"), QStringLiteral("赵老师"));
    QCOMPARE(desk.recorded<session::NearbyShown>(), times);
    QVERIFY(session::foldAll(desk.live.recorder().events()) == desk.live.session());
}

void TestLiveSource::listsThatAreNotHere()
{
    Desk desk("heating");
    QSignalSpy listed(&desk.live, &sources::SessionSource::listed);
    desk.live.listTopics();
    desk.live.openTopic(QStringLiteral("t1"));
    desk.live.listAnswersGiven(QStringLiteral("refund"), QStringLiteral("退费"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.notices.count(QStringLiteral("培训沙箱里没有这份清单。")), 3,
                              kPatienceMs);
    QVERIFY(listed.isEmpty());
}

void TestLiveSource::whoTakesNoCallsSignsInNoSeat()
{
    Desk desk(nullptr);
    QSignalSpy taken(&desk.centre, &sync::Centre::snapshotTaken);
    QSignalSpy answered(&desk.centre, &sync::Centre::answered);
    desk.live.setTakesCalls(false);
    desk.centre.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!taken.isEmpty(), kPatienceMs);
    QVERIFY(answered.isEmpty());
}

void TestLiveSource::aGuideIsWalkedByKeys()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    desk.live.openGuide();
    desk.live.chooseGuideKey(QStringLiteral("start"), 0);
    QCOMPARE(desk.recorded<session::GuideUnfolded>(), std::ptrdiff_t{0});
    const auto& guide = desk.live.session().guide;
    QTRY_VERIFY_WITH_TIMEOUT(guide && guide->guide.id.str() == "heating", kPatienceMs);
    desk.live.openGuide();
    desk.live.openGuide();
    QCOMPARE(desk.recorded<session::GuideUnfolded>(), std::ptrdiff_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(guide->heard && guide->heard->option == 0, kPatienceMs);
    desk.live.chooseGuideKey(QStringLiteral("valve"), 0);
    desk.live.chooseGuideKey(QStringLiteral("start"), 9);
    desk.live.chooseGuideKey(QStringLiteral("start"), 0);
    QCOMPARE(desk.recorded<session::GuideStepChosen>(), std::ptrdiff_t{1});
    QCOMPARE(session::standsAt(*guide)->id, std::string("alone"));
    desk.live.stepGuideBack();
    desk.live.stepGuideBack();
    QCOMPARE(desk.recorded<session::GuideSteppedBack>(), std::ptrdiff_t{1});
    QCOMPARE(session::standsAt(*guide)->id, std::string("start"));
    desk.live.foldGuide();
    QVERIFY(!guide->open);
    QVERIFY(session::foldAll(desk.live.recorder().events()) == desk.live.session());
}

void TestLiveSource::anEarlierTicketIsDoneAgain()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    const auto earlier = desk.live.session().offer.history.front().id;
    desk.live.redo(QString::fromStdString(earlier.str()));
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.session().earlier.has_value(), kPatienceMs);
    const auto& now = desk.live.session();
    QVERIFY(!session::valueOf(now, ticket::field::kPlace).empty());
    QVERIFY(now.fields.at("place").value.origin == ticket::Origin::History);
    QCOMPARE(session::leadOf(now)->unit.str(), std::string("heating-company"));
    QVERIFY(now.pin && now.pin->confirmed);
    QVERIFY(desk.said(2));
    desk.live.submit(session::Outcome::Dispatched, {});
    QTRY_VERIFY_WITH_TIMEOUT(!desk.live.session().number.empty(), kPatienceMs);
    std::optional<engine::TicketView> stored;
    desk.centre.ticket(desk.live.session().submitted->ticket,
                       [&](const engine::TicketView& view) { stored = view; });
    QTRY_VERIFY_WITH_TIMEOUT(stored.has_value(), kPatienceMs);
    QVERIFY(stored->earlier == earlier);
}

void TestLiveSource::aClosedTicketTakesNoRepeat()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    const auto& history = desk.live.session().offer.history;
    for (const auto& card : history)
        desk.live.merge(QString::fromStdString(card.id.str()));
    QVERIFY(!desk.live.session().merge);
    QVERIFY(desk.notices.join(QString()).contains(QStringLiteral("不能并入")));
}

void TestLiveSource::aRefusalNeedsItsClause()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    desk.live.submit(session::Outcome::Refused, {});
    QVERIFY(!desk.live.session().submitted);
    QVERIFY(desk.notices.contains(QStringLiteral("不予受理须写明依据的条款。")));
}

void TestLiveSource::oneSubmissionACall()
{
    Desk desk("heating");
    QVERIFY(desk.answered());
    QVERIFY(desk.said(8));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.live.session().moods.empty(), kPatienceMs);
    desk.live.submit(session::Outcome::Dispatched, {});
    desk.live.submit(session::Outcome::AnsweredDirectly, {});
    QTRY_VERIFY_WITH_TIMEOUT(!desk.live.session().number.empty(), kPatienceMs);
    QCOMPARE(desk.recorded<session::TicketSubmitted>(), std::ptrdiff_t{1});
    QCOMPARE(desk.recorded<session::TicketNumbered>(), std::ptrdiff_t{1});
    const auto worst = session::worstMood(desk.live.session());
    QVERIFY(worst > session::Mood::Calm);
    std::optional<engine::TicketView> stored;
    desk.centre.ticket(desk.live.session().submitted->ticket,
                       [&](const engine::TicketView& view) { stored = view; });
    QTRY_VERIFY_WITH_TIMEOUT(stored.has_value(), kPatienceMs);
    QCOMPARE(wire::parseMood(ticket::valueOf(stored->fields, ticket::field::kMood)), worst);
}

void TestLiveSource::theDeskIsFreeAfterWrapUp()
{
    Desk desk("fire");
    QSignalSpy closed(&desk.live, &sources::LiveSource::callClosed);
    QVERIFY(desk.answered());
    QTRY_VERIFY_WITH_TIMEOUT(desk.ended, kPatienceMs);
    desk.live.finishWrapUp();
    QCOMPARE(closed.size(), 0);
    desk.live.hangUp();
    desk.live.finishWrapUp();
    QCOMPARE(closed.size(), 1);
    QCOMPARE(desk.state(), CallState::None);
    QVERIFY(desk.live.recorder().events().empty());
}

void TestLiveSource::anEmergencyLineIsToldWhatItIsAbout()
{
    Desk desk("fire");
    std::vector<engine::PartyJoined> joined;
    std::string left;
    QObject::connect(&desk.centre, &sync::Centre::happened, &desk.live,
                     [&](const engine::Event& event) {
                         if (const auto* e = std::get_if<engine::PartyJoined>(&event.body))
                             joined.push_back(*e);
                         if (const auto* e = std::get_if<engine::CallEnded>(&event.body))
                             left = e->reason;
                     });
    QVERIFY(desk.answered());
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.live.session().pin &&
            !session::valueOf(desk.live.session(), ticket::field::kSummary).empty(),
        kPatienceMs);
    desk.live.joinParty(QStringLiteral("119"), QStringLiteral("119 火警"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.session().party.has_value(), kPatienceMs);
    QCOMPARE(joined.size(), std::size_t{1});
    QVERIFY(!joined.front().matter.value.empty());
    QVERIFY(!joined.front().place.value.empty());
    QVERIFY(joined.front().point.has_value());
    QCOMPARE(joined.front().number, desk.live.session().offer.number);
    desk.live.joinParty(QStringLiteral("110"), QStringLiteral("110 报警"));
    QTRY_VERIFY_WITH_TIMEOUT(
        std::any_of(desk.notices.begin(), desk.notices.end(),
                    [](const QString& words) { return words.contains(QStringLiteral("第三方")); }),
        kPatienceMs);
    desk.live.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(left, std::string("left_to_party"), kPatienceMs);
    QVERIFY(!desk.live.session().party);
}

void TestLiveSource::oneKeyHandsOver()
{
    Desk desk("fire");
    QVERIFY(desk.answered());
    desk.live.handOver(QStringLiteral("119"), QStringLiteral("119 火警"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.session().party.has_value(), kPatienceMs);
    QVERIFY2(!desk.live.session().submitted, "where it burns may still have to be told");
    QCOMPARE(session::leadOf(desk.live.session())->unit, UnitId("e119"));
    desk.live.edit(QStringLiteral("place"), QStringLiteral("和平里7号楼"),
                   QStringLiteral("和平里7号楼"));
    desk.live.hangUp();
    const auto& submitted = desk.live.session().submitted;
    QVERIFY(submitted.has_value());
    QCOMPARE(submitted->outcome, session::Outcome::HandedOver);
    QCOMPARE(session::valueOf(desk.live.session(), ticket::field::kPlace),
             std::string("和平里7号楼"));
}

/// Somebody else is on the line, or nobody: then the person says what becomes of the ticket.
void TestLiveSource::onlyAJoinedLineIsHandedOverTo()
{
    Desk desk("fire");
    QVERIFY(desk.answered());
    desk.live.chooseUnit(QStringLiteral("e119"), QStringLiteral("119 火警"));
    desk.live.joinParty(QStringLiteral("110"), QStringLiteral("110 报警"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.session().party.has_value(), kPatienceMs);
    desk.live.hangUp();
    QVERIFY(!desk.live.session().submitted);
    desk.live.submit(session::Outcome::Dispatched, {});
    QCOMPARE(desk.live.session().submitted->outcome, session::Outcome::HandedOver);
}

void TestLiveSource::surgeModeShortensTheForm()
{
    Desk desk("heating");
    QSignalSpy told(&desk.live, &sources::SessionSource::surgeChanged);
    QVERIFY(desk.answered());
    QVERIFY(!desk.live.session().shortForm);
    desk.live.switchSurge(true, QStringLiteral("暴雪"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.live.session().shortForm.has_value(), kPatienceMs);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(1).toString(), QStringLiteral("暴雪"));
    desk.live.switchSurge(false, {});
    QTRY_VERIFY_WITH_TIMEOUT(!desk.live.session().shortForm, kPatienceMs);
    QCOMPARE(desk.recorded<session::FormShortened>(), std::ptrdiff_t{2});
}

void TestLiveSource::aMarkGoesWithTheTicket()
{
    Desk desk("heating");
    std::string colour;
    QObject::connect(&desk.centre, &sync::Centre::happened, &desk.live,
                     [&](const engine::Event& event) {
                         if (const auto* e = std::get_if<engine::TicketAccepted>(&event.body))
                             colour = e->colour;
                     });
    QVERIFY(desk.answered());
    QVERIFY(desk.said(8));
    desk.live.chooseColour(QStringLiteral("media"), QStringLiteral("■ 媒体关切"));
    desk.live.submit(session::Outcome::Dispatched, {});
    QTRY_COMPARE_WITH_TIMEOUT(colour, std::string("media"), kPatienceMs);
    desk.live.chooseColour({}, {});
    QVERIFY(desk.live.session().colour.has_value());
}

void TestLiveSource::aBreakIsTheCentresToGrant()
{
    Desk desk("fire");
    QSignalSpy breaks(&desk.live, &sources::SessionSource::breakChanged);
    QVERIFY(desk.answered());
    desk.live.takeBreak(QStringLiteral("用餐"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.notices.isEmpty(), kPatienceMs);
    desk.live.hangUp();
    desk.live.finishWrapUp();
    desk.live.takeBreak(QStringLiteral("用餐"));
    QTRY_COMPARE_WITH_TIMEOUT(breaks.isEmpty() ? QString() : breaks.last().at(0).toString(),
                              QStringLiteral("用餐"), kPatienceMs);
    desk.live.takeBreak({});
    QTRY_COMPARE_WITH_TIMEOUT(breaks.last().at(0).toString(), QString(), kPatienceMs);
}

QTEST_GUILESS_MAIN(TestLiveSource)
#include "tst_live_source.moc"
